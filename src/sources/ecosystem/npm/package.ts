import type { Package } from '../../../model/facts/package.ts'
import { cleanLine, cleanText } from '../../../text/untrusted.ts'
import type { Release } from '../ecosystem.ts'
import { entryPointsOf, moduleSystemOf } from './entry-points.ts'
import { exportedNames } from './exported-names.ts'
import type { Npm } from './npm.ts'
import { licenseOf, type Manifest } from './packument.ts'
import { type Archive, type Published, textsOf } from './published.ts'

/** What the registry and the archive say about one version. `at`: the repository that is read beside it. */
export async function packageOf(
  npm: Npm,
  { picked, repository }: Release,
  at: string | null,
  { packument, manifest, archive }: Published,
): Promise<Package> {
  const { name, version } = manifest
  const said = packument.versions.find((one) => one.version === version)
  const contents = archive.files === null ? {} : await contentsOf(npm, manifest, archive)
  return {
    ecosystem: 'npm',
    name,
    version,
    picked,
    url: npm.pageOf(name, version),
    license: licenseOf(manifest),
    deprecated: said?.deprecated ?? null,
    engines: manifest.engines ?? {},
    maintainers: packument.maintainers,
    publishedAt: said?.publishedAt ?? null,
    versions: packument.versions.map((one) => ({ ...one, deprecated: one.deprecated !== null })),
    distTags: packument.distTags,
    provenance: typeof manifest.dist.attestations === 'object' && manifest.dist.attestations !== null,
    repository: repository && { url: repository.url, directory: repository.directory, at },
    unpackedSize: manifest.dist.unpackedSize ?? (archive.files === null ? null : archive.bytes),
    dependencies: manifest.dependencies ?? {},
    peerDependencies: manifest.peerDependencies ?? {},
    installScripts: installScriptsOf(manifest, archive),
    module: null,
    types: null,
    typesPackage: null,
    platforms: { os: listOf(manifest.os), cpu: listOf(manifest.cpu) },
    exports: null,
    licenseFiles: [],
    unread: archive.unread && { reason: archive.unread.reason, detail: archive.unread.detail },
    ...contents,
  }
}

async function contentsOf(
  npm: Npm,
  manifest: Manifest,
  archive: Extract<Archive, { unread: null }>,
): Promise<Partial<Package>> {
  const texts = textsOf(archive.files)
  const paths = new Set(archive.files.filter(({ kind }) => kind === 'file').map(({ path }) => path))
  const entryPoints = entryPointsOf(manifest, paths)
  const { names, complete } = await exportedNames(entryPoints, texts)
  const bringsTypes = entryPoints.some((entry) => entry.types !== null)
  const typesPackage = bringsTypes ? null : await typesPackageOf(npm, manifest.name)
  return {
    module: moduleSystemOf(entryPoints),
    types: bringsTypes || (typesPackage === undefined ? null : typesPackage !== null),
    typesPackage: typesPackage ?? null,
    exports: { names: names.map((name) => cleanLine(name)), complete },
    licenseFiles: [...texts]
      .filter(([path]) => /^(?:licen[cs]e|copying|unlicense)[^/]*$/i.test(path))
      .map(([path, text]) => ({ path, text: cleanText(text) })),
  }
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
