import * as z from 'zod/mini'
import { type GoMod, parseGoMod } from '../../../analysis/golang/go-mod.ts'
import { golangVersions } from '../../../analysis/versions/golang.ts'
import { type Codec, json } from '../../../net/cache/answers.ts'
import { RequestFault } from '../../../net/fault.ts'
import { type Http, jsonIn } from '../../../net/http.ts'
import { cleanDeep, cleanText } from '../../../text/untrusted.ts'
import { once } from '../once.ts'
import type { GoEnv } from './go-env.ts'
import { escaped } from './module-path.ts'

/** What is read of module proxies, https://go.dev/ref/mod#goproxy-protocol. Each throws RequestFault. */
export interface GoProxies {
  /** The versions that it lists, pseudo-versions among them, lowest first. */
  list(path: string): Promise<readonly string[]>
  /** What it calls the latest where it lists none; null: it does not say. */
  latest(path: string): Promise<GoInfo | null>
  /** `query`: a version, a branch or a commit. */
  info(path: string, query: string): Promise<GoInfo>
  goMod(path: string, version: string): Promise<GoMod>
  /** The proxy made it up: the version has none of its own. */
  hasGoMod(path: string, version: string): Promise<boolean>
  zip<T>(path: string, version: string, kept: { read(bytes: Buffer): T; codec: Codec<T> }): Promise<T>
  /** The first that is asked. */
  address(path: string): URL
}

/** https://pkg.go.dev/cmd/go#hdr-Module_proxy_protocol; Origin as `go list -m -json` tells it. */
export interface GoInfo {
  version: string
  at: string | null
  origin: { url: string; directory: string | null; commit: string | null } | null
}

const text = z.catch(z.optional(z.string()), undefined)
const infoSchema = z.object({
  Version: z.string(),
  Time: text,
  Origin: z.catch(z.optional(z.object({ URL: text, Subdir: text, Hash: text })), undefined),
})
const INFO: Codec<GoInfo> = json(
  z.object({
    version: z.string(),
    at: z.nullable(z.string()),
    origin: z.nullable(
      z.object({ url: z.string(), directory: z.nullable(z.string()), commit: z.nullable(z.string()) }),
    ),
  }),
)
const TEXT: Codec<string> = { write: (value) => Buffer.from(value), read: (bytes) => bytes.toString('utf8') }

const LIST_BYTES = 20_000_000
const SMALL_BYTES = 2_000_000
const MOD_BYTES = 16_000_000
const ZIP_BYTES = 100_000_000

export function createGoProxies(http: Http, env: GoEnv): GoProxies {
  const through = <T>(path: string, read: (base: string) => Promise<T>) => firstThatHas(env, path, read)
  const goModText = once((path: string, version: string) =>
    through(path, (base) =>
      http.forGood({
        url: `${base}/@v/${escaped(version)}.mod`,
        maxBytes: MOD_BYTES,
        accept: '*/*',
        read: (body) => body.toString('utf8'),
        codec: TEXT,
      }),
    ),
  )
  return {
    address: (path) =>
      new URL(basesFor(env, path).find((at) => URL.canParse(at)) ?? 'https://proxy.golang.org'),
    list: once((path: string) =>
      through(path, async (base) => {
        const lines = (await http.text(`${base}/@v/list`, LIST_BYTES)).split('\n')
        const versions = lines.flatMap(
          (line) => golangVersions.parse(line.trim().split(/\s/, 1)[0] ?? '') ?? [],
        )
        return [...new Set(versions)].sort(golangVersions.compare)
      }),
    ),
    latest: once((path: string) =>
      through(path, async (base) => infoIn(await http.json(`${base}/@latest`, SMALL_BYTES))).catch(
        (error) => {
          if (error instanceof RequestFault && error.reason === 'not-found') return null
          throw error
        },
      ),
    ),
    info: once((path: string, query: string) =>
      through(path, async (base) => {
        const url = `${base}/@v/${encodeURIComponent(escaped(query)).replaceAll('%2B', '+')}.info`
        // A branch moves; a version stays where it is.
        if (golangVersions.parse(query) !== query) return infoIn(await http.json(url, SMALL_BYTES))
        const read = (body: Buffer) => infoIn(jsonIn(body, url))
        return http.forGood({ url, maxBytes: SMALL_BYTES, accept: '*/*', read, codec: INFO })
      }),
    ),
    goMod: async (path, version) => parseGoMod(cleanText(await goModText(path, version))),
    hasGoMod: async (path, version) => {
      const written = (await goModText(path, version)).trim()
      return written !== `module ${path}` && written !== `module ${JSON.stringify(path)}`
    },
    zip: (path, version, kept) =>
      through(path, (base) =>
        http.forGood({
          url: `${base}/@v/${escaped(version)}.zip`,
          maxBytes: ZIP_BYTES,
          accept: '*/*',
          ...kept,
        }),
      ),
  }
}

function basesFor(env: GoEnv, path: string): readonly string[] {
  return env.isPrivate(path) ? ['direct'] : env.proxies.map(({ at }) => at)
}

/** As the go command goes through GOPROXY. What only the module's own host could tell is not asked there. */
async function firstThatHas<T>(env: GoEnv, path: string, read: (base: string) => Promise<T>): Promise<T> {
  let missing: RequestFault | null = null
  const proxies = env.isPrivate(path) ? [{ at: 'direct', next: 'where-missing' as const }] : env.proxies
  for (const [index, { at, next }] of proxies.entries()) {
    if (at === 'off') throw missing ?? new RequestFault('denied', 'GOPROXY is off: no module is downloaded')
    if (at === 'direct' || !/^https?:/i.test(at)) {
      if (missing !== null) continue
      const why = env.isPrivate(path) ? 'GOPRIVATE or GONOPROXY' : `GOPROXY=${at}`
      throw new RequestFault(
        'not-collected',
        `By your ${why}, ${path} is had from no proxy that is read here`,
      )
    }
    try {
      return await read(`${at}/${escaped(path)}`)
    } catch (error) {
      if (!(error instanceof RequestFault)) throw error
      const isMissing = error.reason === 'not-found'
      if (isMissing) missing = error
      const goesOn = next === 'after-any-fault' || isMissing
      if (!goesOn || (!isMissing && index === proxies.length - 1)) throw error
    }
  }
  throw missing ?? new RequestFault('not-collected', 'GOPROXY names no proxy')
}

function infoIn(answer: unknown): GoInfo {
  const parsed = infoSchema.safeParse(cleanDeep(answer))
  if (!parsed.success)
    throw new RequestFault('unexpected', 'The proxy answered with something that is no version')
  const { Version, Time, Origin } = parsed.data
  const at = new Date(Time ?? '')
  return {
    version: golangVersions.parse(Version) ?? Version,
    // A version without a time has the first of all.
    at: Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 ? null : at.toISOString(),
    origin:
      Origin?.URL === undefined
        ? null
        : { url: Origin.URL, directory: Origin.Subdir || null, commit: Origin.Hash ?? null },
  }
}
