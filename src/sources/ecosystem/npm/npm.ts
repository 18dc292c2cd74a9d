import * as z from 'zod/mini'
import type { Codec } from '../../../net/cache/answers.ts'
import type { Net } from '../../../net/client.ts'
import { RequestFault } from '../../../net/fault.ts'
import { createHttp, type Http, jsonIn } from '../../../net/http.ts'
import { cleanDeep } from '../../../text/untrusted.ts'
import { SubjectNotFound } from '../../source.ts'
import { NPM_REGISTRY, type NpmConfig } from './npmrc.ts'
import { type Packument, packumentOf } from './packument.ts'
import { TARBALL_LIMITS } from './tarball.ts'

export interface NpmOptions {
  config: NpmConfig
  net: Net
  userAgent: string
  now(): Date
  /** The Node.js that packages have to run on, as npm asks of the one that runs it. */
  node?: string
  timeoutMs?: number
  /** Where downloads of the public registry are counted. */
  downloadsUrl?: string
}

/** What is read of npm registries. Texts are cleaned of control characters. Each question is asked once a run. */
export interface Npm {
  /** Throws UserError where the registry has no such package, RequestFault where it did not tell. */
  packument(name: string): Promise<Packument>
  exists(name: string): Promise<boolean>
  /**
   * `url` and `integrity` as the registry of the package names them (the checksum as SRI, sha512): an archive that has it is
   * kept for good. Throws RequestFault.
   */
  archive(name: string, where: { url: string; integrity: string | null }): Promise<Uint8Array>
  /**
   * What is kept for good of the registry's words on one version. Throws SubjectNotFound where it has none such, RequestFault
   * where it did not tell.
   */
  ofVersion<T>(
    { name, version }: { name: string; version: string },
    kept: { codec: Codec<T>; read(document: unknown): T },
  ): Promise<T>
  /** What is kept for good of an archive, whose checksum `read` sees to. Throws RequestFault. */
  ofArchive<T>(
    name: string,
    url: string,
    kept: { codec: Codec<T>; read(bytes: Buffer): Promise<T>; readBy: string },
  ): Promise<T>
  /** The version of Node.js that packages have to run on where nobody says another; null: any. */
  node: string | null
  /** Of the last seven days. Null: this registry counts none. Throws RequestFault. */
  weeklyDownloads(name: string): Promise<{ count: number; url: string } | null>
  /** Packages that depend on it. Null: the search of this registry, if it has one, does not tell. Throws RequestFault. */
  dependents(name: string): Promise<number | null>
  /** For evidence: where a person sees it. */
  pageOf(name: string, version: string): string
  apiOf(name: string): string
  registryOf(name: string): string
  now(): Date
}

const PACKUMENT_BYTES = 100_000_000
const VERSION_BYTES = 10_000_000
const SMALL_ANSWER_BYTES = 1_000_000
const DOWNLOADS_URL = 'https://api.npmjs.org/downloads/point/last-week/'

export function createNpm(options: NpmOptions): Npm {
  const { config, node = null } = options
  const http = createHttp({
    net: options.net,
    userAgent: options.userAgent,
    timeoutMs: options.timeoutMs ?? 60_000,
    authorizationFor: config.authorizationFor,
  })
  const apiOf = (name: string) => config.registryOf(name) + name.replace('/', '%2f')
  const isPublic = (name: string) => config.registryOf(name) === NPM_REGISTRY
  const packuments = new Map<string, Promise<Packument>>()
  const packument = (name: string) => {
    const asked = packuments.get(name) ?? readPackument(http, name, apiOf(name))
    packuments.set(name, asked)
    return asked
  }

  return {
    apiOf,
    registryOf: config.registryOf,
    packument,
    now: options.now,
    pageOf: (name, version) =>
      isPublic(name) ? `https://www.npmjs.com/package/${name}/v/${version}` : apiOf(name),
    exists: (name) => packument(name).then(() => true, unlessMissing),
    node,
    archive: (name, { url, integrity }) =>
      http.bytes(archiveAddress(url, config.registryOf(name)), TARBALL_LIMITS.compressedBytes, integrity),
    ofVersion: async ({ name, version }, { codec, read }) => {
      const url = `${apiOf(name)}/${encodeURIComponent(version)}`
      try {
        const document = (body: Buffer) => read(cleanDeep(jsonIn(body, url)))
        return await http.forGood({ url, maxBytes: VERSION_BYTES, codec, read: document })
      } catch (error) {
        if (!(error instanceof RequestFault) || error.reason !== 'not-found') throw error
        // Not every registry has an address for each version.
        const found = isPublic(name) ? null : (await packument(name)).document(version)
        if (found === null) throw noSuchVersion(name, version, url)
        return read(found)
      }
    },
    ofArchive: (name, url, kept) =>
      http.forGood({
        ...kept,
        url: archiveAddress(url, config.registryOf(name)),
        maxBytes: TARBALL_LIMITS.compressedBytes,
        accept: '*/*',
      }),
    weeklyDownloads: async (name) => {
      if (!isPublic(name) && options.downloadsUrl === undefined) return null
      const url = (options.downloadsUrl ?? DOWNLOADS_URL) + name
      const answer = downloadsSchema.safeParse(await http.json(url, SMALL_ANSWER_BYTES))
      if (answer.success) return { count: answer.data.downloads, url }
      throw new RequestFault('unexpected', `${new URL(url).host} did not tell a number of downloads`)
    },
    dependents: async (name) => {
      const url = `${config.registryOf(name)}-/v1/search?size=5&text=${encodeURIComponent(name)}`
      const answer = await http.json(url, SMALL_ANSWER_BYTES).catch(unlessOffered)
      const found = searchSchema.safeParse(answer)
      const count = found.data?.objects.find((one) => one.package.name === name)?.dependents
      return count === undefined ? null : Number(count)
    },
  }
}

const downloadsSchema = z.object({ downloads: z.int().check(z.gte(0)) })
const searchSchema = z.object({
  objects: z.array(
    z.object({
      package: z.object({ name: z.string() }),
      dependents: z.optional(z.union([z.int(), z.string().check(z.regex(/^\d{1,9}$/))])),
    }),
  ),
})

async function readPackument(http: Http, name: string, url: string): Promise<Packument> {
  try {
    return packumentOf(cleanDeep(await http.json(url, PACKUMENT_BYTES)))
  } catch (error) {
    if (!(error instanceof RequestFault) || error.reason !== 'not-found') throw error
    throw new SubjectNotFound(
      `There is no npm package ${JSON.stringify(name)} on ${new URL(url).host}`,
      'Check the name; a private package needs its registry and token in .npmrc',
    )
  }
}

function noSuchVersion(name: string, version: string, url: string): SubjectNotFound {
  return new SubjectNotFound(
    `There is no ${JSON.stringify(name)} in version ${version} on ${new URL(url).host}`,
    'Check the name; a private package needs its registry and token in .npmrc',
  )
}

/** Many registries have no search, and say so in many ways. */
function unlessOffered(error: unknown): null {
  if (error instanceof RequestFault && ['not-found', 'unexpected'].includes(error.reason)) return null
  throw error
}

function unlessMissing(error: unknown): false {
  if (error instanceof SubjectNotFound) return false
  throw error
}

/**
 * The registry says where the archive is. As npm does, the public registry's address is taken for that of the registry in
 * use, whose copy it is; beyond that, only a web address that is encrypted, or its own, is asked.
 */
function archiveAddress(url: string, registry: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const own = new URL(registry)
  if (parsed?.host === new URL(NPM_REGISTRY).host) {
    parsed.protocol = own.protocol
    parsed.host = own.host
  }
  if (parsed && (parsed.protocol === 'https:' || parsed.origin === own.origin)) return parsed.href
  throw new RequestFault('unexpected', 'The registry names no address of the archive that can be used')
}
