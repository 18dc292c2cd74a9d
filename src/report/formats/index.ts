import type { Scorecard } from '../../model/scorecard.ts'
import type { DrawOptions, Format } from './format.ts'

/**
 * Every format of a report. Flags, help and the export of the interactive report are made from this table, and the module
 * of each is loaded where it is asked for: the JSON path loads nothing that draws.
 */
export const FORMATS = {
  text: { title: 'Text', ending: 'txt', key: 't', load: () => import('./text/index.ts') },
  json: { title: 'JSON', ending: 'json', key: 'j', load: () => import('./json.ts') },
  ndjson: { title: 'JSON lines', ending: 'ndjson', key: 'n', load: () => import('./ndjson.ts') },
  markdown: { title: 'Markdown', ending: 'md', key: 'm', load: () => import('./markdown/index.ts') },
  html: { title: 'HTML', ending: 'html', key: 'h', load: () => import('./html/index.ts') },
  sarif: { title: 'SARIF', ending: 'sarif', key: 's', load: () => import('./sarif.ts') },
  junit: { title: 'JUnit', ending: 'xml', key: 'u', load: () => import('./junit.ts') },
} as const satisfies Readonly<Record<string, Format>>

export type FormatName = keyof typeof FORMATS

// Object.keys widens what the table's type says exactly.
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[]

/** Scorecards -> one document. */
export async function render(
  format: FormatName,
  scorecards: readonly Scorecard[],
  options: DrawOptions,
): Promise<string> {
  const { draw } = await FORMATS[format].load()
  return draw(scorecards, options)
}
