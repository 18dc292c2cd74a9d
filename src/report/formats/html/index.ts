import { compare } from '../../compare.ts'
import { viewOf } from '../../view.ts'
import type { Draw } from '../format.ts'
import { toComparisonHtml, toHtml } from './page.ts'

/** One self-contained page. */
export const draw: Draw = (scorecards) => {
  const [only, ...others] = scorecards
  return only !== undefined && others.length === 0
    ? toHtml(viewOf(only))
    : toComparisonHtml(compare(scorecards))
}
