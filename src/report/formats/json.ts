import type { Scorecard } from '../../model/scorecard.ts'

/** One scorecard as an object, several as an array; `schema/scorecard.schema.json` describes each. */
export function toJson(scorecards: readonly Scorecard[]): string {
  const [only] = scorecards
  return `${JSON.stringify(scorecards.length === 1 ? only : scorecards, null, 2)}\n`
}

/** One scorecard a line, for streams of many targets. */
export function toNdjson(scorecards: readonly Scorecard[]): string {
  return scorecards.map((scorecard) => `${JSON.stringify(scorecard)}\n`).join('')
}
