import type { Package } from '../model/facts/package.ts'
import type { Facts } from '../model/facts.ts'
import type { Notice, TargetRecord } from '../model/scorecard.ts'
import { isUnknown } from '../model/unknown.ts'
import { isManifestOf, MANIFESTS } from './published-name.ts'
import { isEcosystem } from './versions/index.ts'

/**
 * What a reader has to know of where a package comes from: which version was judged and why, which repository it names, and
 * whether that one says that it holds this package. Anybody may name any repository.
 */
export function noticesOfOrigin({ kind }: TargetRecord, facts: Facts): Notice[] {
  const published = facts.package.known ? facts.package.value : null
  if (published === null || published.ecosystem !== kind) return []
  const { ecosystem, name, version, picked, repository } = published
  const why = picked === '' ? '' : `: ${picked}`
  const chosen: Notice = {
    level: 'info',
    text: `${ecosystem}:${name} was judged in version ${version}${why}`,
  }
  if (repository === null) return [chosen]
  if (isUnknown(repository))
    return [chosen, { level: 'warning', text: `${repository.detail}, so no repository was judged` }]
  if (repository.at === null) {
    const text = `It names ${repository.url} as its repository, which is on no forge that is read here: a clone of it can be judged, by its path`
    return [chosen, { level: 'warning', text }]
  }
  const { field, at } = repository
  const named: Notice = { level: 'info', text: namedBy(field, at) }
  const stranger = BY_PLACE.includes(field) ? null : otherName(published, at, facts)
  return [chosen, named, ...(stranger === null ? [] : [stranger])]
}

/** A Go module is had from where its path leads: it cannot name the repository of somebody else. */
const BY_PLACE = ['module path', 'origin', 'go-import']
/** Addresses of something else, which are those of a repository by chance. */
const STAND_INS = ['bugs', 'homepage', 'url', 'issueManagement', 'support.source', 'support.issues']

function namedBy(field: string, at: string): string {
  if (field === 'repository') return `It names ${at} as its repository`
  return STAND_INS.includes(field)
    ? `It names no repository; its ${field} address is that of ${at}, which was judged`
    : `By its ${field} it comes from ${at}, which was judged`
}

/** Null: the repository says that it holds the package, or may say so in a manifest that was not read. */
function otherName({ ecosystem, name }: Package, at: string, { documents, tree }: Facts): Notice | null {
  if (!isEcosystem(ecosystem) || !documents.known || !tree.known) return null
  const manifest = MANIFESTS[ecosystem]
  const { file, read, otherwise } = manifest
  const isManifest = (path: string) => isManifestOf(manifest, path)
  const texts = documents.value.texts.filter(({ path }) => isManifest(path))
  const names = texts.map(({ text }) => read(text)?.name ?? null)
  const isUnread = ({ path }: { path: string }) => isManifest(path) && !texts.some((one) => one.path === path)
  const isElsewhere = tree.value.entries.some(({ path }) => otherwise?.test(path))
  if (names.includes(name) || isElsewhere || !tree.value.complete || tree.value.entries.some(isUnread))
    return null
  const [other = null] = names
  const says = other === null ? `has no ${file} that names a package` : `is that of ${other} by its ${file}`
  return {
    level: 'warning',
    text: `${at} ${says}: nothing in it says that it publishes ${name}, so what is said of it may not hold for ${name}`,
  }
}
