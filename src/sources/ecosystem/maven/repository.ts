import type { EffectivePom } from '../../../analysis/maven/effective-pom.ts'
import { unknown } from '../../../model/unknown.ts'
import type { Release } from '../ecosystem.ts'

/** What Maven writes before the address that git itself understands. */
const OF_SCM = /^scm:(?:git|hg|svn|bzr)[:|]\s*/i
const PAGE_OF_A_REPOSITORY =
  /^(https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/?#]+\/[^/?#]+?)(?:\.git)?(?:\/|\/(?:issues|wiki|tree\/[^?#]*))?\/?(?:[?#].*)?$/i

/** Apache's own servers are copied to GitHub, each repository under its name: https://infra.apache.org/git-primer.html */
const OF_APACHE =
  /^https?:\/\/(?:gitbox|git-wip-us)\.apache\.org\/repos\/asf(?:\/|\?p=)([\w.-]+?)(?:\.git)?(?:[;/?#].*)?$/i

/** An address as POMs write it -> one that forges read. */
export function repositoryAddress(written: string): string {
  const plain = written.trim().replace(OF_SCM, '')
  const [, ofApache] = OF_APACHE.exec(plain) ?? []
  return ofApache === undefined ? plain : `https://github.com/apache/${ofApache}`
}

/** Where a POM says that its source lies; its page and tracker stand in for a missing `scm`, where they are of a repository. */
export function repositoryOf(pom: EffectivePom): Release['repository'] {
  const { scm, url, issuesUrl, lostParent } = pom
  const written = [scm?.url, scm?.connection, scm?.developerConnection].filter(isWhole)
  // What git reads goes before the page of a server that is no forge.
  const [first] = [...written.filter((one) => OF_APACHE.test(one.replace(OF_SCM, ''))), ...written]
  if (first !== undefined) return named(first, 'scm')
  const page = PAGE_OF_A_REPOSITORY.exec(url ?? '')?.[1]
  if (page !== undefined) return named(page, 'url')
  const tracker = PAGE_OF_A_REPOSITORY.exec(issuesUrl ?? '')?.[1]
  if (tracker !== undefined) return named(tracker, 'issueManagement')
  if (lostParent !== null) {
    const { group, artifact, version } = lostParent
    return unknown(
      'unexpected',
      `Its parent ${group}:${artifact}:${version}, which may name it, is not to be had`,
    )
  }
  return null
}

/** A property that nobody sets leads nowhere. */
function isWhole(text: string | null | undefined): text is string {
  return typeof text === 'string' && text !== '' && !text.includes('${')
}

const PAGES_OF_A_REVISION = ['tree', 'blob', 'src']

/** Pages of a folder name the folder. What a child inherits has its name behind it. */
function named(written: string, field: string): Release['repository'] {
  const address = repositoryAddress(written)
  const url = /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : null
  const [owner, name, ...below] = url?.pathname.split('/').filter(Boolean) ?? []
  if (url === null || owner === undefined || name === undefined || below.length === 0)
    return { url: written, address, directory: null, field }
  const root = `${url.origin}/${owner}/${name.replace(/\.git$/, '')}`
  const [page = '', ...rest] = below[0] === '-' ? below.slice(1) : below
  if (PAGES_OF_A_REVISION.includes(page)) {
    const folder = rest.slice(rest[0] === 'branch' ? 2 : 1).join('/')
    return { url: written, address: root, directory: folder || null, field }
  }
  // Elsewhere groups have groups.
  const isFlat = url.hostname === 'github.com'
  return { url: written, address: isFlat ? root : address, directory: null, field }
}
