import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { type Coordinates, type Pom, parsePom } from '../../../analysis/maven/pom.ts'
import { mavenVersions } from '../../../analysis/versions/maven.ts'
import { type Codec, json } from '../../../net/cache/answers.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { cleanText } from '../../../text/untrusted.ts'
import { parseXml, XmlError } from '../../../text/xml.ts'
import { once } from '../once.ts'
import { type MavenMetadata, metadataIn, snapshotIn } from './metadata.ts'
import { CENTRAL, type MavenSettings } from './settings.ts'

/** What is read of Maven repositories, https://maven.apache.org/repositories/layout.html. Each throws RequestFault. */
export interface MavenRepositories {
  /** Null: no repository lists versions of it. */
  metadata(group: string, artifact: string): Promise<MavenMetadata | null>
  /** Null: there is no such version. */
  pom(coordinates: Coordinates): Promise<Pom | null>
  /** When the POM was put there, as far as the repository tells; null: it does not. */
  publishedAt(coordinates: Coordinates): Promise<string | null>
  /** The archive, boiled down to what is used of it; null: there is none beside the POM. */
  archive<T>(
    coordinates: Coordinates,
    extension: string,
    kept: { read(bytes: Buffer): T; codec: Codec<T> },
  ): Promise<T | null>
  /** Where a person or a program finds it. */
  urlOf(coordinates: Coordinates, extension: string): string
}

const METADATA_BYTES = 20_000_000
const POM_BYTES = 10_000_000
const ARCHIVE_BYTES = 100_000_000
const CHECKSUM_BYTES = 10_000
const WRITTEN = json(z.object({ text: z.string(), at: z.nullable(z.string()) }))

export function createMavenRepositories(http: Http, { repositories }: MavenSettings): MavenRepositories {
  /** Each is asked where those before it have no such thing. */
  const firstThatHas = async <T>(read: (base: string) => Promise<T>): Promise<T | null> => {
    for (const { url } of repositories) {
      const found = await read(url).catch(missing)
      if (found !== null) return found
    }
    return null
  }
  const readPom = (coordinates: Coordinates) =>
    firstThatHas(async (base) => {
      const url = await fileAt(http, base, coordinates, 'pom')
      if (mavenVersions.isSnapshot(coordinates.version))
        return { pom: pomIn(await http.text(url, POM_BYTES), url), at: null }
      const read = (body: Buffer, headers: Headers) => ({
        text: body.toString('utf8'),
        at: modified(headers),
      })
      const written = await http.forGood({ url, maxBytes: POM_BYTES, accept: '*/*', read, codec: WRITTEN })
      return { pom: pomIn(written.text, url), at: written.at }
    })
  const asked = once((group: string, artifact: string, version: string) =>
    readPom({ group, artifact, version }),
  )
  return {
    urlOf: (coordinates, extension) =>
      `${repositories[0]?.url ?? CENTRAL.url}/${folderOf(coordinates)}/${nameOf(coordinates, extension)}`,
    metadata: once((group: string, artifact: string) =>
      firstThatHas(async (base) => {
        const url = `${base}/${group.replaceAll('.', '/')}/${artifact}/maven-metadata.xml`
        return metadataIn(documentIn(await http.text(url, METADATA_BYTES), url))
      }),
    ),
    pom: async ({ group, artifact, version }) => (await asked(group, artifact, version))?.pom ?? null,
    publishedAt: async ({ group, artifact, version }) => (await asked(group, artifact, version))?.at ?? null,
    archive: (coordinates, extension, { read, codec }) =>
      firstThatHas(async (base) => {
        const url = await fileAt(http, base, coordinates, extension)
        const sum = await http.text(`${url}.sha1`, CHECKSUM_BYTES).catch(missing)
        const checked = (bytes: Buffer) => {
          if (sum !== null && sha1In(sum) !== createHash('sha1').update(bytes).digest('hex')) {
            throw new RequestFault(
              'unexpected',
              'The archive is not the one whose checksum the repository names',
            )
          }
          return read(bytes)
        }
        if (mavenVersions.isSnapshot(coordinates.version))
          return checked(await http.bytes(url, ARCHIVE_BYTES))
        return http.forGood({ url, maxBytes: ARCHIVE_BYTES, accept: '*/*', read: checked, codec })
      }),
  }
}

/** A snapshot lies under the time at which it was built. */
async function fileAt(
  http: Http,
  base: string,
  coordinates: Coordinates,
  extension: string,
): Promise<string> {
  const folder = `${base}/${folderOf(coordinates)}`
  if (!mavenVersions.isSnapshot(coordinates.version)) return `${folder}/${nameOf(coordinates, extension)}`
  const url = `${folder}/maven-metadata.xml`
  const built = await http.text(url, METADATA_BYTES).catch(missing)
  const version = built === null ? null : snapshotIn(documentIn(built, url), extension)
  return `${folder}/${nameOf({ ...coordinates, version: version ?? coordinates.version }, extension)}`
}

function folderOf({ group, artifact, version }: Coordinates): string {
  return [...group.split('.'), artifact, version].map(encodeURIComponent).join('/')
}

function nameOf({ artifact, version }: Coordinates, extension: string): string {
  return encodeURIComponent(`${artifact}-${version}.${extension}`)
}

/** Files are written once: when that was is when they were published. */
function modified(headers: Headers): string | null {
  const at = new Date(headers.get('last-modified') ?? '')
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** A checksum by itself, or before or behind the name of its file. */
function sha1In(text: string): string | null {
  return /\b[\da-f]{40}\b/i.exec(text)?.[0].toLowerCase() ?? null
}

function pomIn(text: string, url: string): Pom {
  return wellFormed(url, () => parsePom(cleanText(text.replace(/^\ufeff/, ''))))
}

function documentIn(text: string, url: string) {
  return wellFormed(url, () => parseXml(cleanText(text.replace(/^\ufeff/, ''))))
}

function wellFormed<T>(url: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw new RequestFault('unexpected', `${new URL(url).host} did not answer with XML that can be read`, {
      final: true,
    })
  }
}

function missing(error: unknown): null {
  if (error instanceof RequestFault && error.reason === 'not-found') return null
  throw error
}
