import { DEFAULT_POLICY } from '../src/policy.ts'
import { finishedSession } from '../src/report/session.ts'
import { themeOf } from '../src/report/theme.ts'
import { bundledInk } from '../test/support/bundled-ink.ts'
import { named } from '../test/support/scorecard.ts'
import { dead, halfUnknown, healthy } from '../test/support/scorecards.ts'
import { type FakeTerminal, fakeTerminal } from '../test/support/terminal.ts'

/** A key press redraws within this on a report of twenty compared projects. */
const BUDGET_MS = 50
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
console.log(`worst ${worst.toFixed(1)} ms, at most ${BUDGET_MS} ms: ${worst <= BUDGET_MS ? 'met' : 'MISSED'}`)

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
