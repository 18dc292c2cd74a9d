import type { Scorecard } from '../../model/scorecard.ts'
import type { TextOptions } from './text.ts'

export type FileFormat = 'text' | 'json' | 'markdown' | 'html' | 'sarif' | 'junit' | 'ndjson'

/** Scorecards -> one document. Each format is behind its own door: the JSON path loads nothing that draws. */
export async function render(
  format: FileFormat,
  scorecards: readonly Scorecard[],
  textOptions: TextOptions,
): Promise<string> {
  if (format === 'json') return (await import('./json.ts')).toJson(scorecards)
  if (format === 'ndjson') return (await import('./json.ts')).toNdjson(scorecards)
  if (format === 'sarif') return (await import('./sarif.ts')).toSarif(scorecards)

  const { viewOf } = await import('../view.ts')
  const views = scorecards.map(viewOf)
  if (format === 'junit') return (await import('./junit.ts')).toJunit(views)

  const [only, ...others] = views
  if (only !== undefined && others.length === 0) {
    if (format === 'markdown') return (await import('./markdown.ts')).toMarkdown(only)
    if (format === 'html') return (await import('./html/page.ts')).toHtml(only)
    return (await import('./text.ts')).toText(only, textOptions)
  }
  const comparison = (await import('../compare.ts')).compare(scorecards)
  if (format === 'markdown') return (await import('./markdown.ts')).toComparisonMarkdown(comparison)
  if (format === 'html') return (await import('./html/page.ts')).toComparisonHtml(comparison)
  return (await import('./compare-text.ts')).toComparisonText(comparison, textOptions)
}
