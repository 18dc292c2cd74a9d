import semver from 'semver'
import type { Documents } from '../../model/facts/documents.ts'
import type { Needs } from '../../model/policy.ts'
import { ownerAndName, type RepositoryRef } from '../../model/subject.ts'
import type { Fact } from '../../model/unknown.ts'
import { unknown } from '../../model/unknown.ts'
import { mappingOf } from '../adopter/files.ts'
import { dependenciesOf, type Hacked } from '../adopter/hacks.ts'
import { projectSource } from '../adopter/source.ts'
import { defineSource, type Source, silentSource } from '../source.ts'
import type { Npm } from './npm/npm.ts'
import { FACTS_OF_NPM, registrySource, resolvePackage } from './npm/source.ts'

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
  const wanted = { name, range: range || rangeOfYours(name, options) }
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
  const range = rangeOfYours(published, options)
  const source = registrySource(options.npm, { name: published, range }, { standalone: false })
  const resolved = await resolvePackage(options.npm, { name: published, range }, options.repositoryAt).catch(
    () => null,
  )
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

/** The declared range, else the one your manifest depends on it with. */
function rangeOfYours(name: string, { needs, folder }: PackageOptions): string {
  if (needs.version !== null) return needs.version
  const range = Object.fromEntries(dependenciesOf(mappingOf(folder, 'package.json')))[name]
  return typeof range === 'string' && semver.validRange(range) !== null ? range : ''
}

function project(folder: string, hacked: Hacked, now: () => Date): Source {
  return projectSource(folder, async () => hacked, now)
}

function asksForPackage(needs: Needs): boolean {
  const { runtime, module, types, platforms, exports, maxInstallSizeBytes, maxDependencies, version } = needs
  const lists = [Object.keys(runtime), platforms, exports]
  const values = [module, types, maxInstallSizeBytes, maxDependencies, version]
  return lists.some((list) => list.length > 0) || values.some((value) => value !== null)
}

function publishedName(documents: Fact<Documents>): string | null {
  const text = documents.known
    ? documents.value.texts.find(({ path }) => path === 'package.json')?.text
    : undefined
  if (text === undefined) return null
  try {
    const manifest: unknown = JSON.parse(text)
    if (typeof manifest !== 'object' || manifest === null || Reflect.get(manifest, 'private') === true)
      return null
    const name: unknown = Reflect.get(manifest, 'name')
    return typeof name === 'string' && /^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(name) ? name : null
  } catch {
    return null
  }
}
