import * as z from 'zod/mini'
import { isLicenseName } from '../../../analysis/file-roles/license-names.ts'
import { isLicenseFile, roleOf } from '../../../analysis/file-roles/roles.ts'
import { declarationsOfNpm } from '../../../analysis/licensing/manifest-readers/json.ts'
import { type Fact, known, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import { integrityOf } from '../../../net/http.ts'
import { cleanText } from '../../../text/untrusted.ts'
import {
  DECLARED_RELEASE,
  type DeclaredRelease,
  LICENSE_TEXTS,
  type LicenseTexts,
} from '../declared-release.ts'
import type { ReleaseRef } from '../ecosystem.ts'
import { repositoryAddress } from './address.ts'
import type { Npm } from './npm.ts'
import { repositoryOf } from './packument.ts'
import { readTarball } from './tarball.ts'

/** Nobody writes a longer licence. */
const LARGEST_TEXT_BYTES = 1_000_000

const documentSchema = z.object({
  name: z.string(),
  license: z.optional(z.unknown()),
  licenses: z.optional(z.unknown()),
  repository: z.optional(z.unknown()),
  bugs: z.optional(z.unknown()),
  homepage: z.optional(z.unknown()),
  dist: z.catch(z.optional(z.object({ tarball: z.string(), integrity: z.optional(z.string()) })), undefined),
})

/** The document of the version: a hundredth of that of the whole package. */
export async function declaredOf(npm: Npm, release: ReleaseRef): Promise<Fact<DeclaredRelease>> {
  const declared = await npm.ofVersion(release, { codec: DECLARED_RELEASE, read: readDocument })
  const url = npm.pageOf(release.name, release.version)
  return known(declared, [{ url, retrievedAt: npm.now().toISOString() }])
}

function readDocument(document: unknown): DeclaredRelease {
  const parsed = documentSchema.safeParse(document)
  if (!parsed.success)
    throw new RequestFault('unexpected', 'The registry answered with something that is no package')
  const { dist } = parsed.data
  const named = repositoryOf(parsed.data)
  // Several algorithms may be listed; a registry that lists this one must mean these bytes.
  const integrity = dist?.integrity?.split(/\s+/).find((one) => one.startsWith('sha512-')) ?? null
  return {
    licenses: declarationsOfNpm(parsed.data),
    repository: named && { ...named, address: repositoryAddress(named.url) },
    archive: dist ? { url: dist.tarball, integrity } : null,
  }
}

export async function textsOfArchive(npm: Npm, release: ReleaseRef): Promise<Fact<LicenseTexts>> {
  const declared = await npm.ofVersion(release, { codec: DECLARED_RELEASE, read: readDocument })
  if (declared.archive === null) return unknown('unexpected', 'The registry names no archive of it')
  const { url, integrity } = declared.archive
  const pointed = declared.licenses.flatMap(({ file }) => file ?? [])
  const texts = await npm.ofArchive(release.name, url, {
    codec: LICENSE_TEXTS,
    readBy: JSON.stringify([integrity, pointed]),
    read: async (bytes) => {
      if (integrity !== null && integrity !== integrityOf(bytes)) {
        throw new RequestFault('unexpected', 'The archive is not the one whose checksum the registry names')
      }
      return readTexts(bytes, pointed)
    },
  })
  return known(texts, [{ url, retrievedAt: npm.now().toISOString() }])
}

const README = /^readme(?:\.\w+)?$/i

async function readTexts(bytes: Buffer, pointed: readonly string[]): Promise<LicenseTexts> {
  // Those of vendored parts too: what is in the archive comes along.
  const isTerms = (path: string) =>
    ['license', 'notice'].includes(roleOf(path) ?? '') || isLicenseName(path.slice(path.lastIndexOf('/') + 1))
  const mayTell = (path: string) => isTerms(path) || pointed.includes(path) || README.test(path)
  const { entries, cut } = await readTarball(
    [bytes],
    (path, size) => mayTell(path) && size <= LARGEST_TEXT_BYTES,
  )
  if (cut !== null) throw new RequestFault('incomplete', cut)
  const files = entries.filter(({ path, kind, safe }) => kind === 'file' && safe && mayTell(path))
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
