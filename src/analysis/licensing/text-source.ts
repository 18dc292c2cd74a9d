import type { Document } from '../../model/facts/documents.ts'
import { readLicenseFile } from './license-files.ts'
import type { LicenseSource } from './license-source.ts'

/** A licence text as a source; null for one that only points to others, or lists theirs. `paths`: of what lies beside it. */
export function textSource(
  document: Document,
  paths: readonly string[],
  where = document.path,
): LicenseSource | null {
  const { readings, said } = readLicenseFile(document, paths)
  return readings === null || readings.length === 0 ? null : { kind: 'text', where, readings, said }
}
