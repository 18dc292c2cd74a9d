import { jsonText } from '../../text/json-text.ts'
import type { Draw } from './format.ts'

/** One scorecard as an object, several as an array; `schema/scorecard.schema.json` describes each. */
export const draw: Draw = (scorecards) => {
  const [only] = scorecards
  return `${jsonText(scorecards.length === 1 ? only : scorecards, 2)}\n`
}
