import { isLicenseName } from '../../../analysis/file-roles/license-names.ts'
import { isLicenseFile, roleOf } from '../../../analysis/file-roles/roles.ts'
import { RequestFault } from '../../../net/fault.ts'
import { cleanText } from '../../../text/untrusted.ts'
import type { LicenseTexts } from '../declared-release.ts'
import type { Tarball } from '../npm/tarball.ts'

/** Nobody writes a longer licence. */
const LARGEST_TEXT_BYTES = 1_000_000
const README = /^readme(?:\.\w+)?$/i

/**
 * Whether a file of an archive may tell its terms, so that its content has to be kept. Those of vendored parts too: what is in
 * the archive comes along. `pointed`: paths that its manifest names.
 */
export function mayTellTerms(path: string, bytes: number, pointed: readonly string[] = []): boolean {
  return isNamedSo(path, pointed) && bytes <= LARGEST_TEXT_BYTES
}

/** Throws RequestFault for an archive that was not read to its end. */
export function licenseTextsIn({ entries, cut }: Tarball, pointed: readonly string[] = []): LicenseTexts {
  if (cut !== null) throw new RequestFault('incomplete', cut, { final: true })
  const files = entries.filter(({ path, kind, safe }) => kind === 'file' && safe && isNamedSo(path, pointed))
  const contents = files.map(({ path, content }) => ({
    path,
    text: content === null ? null : Buffer.from(content).toString('utf8'),
  }))
  const tells = files.some(
    ({ path }) => pointed.includes(path) || (isLicenseFile(path) && !path.includes('/')),
  )
  const wanted = contents.filter(({ path }) => !tells || !README.test(path))
  return {
    files: wanted.flatMap(({ path, text }) =>
      text === null || text.includes('\0') ? [] : [{ path, text: cleanText(text) }],
    ),
    unread: wanted.flatMap(({ path, text }) => {
      if (text === null) return [{ path, detail: 'It is larger than is read' }]
      return text.includes('\0') ? [{ path, detail: 'It is not a text file' }] : []
    }),
  }
}

function isNamedSo(path: string, pointed: readonly string[]): boolean {
  const isTerms =
    ['license', 'notice'].includes(roleOf(path) ?? '') || isLicenseName(path.slice(path.lastIndexOf('/') + 1))
  return isTerms || pointed.includes(path) || README.test(path)
}
