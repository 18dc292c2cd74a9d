import * as z from 'zod/mini'
import { cargoVersions } from '../../../analysis/versions/cargo.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { cleanDeep } from '../../../text/untrusted.ts'
import { SubjectNotFound } from '../../source.ts'
import { integrityOfHex } from '../archive/checksum.ts'

/** A version as the index has it: https://doc.rust-lang.org/cargo/reference/registry-index.html */
export interface IndexedVersion {
  version: string
  yanked: boolean
  /** Null: the index does not tell. */
  publishedAt: string | null
  rustVersion: string | null
  /** SRI. */
  integrity: string | null
  /** What it needs of other crates where nothing is chosen: name -> requirement. */
  dependencies: Readonly<Record<string, string>>
}

export interface Crate {
  /** As its publishers spell it: `-` and `_` are alike to the registry. */
  name: string
  /** Lowest first. */
  versions: readonly IndexedVersion[]
  /** The file that was read. */
  url: string
}

export interface SparseIndex {
  /** Throws SubjectNotFound where the index has none, RequestFault where it did not tell. Each is asked once a run. */
  crate(name: string): Promise<Crate>
  /** Where an archive lies. Throws RequestFault. */
  archiveUrl(name: string, version: IndexedVersion): Promise<string>
  /** Where its web API is; null: it has none. Throws RequestFault. */
  api(): Promise<string | null>
  addressOf(name: string): URL
}

const FILE_BYTES = 50_000_000
const CONFIG_BYTES = 100_000

const lineSchema = z.object({
  name: z.string(),
  vers: z.string(),
  cksum: z.string(),
  yanked: z.optional(z.boolean()),
  rust_version: z.catch(z.nullish(z.string()), undefined),
  pubtime: z.catch(z.nullish(z.string()), undefined),
  deps: z.array(
    z.object({
      name: z.string(),
      req: z.string(),
      optional: z.optional(z.boolean()),
      kind: z.nullish(z.string()),
      package: z.nullish(z.string()),
    }),
  ),
})
const configSchema = z.object({ dl: z.string(), api: z.nullish(z.string()) })

export function createSparseIndex(http: Http, index: string): SparseIndex {
  const crates = new Map<string, Promise<Crate>>()
  const addressOf = (name: string) => new URL(pathOf(name), index)
  const read = async (name: string): Promise<Crate> => {
    const text = await firstOf(spellingsOf(name), (one) => http.text(addressOf(one).href, FILE_BYTES))
    if (text === null) {
      throw new SubjectNotFound(
        `There is no crate ${JSON.stringify(name)} on ${new URL(index).host}`,
        'Check the name; a private registry has to be the default one in .cargo/config.toml',
      )
    }
    const versions = text.split('\n').flatMap(versionsIn)
    const [first] = versions
    if (first === undefined)
      throw new RequestFault('unexpected', 'The index answered with something that is no crate')
    return {
      name: first.name,
      url: addressOf(first.name).href,
      versions: versions
        .map(({ read: one }) => one)
        .toSorted((a, b) => cargoVersions.compare(a.version, b.version)),
    }
  }
  const config = async () => {
    const parsed = configSchema.safeParse(await http.json(`${index}config.json`, CONFIG_BYTES))
    if (parsed.success) return parsed.data
    throw new RequestFault('unexpected', 'The index has a config.json that is not understood')
  }
  return {
    addressOf,
    crate(name) {
      const asked = crates.get(name) ?? read(name)
      crates.set(name, asked)
      return asked
    },
    async archiveUrl(name, { version, integrity }) {
      const { dl } = await config()
      const hex = Buffer.from((integrity ?? '').replace(/^sha256-/, ''), 'base64').toString('hex')
      return /\{[a-z0-9-]+\}/.test(dl)
        ? dl
            .replaceAll('{crate}', name)
            .replaceAll('{version}', version)
            .replaceAll('{prefix}', folderOf(name))
            .replaceAll('{lowerprefix}', folderOf(name.toLowerCase()))
            .replaceAll('{sha256-checksum}', hex)
        : `${dl}/${name}/${version}/download`
    },
    api: async () => (await config()).api ?? null,
  }
}

function versionsIn(line: string): { name: string; read: IndexedVersion }[] {
  if (line.trim() === '') return []
  const parsed = lineSchema.safeParse(jsonOrNull(line))
  // Lines of a later kind are passed over, as cargo does.
  if (!parsed.success || cargoVersions.parse(parsed.data.vers) === null) return []
  const { name, vers, cksum, yanked, rust_version, pubtime, deps } = parsed.data
  const at = new Date(pubtime ?? '')
  const needed = deps.filter(({ optional, kind }) => !optional && (kind ?? 'normal') === 'normal')
  return [
    {
      name,
      read: {
        version: vers,
        yanked: yanked ?? false,
        publishedAt: Number.isNaN(at.getTime()) ? null : at.toISOString(),
        rustVersion: rust_version ?? null,
        integrity: integrityOfHex('sha256', cksum),
        dependencies: Object.fromEntries(needed.map((one) => [one.package ?? one.name, one.req])),
      },
    },
  ]
}

function jsonOrNull(line: string): unknown {
  try {
    return cleanDeep(JSON.parse(line))
  } catch {
    return null
  }
}

function pathOf(name: string): string {
  const lower = name.toLowerCase()
  return `${folderOf(lower)}/${lower}`
}

function folderOf(name: string): string {
  if (name.length < 3) return String(name.length)
  return name.length === 3 ? `3/${name[0]}` : `${name.slice(0, 2)}/${name.slice(2, 4)}`
}

/** As written, then with the other sign between its words: cargo tries them too. */
function spellingsOf(name: string): readonly string[] {
  return [...new Set([name, name.replaceAll('_', '-'), name.replaceAll('-', '_')])]
}

async function firstOf(
  names: readonly string[],
  read: (name: string) => Promise<string>,
): Promise<string | null> {
  for (const name of names) {
    try {
      return await read(name)
    } catch (error) {
      if (!(error instanceof RequestFault) || error.reason !== 'not-found') throw error
    }
  }
  return null
}
