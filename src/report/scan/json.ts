import { jsonText } from '../../text/json-text.ts'
import type { DrawScan } from './format.ts'

export const draw: DrawScan = (scan) => `${jsonText(scan, 2)}\n`
