import type { Change } from '../judging/diff.ts'
import { plainLine } from './plain-line.ts'

const WORDS: Readonly<Record<Change['direction'], string>> = {
  worse: 'worse',
  better: 'better',
  changed: 'changed',
  lost: 'no longer known',
  found: 'now known',
}

/** One line a change, the bad ones first. */
export function toDiffText(name: string, changes: readonly Change[]): string {
  if (changes.length === 0) return `${plainLine(name)}: nothing has changed since the baseline\n`
  const order = Object.keys({ worse: 0, lost: 0, changed: 0, found: 0, better: 0 })
  const sorted = [...changes].sort((a, b) => order.indexOf(a.direction) - order.indexOf(b.direction))
  const lines = sorted.map(
    ({ title, direction, before, after, summary }) =>
      `  ${WORDS[direction]}: ${plainLine(title)}: ${plainLine(before)} -> ${plainLine(after)} (${plainLine(summary)})`,
  )
  return `${plainLine(name)}: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'} since the baseline\n${lines.join('\n')}\n`
}
