import { counted } from '../words.ts'

/** How far a number of people carries. One person is mediocre and not broken: much of what all use hangs on one. */
export function scoreOfHeads(heads: number, enough: number): number {
  if (heads <= 0) return 0
  if (heads >= enough) return 1
  return heads === 1 ? 0.45 : 0.7 + (0.3 * (heads - 2)) / Math.max(1, enough - 2)
}

export function people(count: number): string {
  return counted(count, 'person', 'people')
}
