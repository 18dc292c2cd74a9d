import { jsonText } from '../../text/json-text.ts'
import type { Draw } from './format.ts'

/** One scorecard a line, for streams of many targets. */
export const draw: Draw = (scorecards) => scorecards.map((scorecard) => `${jsonText(scorecard)}\n`).join('')
