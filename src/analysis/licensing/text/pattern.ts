import { wordsOf } from './words.ts'

/** A regular expression of the list, over words with single blanks between them. */
export interface WordPattern {
  source: string
  /** How many of its groups stand for anything at all. */
  wildcards: number
}

const PIECES =
  /\\s|\\[.'"()[\]#*?<>/&-]|\[(?:\\.|[^\]\\]){0,99}\]|\(\?:|[\p{L}\p{N}]+|[()|]|\.|\{\d*(?:,\d*)?\}|[?*+]|[^\p{L}\p{N}]/gu
const QUANTIFIER = /^(?:[?*+]|\{\d*(?:,\d*)?\})$/

const known = new Map<string, WordPattern>()

/** "Neither\s+the\s+names?\s+of.+nor" -> "neither *the *names? *of *(.+?) *nor": signs between words mean nothing. */
export function wordPattern(match: string): WordPattern {
  const done = known.get(match)
  if (done) return done
  let source = ''
  let wildcards = 0
  let before: 'blank' | 'wildcard' | 'other' = 'other'
  for (const [piece] of match.matchAll(PIECES)) {
    if (QUANTIFIER.test(piece)) {
      if (before === 'other') source += piece
      continue
    }
    before = 'other'
    if (piece === '.' || piece === '[^.]') {
      source += ' *(.*?) *'
      wildcards += 1
      before = 'wildcard'
    } else if (piece.startsWith('[') && /[\p{L}\p{N}]/u.test(piece) && !/\\[a-z]/.test(piece)) {
      source += piece.toLowerCase()
    } else if (piece === '(' || piece === '(?:') source += '(?:'
    else if (piece === ')' || piece === '|') source += piece
    else if (/^[\p{L}\p{N}]+$/u.test(piece)) source += wordsOf(piece).words.join(' *') || piece.toLowerCase()
    else {
      source += ' *'
      before = 'blank'
    }
  }
  const pattern = { source, wildcards }
  known.set(match, pattern)
  return pattern
}
