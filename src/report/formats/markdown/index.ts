import { compare } from '../../compare.ts'
import { viewOf } from '../../view.ts'
import type { Draw } from '../format.ts'
import { toComparisonMarkdown } from './comparison.ts'
import { toMarkdown } from './report.ts'

/** What GitHub takes of one step as a job summary is 1 MiB, in UTF-8; something is left for what others add to it. */
const MAX_BYTES = 1_000_000

/** For a job summary or a comment. */
export const draw: Draw = (scorecards) => {
  const [only, ...others] = scorecards
  return only !== undefined && others.length === 0
    ? toMarkdown(viewOf(only), MAX_BYTES)
    : toComparisonMarkdown(compare(scorecards), MAX_BYTES)
}
