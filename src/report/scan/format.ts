import type { Scan } from '../../judging/components/scan-result.ts'
import type { Theme } from '../theme.ts'

/** What a report of a scan is drawn with. Each format takes of it what it draws. */
export interface ScanDrawOptions {
  theme: Theme
  /** Of the terminal, in cells. */
  columns: number
  /** Everything, and not only what is to be looked at. */
  all: boolean
}

/** A scan -> one document. Pure. */
export type DrawScan = (scan: Scan, options: ScanDrawOptions) => string

export interface ScanFormat {
  title: string
  load(): Promise<{ draw: DrawScan }>
}
