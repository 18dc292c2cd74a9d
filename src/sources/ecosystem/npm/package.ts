import { declarationsOfNpm } from '../../../analysis/licensing/manifest-readers/json.ts'
import { filesTellingLicense } from '../../../analysis/licensing/sources-of-package.ts'
import type { NpmPart, Package } from '../../../model/facts/package.ts'
import { type Unknown, unknown } from '../../../model/unknown.ts'
import { cleanLine, cleanText } from '../../../text/untrusted.ts'
import type { Release } from '../ecosystem.ts'
import { repositoryOfPackage } from '../registry-of.ts'
import { entryPointsOf, moduleSystemOf } from './entry-points.ts'
import { exportedNames } from './exported-names.ts'
import type { Npm } from './npm.ts'
import type { Manifest, RegistryField } from './packument.ts'
import { type Archive, type Published, textsOf } from './published.ts'
import type { TarballEntry } from './tarball.ts'

/** What the registry and the archive say about one version. `at`: the repository that is read beside it. */
export async function packageOf(
  npm: Npm,
  { picked, repository }: Release,
  at: string | null,
  { packument, manifest, archive }: Published,
): Promise<Package> {
  const { name, version } = manifest
  const said = packument.versions.find((one) => one.version === version)
  const told = <Value>(field: RegistryField, value: Value) =>
    packument.tells(field) ? value : untold(npm, name, field)
  return {
    ecosystem: 'npm',
    name,
    version,
    picked,
    url: npm.pageOf(name, version),
    licenses: declarationsOfNpm(manifest),
    deprecated: told('deprecations', said?.deprecated ?? null),
    // npm takes versions back by removing them.
    yanked: null,
    maintainers: told('maintainers', packument.maintainers),
    publishedAt: said?.publishedAt ?? null,
    versions: packument.versions.map(({ publishedAt, deprecated, ...one }) => ({
      version: one.version,
      publishedAt,
      deprecated: deprecated !== null,
      yanked: false,
    })),
    provenance: told('provenance', isObject(manifest.dist.attestations)),
    repository: repositoryOfPackage(repository, at),
    unpackedSize: manifest.dist.unpackedSize ?? (archive.files === null ? null : archive.bytes),
    runtimes: manifest.engines ?? {},
    dependencies: manifest.dependencies ?? {},
    licenseFiles: archive.files === null ? [] : licenseFilesIn(archive.files, declarationsOfNpm(manifest)),
    unread: archive.unread && { reason: archive.unread.reason, detail: archive.unread.detail },
    npm: {
      distTags: packument.distTags,
      peerDependencies: manifest.peerDependencies ?? {},
      installScripts: installScriptsOf(manifest, archive),
      platforms: { os: listOf(manifest.os), cpu: listOf(manifest.cpu) },
      ...(archive.files === null ? UNREAD : await contentsOf(npm, manifest, archive.files)),
    },
  }
}

function untold(npm: Npm, name: string, field: RegistryField): Unknown {
  return unknown('not-collected', `${new URL(npm.apiOf(name)).host} does not pass on ${field}`)
}

/** What the files say of how it is loaded. */
type Contents = Pick<NpmPart, 'module' | 'types' | 'typesPackage' | 'exports'>

const UNREAD: Contents = { module: null, types: null, typesPackage: null, exports: null }

async function contentsOf(npm: Npm, manifest: Manifest, files: readonly TarballEntry[]): Promise<Contents> {
  const paths = new Set(files.filter(({ kind }) => kind === 'file').map(({ path }) => path))
  const entryPoints = entryPointsOf(manifest, paths)
  const { names, complete } = await exportedNames(entryPoints, textsOf(files))
  const bringsTypes = entryPoints.some((entry) => entry.types !== null)
  const typesPackage = bringsTypes ? null : await typesPackageOf(npm, manifest.name)
  return {
    module: moduleSystemOf(entryPoints),
    types: bringsTypes || (typesPackage === undefined ? null : typesPackage !== null),
    typesPackage: typesPackage ?? null,
    exports: { names: names.map((name) => cleanLine(name)), complete },
  }
}

function licenseFilesIn(
  files: readonly TarballEntry[],
  declared: Package['licenses'],
): Package['licenseFiles'] {
  return filesTellingLicense(textsOf(files), declared).map(({ path, text }) => ({
    path,
    text: cleanText(text),
  }))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** `@types/name`, `@types/scope__name`; undefined where the registry does not tell. */
async function typesPackageOf(npm: Npm, name: string): Promise<string | null | undefined> {
  const typed = `@types/${name.replace(/^@/, '').replace('/', '__')}`
  const exists = await npm.exists(typed).catch(() => null)
  return exists === null ? undefined : exists ? typed : null
}

const INSTALL_HOOKS = ['preinstall', 'install', 'postinstall'] as const

function installScriptsOf(manifest: Manifest, archive: Archive): string[] {
  const scripts = INSTALL_HOOKS.flatMap((hook) => {
    const script = manifest.scripts?.[hook]
    return script ? [`${hook}: ${cleanLine(script)}`] : []
  })
  // npm builds native code where there is a binding.gyp and no install script says otherwise.
  const builds = archive.files?.some(({ path }) => path === 'binding.gyp') ?? manifest.gypfile === true
  const isImplied = builds && !manifest.scripts?.install && !manifest.scripts?.preinstall
  return isImplied ? [...scripts, 'install: node-gyp rebuild'] : scripts
}

function listOf(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string')
}
