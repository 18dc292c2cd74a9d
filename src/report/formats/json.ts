import { jsonText } from '../../text/json-text.ts'
import type { Draw } from './format.ts'

/** The scorecard of one target as an object, of several as an array; `schema/scorecard.schema.json` describes each. */
export const draw: Draw = (scorecards, { several }) => {
  const [only] = scorecards
  return `${jsonText(several ? scorecards : only, 2)}\n`
}
