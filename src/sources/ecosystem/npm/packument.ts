import semver from 'semver'
import * as z from 'zod/mini'
import { RequestFault } from '../../../net/fault.ts'

const texts = z.catch(z.record(z.string(), z.string()), {})

/** One version as published. Only what is used; what is not as it should be counts as not said. */
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.optional(z.unknown()),
  licenses: z.optional(z.unknown()),
  deprecated: z.optional(z.unknown()),
  engines: z.optional(texts),
  os: z.optional(z.unknown()),
  cpu: z.optional(z.unknown()),
  repository: z.optional(z.unknown()),
  bugs: z.optional(z.unknown()),
  homepage: z.optional(z.unknown()),
  dependencies: z.optional(texts),
  peerDependencies: z.optional(texts),
  scripts: z.optional(texts),
  gypfile: z.optional(z.unknown()),
  hasInstallScript: z.optional(z.unknown()),
  type: z.optional(z.unknown()),
  main: z.optional(z.unknown()),
  module: z.optional(z.unknown()),
  exports: z.optional(z.unknown()),
  types: z.optional(z.unknown()),
  typings: z.optional(z.unknown()),
  dist: z.object({
    tarball: z.string(),
    integrity: z.optional(z.string()),
    unpackedSize: z.catch(z.optional(z.number()), undefined),
    attestations: z.optional(z.unknown()),
    signatures: z.optional(z.unknown()),
  }),
})
export type Manifest = z.infer<typeof manifestSchema>

const packumentSchema = z.object({
  name: z.string(),
  'dist-tags': texts,
  versions: z.record(z.string(), z.unknown()),
  time: z.optional(texts),
  maintainers: z.catch(z.optional(z.array(z.object({ name: z.string() }))), undefined),
})

/** What a registry adds to what was published. A mirror may pass on less, and then nobody has it. */
export type RegistryField = 'maintainers' | 'dates' | 'deprecations' | 'provenance'

interface PublishedVersion {
  version: string
  publishedAt: string | null
  deprecated: string | null
  engines: Readonly<Record<string, string>>
}

/** Everything the registry says about a package. */
export interface Packument {
  name: string
  distTags: Readonly<Record<string, string>>
  /** Oldest first, by version. */
  versions: readonly PublishedVersion[]
  maintainers: readonly string[]
  /** False: this registry does not pass it on, so that its absence says nothing. */
  tells(field: RegistryField): boolean
  manifest(version: string): Manifest
  /** What it says of a version, as it says it; null: it has none such. */
  document(version: string): unknown
}

/** Throws RequestFault for an answer that is no packument. */
export function packumentOf(answer: unknown): Packument {
  const parsed = packumentSchema.safeParse(answer)
  if (!parsed.success)
    throw new RequestFault('unexpected', 'The registry answered with something that is no package')
  const { name, versions, time = {}, maintainers = [] } = parsed.data
  const known = Object.keys(versions).filter((version) => semver.valid(version) !== null)
  const told = toldBy(parsed.data)
  return {
    name,
    distTags: parsed.data['dist-tags'],
    versions: semver.sort([...known]).map((version) => ({
      version,
      publishedAt: told.dates ? instantOf(time[version]) : null,
      deprecated: deprecationOf(versions[version]),
      engines: texts.parse(Reflect.get(Object(versions[version]), 'engines')),
    })),
    maintainers: maintainers.map((maintainer) => maintainer.name),
    tells: (field) => told[field],
    document: (version) => (Object.hasOwn(versions, version) ? versions[version] : null),
    manifest: (version) => {
      const manifest = manifestSchema.safeParse(versions[version])
      if (manifest.success) return manifest.data
      throw new RequestFault(
        'unexpected',
        `The registry describes ${name} ${version} in a way that is not understood`,
      )
    },
  }
}

function toldBy({ versions, time, maintainers }: z.infer<typeof packumentSchema>) {
  const all = Object.values(versions)
  const signed = all.some((version) =>
    hasAny(Reflect.get(Object(version), 'dist'), ['signatures', 'attestations']),
  )
  const kept = maintainers !== undefined || signed || all.some((version) => hasAny(version, ['_npmUser']))
  return {
    maintainers: maintainers !== undefined,
    // npm's own times start with that of the package; times without it are the days on which a mirror fetched them.
    dates: time?.created !== undefined,
    // Most packages have no deprecated version: that nobody is says something where the registry's own words are kept.
    deprecations: kept || all.some((version) => hasAny(version, ['deprecated'])),
    provenance: signed,
  } satisfies Record<RegistryField, boolean>
}

function hasAny(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.some((key) => Object.hasOwn(value, key))
}

/** Registries write a reason, an empty text or true. */
function deprecationOf(manifest: unknown): string | null {
  const value =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'deprecated') : undefined
  if (typeof value === 'string' && value !== '') return value
  return value === true ? 'deprecated without a reason' : null
}

function instantOf(text: string | undefined): string | null {
  const instant = new Date(text ?? '')
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

/** What a manifest says of where its source lies. */
export interface RepositoryField {
  url: string
  directory: string | null
  /** `bugs` and `homepage` stand in for a missing `repository`, where what they name is the page of one. */
  field: 'repository' | 'bugs' | 'homepage'
}

/** `repository` as written, in the forms npm knows, and the folder in it. */
export function repositoryOf({
  repository,
  bugs,
  homepage,
}: Pick<Manifest, 'repository' | 'bugs' | 'homepage'>): RepositoryField | null {
  const url = addressIn(repository)
  if (url === null) return standIn(addressIn(bugs), 'bugs') ?? standIn(addressIn(homepage), 'homepage')
  const directory = typeof repository === 'object' ? Reflect.get(repository ?? {}, 'directory') : null
  const folder = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/tree\/[^/]+\/([^?#]+)/.exec(url)?.[1]
  return {
    url,
    directory: typeof directory === 'string' && directory !== '' ? directory : (folder ?? null),
    field: 'repository',
  }
}

/** A text, or an object that holds it as its `url`. */
function addressIn(field: unknown): string | null {
  const url = typeof field === 'object' && field !== null ? Reflect.get(field, 'url') : field
  return typeof url === 'string' && url.trim() !== '' ? url.trim() : null
}

/** The tracker of a repository, or its page with the anchor that `npm init` writes; anything else may be any page. */
const PAGE_OF_A_REPOSITORY =
  /^(https?:\/\/[^/?#]+(?:\/[^/?#]+){2,}?)(?:(?:\/-)?\/issues\/?|\/?#readme)$|^(https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/?#]+\/[^/?#]+)\/?$/i

function standIn(page: string | null, field: 'bugs' | 'homepage'): RepositoryField | null {
  const [, marked, plain] = PAGE_OF_A_REPOSITORY.exec(page ?? '') ?? []
  const url = marked ?? plain
  return url === undefined ? null : { url, directory: null, field }
}
