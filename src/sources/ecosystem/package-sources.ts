import type { Documents } from '../../model/facts/documents.ts'
import type { VersionInUse } from '../../model/facts/project.ts'
import type { Needs } from '../../model/policy.ts'
import { ownerAndName, type RepositoryRef } from '../../model/subject.ts'
import type { Fact } from '../../model/unknown.ts'
import { unknown } from '../../model/unknown.ts'
import { projectSource } from '../adopter/source.ts'
import { defineSource, type Source, SubjectNotFound, silentSource } from '../source.ts'
import type { UsedPackage } from './ecosystem.ts'
import { npm as ecosystem } from './npm/index.ts'
import type { Npm } from './npm/npm.ts'
import { FACTS_OF_NPM, registrySource, resolvePackage, type WantedPackage } from './npm/source.ts'

export interface PackageOptions {
  npm: Npm
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
  { name, range }: { name: string; range: string },
  options: PackageOptions,
): Promise<readonly Source[]> {
  const { npm, repositoryAt, folder, now } = options
  const wanted = range === '' ? wantedByYou(name, options) : { name, range, reason: `you asked for ${range}` }
  const resolved = await resolvePackage(npm, wanted, repositoryAt)
  if ('reason' in resolved) {
    return [project(folder, { name, repository: null }, now), silentSource('npm', FACTS_OF_NPM, resolved)]
  }
  const { repository } = resolved
  const address = repository && addressOf(repository)
  return [
    project(folder, { name, repository: address }, now),
    registrySource(npm, wanted, { standalone: repository === null }),
    ...(repository === null ? [] : [options.repositorySource(repository)]),
  ]
}

/**
 * What a repository target has besides its forge: your project, and the package it publishes where you declared needs that
 * only a package answers. The name is that of the manifest at its root.
 */
export function sourcesBesideRepository(
  repository: RepositoryRef,
  forge: Source,
  options: PackageOptions,
): readonly Source[] {
  const address = addressOf(repository)
  const name = async () => publishedName(await forge.read('documents'))
  const ofProject = projectSource(
    ecosystem,
    options.folder,
    async () => {
      const published = await name()
      return published === null ? null : { name: published, repository: address }
    },
    options.now,
  )
  if (!asksForPackage(options.needs)) return [ofProject]
  return [ofProject, defineSource('npm', { package: () => readPackage(name, address, options) })]
}

async function readPackage(name: () => Promise<string | null>, address: string, options: PackageOptions) {
  const published = await name()
  if (published === null)
    return unknown('not-collected', 'Its root has no manifest of a published npm package')
  const wanted = wantedByYou(published, options)
  const source = registrySource(options.npm, wanted, { standalone: false })
  const resolved = await resolvePackage(options.npm, wanted, options.repositoryAt).catch(absent)
  if (resolved === null)
    return unknown('not-collected', `npm has no ${published} in the version you would use`)
  if ('reason' in resolved) return resolved
  const from = resolved.repository && addressOf(resolved.repository)
  if (from !== address)
    return unknown('not-collected', `${published} on npm is not published from this repository`)
  return source.read('package')
}

/** As manifests of adopters name it. */
function addressOf(repository: RepositoryRef): string {
  const { owner, repo } = ownerAndName(repository)
  return `${owner}/${repo}`.toLowerCase()
}

/** The release you use: what your policy says, and in that what your project installs; else what your project says. */
function wantedByYou(name: string, { needs, folder }: PackageOptions): WantedPackage {
  const inUse = ecosystem.project.read(folder, { name, repository: null })?.inUse ?? null
  if (needs.version === null) {
    return { name, range: inUse?.range ?? '', ...(inUse !== null && { reason: inUse.reason }) }
  }
  if (inUse !== null && isPinnedWithin(inUse, needs.version)) {
    return { name, range: inUse.range ?? '', reason: inUse.reason }
  }
  return { name, range: needs.version, reason: `your policy needs ${needs.version}` }
}

function isPinnedWithin({ by, range }: VersionInUse, wanted: string): boolean {
  return by === 'lockfile' && range !== null && ecosystem.versions.satisfies(range, wanted)
}

function absent(error: unknown): null {
  if (error instanceof SubjectNotFound) return null
  throw error
}

function project(folder: string, used: UsedPackage, now: () => Date): Source {
  return projectSource(ecosystem, folder, async () => used, now)
}

function asksForPackage(needs: Needs): boolean {
  const { runtime, module, types, platforms, exports, maxInstallSizeBytes, maxDependencies, version } = needs
  const lists = [Object.keys(runtime), platforms, exports]
  const values = [module, types, maxInstallSizeBytes, maxDependencies, version]
  return lists.some((list) => list.length > 0) || values.some((value) => value !== null)
}

function publishedName(documents: Fact<Documents>): string | null {
  const { file, nameIn } = ecosystem.manifest
  const text = documents.known ? documents.value.texts.find(({ path }) => path === file)?.text : undefined
  return text === undefined ? null : nameIn(text)
}
