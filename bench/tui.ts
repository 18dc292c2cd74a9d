import { spawn } from 'node:child_process'
import { DEFAULT_POLICY } from '../src/model/policy.ts'
import { finishedSession } from '../src/report/interactive-session.ts'
import { themeOf } from '../src/report/theme.ts'
import { bundledInk } from '../test/support/bundled-ink.ts'
import { named } from '../test/support/scorecard.ts'
import { dead, halfUnknown, healthy } from '../test/support/scorecards.ts'
import { type FakeTerminal, fakeTerminal } from '../test/support/terminal.ts'

/** A key press redraws within this on a report of twenty compared projects. */
const BUDGET_MS = 50
/** The first frame is there this soon after the start. */
const START_BUDGET_MS = 300
/** Longer than Ink holds a second frame back. */
const PAUSE_MS = 50

process.env.NODE_ENV = 'production'
const { show } = await bundledInk()
const cards = Array.from({ length: 20 }, (_, number) =>
  named(`acme/project-${number}`, [healthy, dead, halfUnknown][number % 3]?.() ?? dead()),
)
const effects = { openUrl: async () => {}, copyMarkdown: async () => {}, exportFile: async () => '' }

let worst = 0
for (const [columns, rows] of [
  [80, 24],
  [200, 60],
] as const) {
  const terminal = fakeTerminal(columns, rows)
  const stop = new AbortController()
  const theme = themeOf({ colors: true, unicode: true })
  const shown = show(finishedSession(cards, DEFAULT_POLICY, effects), {
    ...terminal,
    theme,
    signal: stop.signal,
  })
  await pause()
  const keys = [...'jljlhkjl', '\r', ...'jjjjkljj', '\r', ...'jjkj', '\t', '\t', '\u001b[6~', ...'?xwx']
  const times: number[] = []
  const cpuTimes: number[] = []
  for (const key of keys) {
    const { wall, cpu } = await redrawTime(terminal, key)
    times.push(wall)
    cpuTimes.push(cpu)
  }
  stop.abort()
  await shown
  worst = Math.max(worst, ...times)
  console.log(
    `key to frame, 20 projects, ${columns} by ${rows}: ${told(times)}; of the processor ${told(cpuTimes)}`,
  )
}
const starts: number[] = []
for (let run = 0; run < 9; run += 1) {
  const time = await firstFrameTime()
  if (time !== null) starts.push(time)
}
console.log(
  starts.length === 0
    ? 'start to first frame: not measured, script (util-linux) is not there'
    : `start to first frame: ${told(starts)}; at most ${START_BUDGET_MS} ms`,
)
console.log(
  `worst key to frame ${worst.toFixed(1)} ms, at most ${BUDGET_MS} ms: ${worst <= BUDGET_MS ? 'met' : 'MISSED'}`,
)

/** From the start of the process to the first frame, in a pseudo terminal of `script`; null where that is not there. */
function firstFrameTime(): Promise<number | null> {
  return new Promise((resolve) => {
    const start = performance.now()
    const command = `${process.execPath} dist/bin.js --example`
    const child = spawn('script', ['-qfec', command, '/dev/null'], {
      env: { ...process.env, CI: '', TERM: 'xterm' },
    })
    child.once('error', () => resolve(null))
    child.stdout.on('data', (chunk) => {
      if (!String(chunk).includes('acme/widget')) return
      resolve(performance.now() - start)
      child.stdin.write('q')
    })
  })
}

async function redrawTime(terminal: FakeTerminal, key: string): Promise<{ wall: number; cpu: number }> {
  let length = terminal.written().length
  const start = performance.now()
  const used = process.cpuUsage()
  let drawn = { wall: 0, cpu: 0 }
  terminal.press(key)
  while (performance.now() - start < PAUSE_MS || drawn.wall === 0) {
    await new Promise((resolve) => setTimeout(resolve, 1))
    if (performance.now() - start > 1000) break
    if (terminal.written().length === length) continue
    length = terminal.written().length
    const { user, system } = process.cpuUsage(used)
    drawn = { wall: performance.now() - start, cpu: (user + system) / 1000 }
  }
  return drawn
}

function told(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)} ms`
  return `median ${at(0.5)}, p90 ${at(0.9)}, worst ${at(1)}`
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500))
}
