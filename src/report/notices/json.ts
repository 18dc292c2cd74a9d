import { jsonText } from '../../text/json-text.ts'
import type { DrawNotices } from './document.ts'

/** `texts` in `components` are indexes into the texts. */
export const draw: DrawNotices = ({ project, components, texts, lacking }) =>
  `${jsonText({ schemaVersion: 1, project, components, texts, lacking }, 2)}\n`
