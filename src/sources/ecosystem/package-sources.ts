import { isManifestOf, MANIFESTS } from '../../analysis/published-name.ts'
import type { Documents } from '../../model/facts/documents.ts'
import type { Needs } from '../../model/policy.ts'
import { ownerAndName, type PackageRef, type RepositoryRef } from '../../model/subject.ts'
import { type Fact, isUnknown, type Unknown, unknown } from '../../model/unknown.ts'
import { projectSource } from '../adopter/source.ts'
import { defineSource, type Source, SubjectNotFound, silentSource } from '../source.ts'
import type { Ecosystem, Registry, Release, WantedRelease } from './ecosystem.ts'
import { ecosystemOf, USUAL } from './index.ts'
import { wantedByYou } from './wanted.ts'

export interface PackageOptions {
  /** Opened once a run. */
  registry(ecosystem: Ecosystem): Registry
  /** Your project. */
  folder: string
  needs: Needs
  now(): Date
  /** The repository an address of a manifest names; null: it is on no forge that is known here. */
  repositoryAt(address: string): RepositoryRef | null
  repositorySource(repository: RepositoryRef): Source
}

/** What a package target is read from: its registry, your project, and the repository it names. */
export async function sourcesOfPackage(
  { type, name, range }: PackageRef,
  options: PackageOptions,
): Promise<readonly Source[]> {
  const ecosystem = await ecosystemOf(type)
  const registry = options.registry(ecosystem)
  const wanted: WantedRelease =
    range === ''
      ? await wantedByYou(ecosystem, name, options)
      : { name, range, reason: `you asked for ${range}`, runtime: options.needs.runtime }
  const release = await registry.release(wanted)
  const repository = release.known ? repositoryOf(release.value, options) : null
  const used = { name, repository: repository && addressOf(repository) }
  const project = projectSource(ecosystem, options.folder, async () => used, options.now)
  if (!release.known) return [project, silentSource(ecosystem.id, registry.provides, release)]
  return [
    project,
    registry.source(release.value, repository),
    ...(repository === null ? [] : [options.repositorySource(repository)]),
  ]
}

/**
 * What a repository target has besides its forge: your project, and the package it publishes where you declared needs that
 * only a package answers. The name is that of the manifest at its root.
 */
export async function sourcesBesideRepository(
  repository: RepositoryRef,
  forge: Source,
  options: PackageOptions,
): Promise<readonly Source[]> {
  const ecosystem = await ecosystemOf(USUAL)
  const address = addressOf(repository)
  const name = async () => publishedName(ecosystem, await forge.read('documents'))
  const used = async () => {
    const published = await name()
    return published === null ? null : { name: published, repository: address }
  }
  const project = projectSource(ecosystem, options.folder, used, options.now)
  if (!asksForPackage(options.needs)) return [project]
  const read = async () => {
    const published = await name()
    return published === null
      ? unknown('not-collected', `Its root has no manifest of a published ${ecosystem.id} package`)
      : readPackage(ecosystem, published, repository, options)
  }
  return [project, defineSource(ecosystem.id, { package: read })]
}

async function readPackage(
  ecosystem: Ecosystem,
  name: string,
  repository: RepositoryRef,
  options: PackageOptions,
) {
  const registry = options.registry(ecosystem)
  const absent = unknown('not-collected', `${ecosystem.id} has no ${name} in the version you would use`)
  const release = await registry.release(await wantedByYou(ecosystem, name, options)).catch(orElse(absent))
  if (!release.known) return release
  const named = repositoryOf(release.value, options)
  if (named === null || addressOf(named) !== addressOf(repository)) {
    return unknown('not-collected', `${name} on ${ecosystem.id} is not published from this repository`)
  }
  return registry.source(release.value, named).read('package')
}

/** A package that nobody asked for by name may be absent. */
function orElse(absent: Unknown) {
  return (error: unknown): Unknown => {
    if (error instanceof SubjectNotFound) return absent
    throw error
  }
}

function repositoryOf({ repository }: Release, { repositoryAt }: PackageOptions): RepositoryRef | null {
  return repository === null || isUnknown(repository) ? null : repositoryAt(repository.address)
}

/** As manifests of adopters name it. */
function addressOf(repository: RepositoryRef): string {
  const { owner, repo } = ownerAndName(repository)
  return `${owner}/${repo}`.toLowerCase()
}

function publishedName({ id }: Ecosystem, documents: Fact<Documents>): string | null {
  const published = MANIFESTS[id]
  const atRoot = (path: string) => !path.includes('/') && isManifestOf(published, path)
  const text = documents.known ? documents.value.texts.find(({ path }) => atRoot(path))?.text : undefined
  const manifest = text === undefined ? null : published.read(text)
  return manifest?.published ? manifest.name : null
}

function asksForPackage(needs: Needs): boolean {
  const { runtime, module, types, platforms, exports, maxInstallSizeBytes, maxDependencies, version } = needs
  const lists = [Object.keys(runtime), platforms, exports]
  const values = [module, types, maxInstallSizeBytes, maxDependencies, version]
  return lists.some((list) => list.length > 0) || values.some((value) => value !== null)
}
