import type { Status } from '../model/rule.ts'
import type { Role } from './wording.ts'

/** Names of the terminal's own sixteen colours, so that the user's palette decides. */
type Colour = 'green' | 'yellow' | 'red' | 'magenta' | 'cyan' | 'gray'

/** Looks by meaning. Colour never says anything alone: the symbol and the word say it too. */
export interface Theme {
  status: Readonly<Record<Status, string>>
  /** Undefined: the terminal's own colour. */
  colour: Readonly<Record<Role | 'accent', Colour | undefined>>
  symbols: Symbols
  /** The terminal shows colours. */
  colours: boolean
  /** Addresses may be written as OSC 8 links. */
  links: boolean
}

interface Symbols {
  pointer: string
  /** Full and empty cell of a bar. */
  bar: { full: string; empty: string }
  /** Rising eighths for small charts; at least two. */
  steps: readonly string[]
  release: string
  rule: string
  bullet: string
  ellipsis: string
  dash: string
  arrows: { up: string; down: string; left: string; right: string }
}

/** `colors` is the door's decision (NO_COLOR, FORCE_COLOR, a terminal or not). */
export function themeOf(terminal: { colors: boolean; unicode: boolean }): Theme {
  return {
    status: terminal.unicode ? UNICODE_STATUS : ASCII_STATUS,
    colour: terminal.colors ? COLOURS : NO_COLOURS,
    symbols: terminal.unicode ? UNICODE : ASCII,
    colours: terminal.colors,
    // The terminals without the alphabet are the ones that print an unknown escape sequence.
    links: terminal.unicode,
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Whether the terminal draws more than ASCII: by its locale, and on Windows by the console it runs in. */
export function drawsUnicode(env: Environment, platform: string): boolean {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return false
  if (platform === 'win32') {
    return Boolean(env.WT_SESSION ?? env.TERM_PROGRAM ?? env.ConEmuTask ?? env.TERM)
  }
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return !locale || /utf-?8/i.test(locale)
}

const UNICODE_STATUS = { pass: '✓', warn: '!', fail: '✗', unknown: '?', 'not-applicable': '–' }
const ASCII_STATUS = { pass: '+', warn: '!', fail: 'x', unknown: '?', 'not-applicable': '-' }

const COLOURS = {
  good: 'green',
  mediocre: 'yellow',
  poor: 'red',
  unknown: 'magenta',
  muted: 'gray',
  accent: 'cyan',
} as const
const NO_COLOURS = {
  good: undefined,
  mediocre: undefined,
  poor: undefined,
  unknown: undefined,
  muted: undefined,
  accent: undefined,
}

const UNICODE: Symbols = {
  pointer: '›',
  bar: { full: '━', empty: '─' },
  steps: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  release: '◆',
  rule: '─',
  bullet: '·',
  ellipsis: '…',
  dash: '–',
  arrows: { up: '↑', down: '↓', left: '←', right: '→' },
}
const ASCII: Symbols = {
  pointer: '>',
  bar: { full: '#', empty: '.' },
  steps: ['_', '.', '-', '=', '+', '*', '#'],
  release: '^',
  rule: '-',
  bullet: '*',
  ellipsis: '~',
  dash: '-',
  arrows: { up: '^', down: 'v', left: '<', right: '>' },
}
