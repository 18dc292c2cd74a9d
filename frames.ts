/**
 * `npm run frames`: pictures of the interactive report for the README, in docs/frames. The built command is run in a real
 * terminal (tmux has to be there) on facts files made from the invented example.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { svgOf } from './test/support/ansi-svg.ts'
import { deadFacts, halfUnknownFacts } from './test/support/variants.ts'

const COLUMNS = 100
const ROWS = 30
const SOCKET = `oss-check-frames-${process.pid}`
const example = readFileSync('examples/invented.facts.json', 'utf8')

const FRAMES = [
  { name: 'healthy', title: 'The report of a healthy project', facts: example, keys: ['Down'] },
  { name: 'dead', title: 'The report of a dead project', facts: deadFacts(example), keys: ['Down'] },
  {
    name: 'half-unknown',
    title: 'The report of a project half of which could not be read',
    facts: halfUnknownFacts(example),
    keys: ['Down', 'Down'],
  },
  { name: 'point', title: 'One point with its signals', facts: example, keys: ['Down', 'Down', 'Enter'] },
  {
    name: 'what-if',
    title: 'The same facts for a project under another licence',
    facts: example,
    keys: ['w', 'Right'],
  },
]

const folder = mkdtempSync(join(tmpdir(), 'oss-check-frames-'))
mkdirSync('docs/frames', { recursive: true })
try {
  for (const { name, title, facts, keys } of FRAMES) {
    const file = join(folder, `${name}.facts.json`)
    writeFileSync(file, facts)
    writeFileSync(`docs/frames/${name}.svg`, svgOf(await capture(file, keys), COLUMNS, title))
    console.log(`docs/frames/${name}.svg`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

async function capture(file: string, keys: readonly string[]): Promise<string> {
  const command = `exec '${process.execPath}' dist/bin.js --facts '${file}'`
  tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'frame', '-x', `${COLUMNS}`, '-y', `${ROWS}`, command)
  try {
    await settled((screen) => screen.includes('q quit'))
    for (const key of keys) {
      tmux('send-keys', '-t', 'frame', key)
      await settled(() => true)
    }
    return tmux('capture-pane', '-t', 'frame', '-p', '-e')
  } finally {
    tmux('kill-server')
  }
}

/** Waits until the screen shows what is wanted and no longer changes. */
async function settled(isWanted: (screen: string) => boolean): Promise<void> {
  let last = ''
  for (let tries = 0; tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150))
    const screen = tmux('capture-pane', '-t', 'frame', '-p')
    if (screen === last && isWanted(screen)) return
    last = screen
  }
  throw new Error(`The screen never came to rest:\n${last}`)
}

function tmux(...args: string[]): string {
  return execFileSync('tmux', ['-u', '-L', SOCKET, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', CI: '', NO_COLOR: '', FORCE_COLOR: '' },
  })
}
