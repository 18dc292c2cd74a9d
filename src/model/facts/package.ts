import * as z from 'zod/mini'
import { type Declaration, declarationSchema } from '../license-declaration.ts'
import { instant, reason, text, texts } from '../scalars.ts'
import { type Fact, known, type Unknown, type UnknownReason, unknown } from '../unknown.ts'
import { defineFact } from './define-fact.ts'
import { isLater, type Moment, wasThere } from './moment.ts'

/** A published package at the version you would use. What its registry does not pass on is Unknown, and not "none". */
export interface Package {
  /** The purl type of its ecosystem. Its versions are compared by the scheme of that name, and by no other. */
  ecosystem: string
  name: string
  version: string
  /** Why this version is judged, for a person: `your package-lock.json pins it`. */
  picked: string
  url: string
  /** What its registry and its manifest declare, each field by itself. Empty: they name none. */
  licenses: readonly Declaration[]
  /** The reason that was given; null: it is not. */
  deprecated: string | null | Unknown
  /** Taken back by its publishers: to be had by whoever pinned it, and by nobody else. Null: it is not. */
  yanked: Yanked | null | Unknown
  maintainers: readonly string[] | Unknown
  publishedAt: string | null
  /** Every version with its publish date, lowest first; dates null where the registry does not tell. */
  versions: readonly PublishedVersion[]
  provenance: boolean | Unknown
  /** As its manifest names it; `field`: which field of it does, `at`: the one that is (`github.com/acme/widget`), null on a forge that is not read here. */
  repository: { url: string; directory: string | null; field: string; at: string | null } | null | Unknown
  unpackedSize: number | null
  /** What it says it runs on, by name -> range as its ecosystem writes it: `node`, `python`, `rust`, `ruby`. */
  runtimes: Readonly<Record<string, string>>
  /** What it depends on directly: name -> range. */
  dependencies: Readonly<Record<string, string>>
  /** Licence texts as published with this version; empty where the archive was not read. */
  licenseFiles: readonly { path: string; text: string }[]
  /** Why the archive was not read to its end; null: it was. What it would have told is null or empty then. */
  unread: { reason: UnknownReason; detail: string } | null
  /** What only packages of npm have; null: it is of another ecosystem. */
  npm: NpmPart | null
}

export interface PublishedVersion {
  version: string
  publishedAt: string | null
  deprecated: boolean
  yanked: boolean
}

interface Yanked {
  /** The ecosystem's own word for it. */
  as: 'yanked' | 'retracted' | 'unlisted'
  /** Null: none was given. */
  reason: string | null
}

export interface NpmPart {
  distTags: Readonly<Record<string, string>>
  peerDependencies: Readonly<Record<string, string>>
  installScripts: readonly string[]
  module: 'esm' | 'cjs' | 'both' | null
  /** TypeScript types, its own or those of `typesPackage`; null: not known. */
  types: boolean | null
  /** The package of DefinitelyTyped that types it, where it brings none and there is one. */
  typesPackage: string | null
  platforms: { os: readonly string[]; cpu: readonly string[] }
  /** Names found in the entry points without running them; null when the archive was not read. */
  exports: { names: readonly string[]; complete: boolean } | null
}

const strings = z.record(z.string(), z.string())
const untold = z.object({ known: z.literal(false), reason, detail: z.string() })

const npm: z.ZodMiniType<NpmPart> = z.object({
  distTags: strings,
  peerDependencies: strings,
  installScripts: texts,
  module: z.nullable(z.enum(['esm', 'cjs', 'both'])),
  types: z.nullable(z.boolean()),
  typesPackage: text,
  platforms: z.object({ os: texts, cpu: texts }),
  exports: z.nullable(z.object({ names: texts, complete: z.boolean() })),
})

const schema: z.ZodMiniType<Package> = z.object({
  ecosystem: z.string(),
  name: z.string(),
  version: z.string(),
  picked: z.string(),
  url: z.string(),
  licenses: z.array(declarationSchema),
  deprecated: z.union([text, untold]),
  yanked: z.union([
    z.null(),
    z.object({ as: z.enum(['yanked', 'retracted', 'unlisted']), reason: text }),
    untold,
  ]),
  maintainers: z.union([texts, untold]),
  publishedAt: z.nullable(instant),
  versions: z.array(
    z.object({
      version: z.string(),
      publishedAt: z.nullable(instant),
      deprecated: z.boolean(),
      yanked: z.boolean(),
    }),
  ),
  provenance: z.union([z.boolean(), untold]),
  repository: z.union([
    z.null(),
    z.object({ url: z.string(), directory: text, field: z.string(), at: text }),
    untold,
  ]),
  unpackedSize: z.nullable(z.number()),
  runtimes: strings,
  dependencies: strings,
  licenseFiles: z.array(z.object({ path: z.string(), text: z.string() })),
  unread: z.nullable(z.object({ reason, detail: z.string() })),
  npm: z.nullable(npm),
})

/** The fact `package`; the word itself is reserved. */
export const packageFact = defineFact({
  name: 'package',
  about: 'project',
  schema,
  rewind: packageAt,
})

function packageAt(value: Package, moment: Moment): Fact<Package> {
  if (isLater(value.publishedAt, moment)) {
    return unknown('not-collected', `${value.name} ${value.version} was published after the day judged`)
  }
  const versions = value.versions.filter(({ publishedAt }) => wasThere(publishedAt, moment))
  if (value.npm === null) return known({ ...value, versions })
  const named = new Set(versions.map(({ version }) => version))
  // Tags move: one that names a later version named another one then.
  const distTags = Object.entries(value.npm.distTags).filter(
    ([, version]) => named.has(version) || !moment.past,
  )
  return known({ ...value, versions, npm: { ...value.npm, distTags: Object.fromEntries(distTags) } })
}
