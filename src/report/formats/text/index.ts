import { withoutCommands } from '../../../text/workflow-commands.ts'
import { compare } from '../../compare.ts'
import { viewOf } from '../../view.ts'
import type { Draw } from '../format.ts'
import { toComparisonText } from './comparison.ts'
import { toText } from './report.ts'

/** For people and logs. Nothing in it is an escape code but our own colours. */
export const draw: Draw = (scorecards, options) => {
  const [only, ...others] = scorecards
  const text =
    only !== undefined && others.length === 0
      ? toText(viewOf(only), options)
      : toComparisonText(compare(scorecards), options)
  return withoutCommands(text)
}
