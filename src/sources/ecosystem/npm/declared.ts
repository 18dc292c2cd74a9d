import * as z from 'zod/mini'
import { declarationsOfNpm } from '../../../analysis/licensing/manifest-readers/json.ts'
import { type Fact, known, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import { integrityOf } from '../../../net/http.ts'
import { licenseTextsIn, mayTellTerms } from '../archive/license-texts.ts'
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
      const archive = await readTarball([bytes], (path, size) => mayTellTerms(path, size, pointed))
      return licenseTextsIn(archive, pointed)
    },
  })
  return known(texts, [{ url, retrievedAt: npm.now().toISOString() }])
}
