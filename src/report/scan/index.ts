import type { Scan } from '../../judging/components/scan-result.ts'
import type { ScanDrawOptions, ScanFormat } from './format.ts'

/** Every format of the report of a scan; flags and help are made from this table. */
const SCAN_FORMATS = {
  text: { title: 'Text', load: () => import('./text.ts') },
  json: { title: 'JSON', load: () => import('./json.ts') },
  markdown: { title: 'Markdown', load: () => import('./markdown.ts') },
  sarif: { title: 'SARIF', load: () => import('./sarif.ts') },
  junit: { title: 'JUnit', load: () => import('./junit.ts') },
} as const satisfies Readonly<Record<string, ScanFormat>>

export type ScanFormatName = keyof typeof SCAN_FORMATS

// Object.keys widens what the table's type says exactly.
export const SCAN_FORMAT_NAMES = Object.keys(SCAN_FORMATS) as readonly ScanFormatName[]

export async function renderScan(
  format: ScanFormatName,
  scan: Scan,
  options: ScanDrawOptions,
): Promise<string> {
  const { draw } = await SCAN_FORMATS[format].load()
  return draw(scan, options)
}
