import { type Pom, parsePom } from '../../maven/pom.ts'
import { clarifyName } from '../license-names.ts'
import { licensesAt } from '../license-urls.ts'
import { canonicalLicense } from '../spdx-list.ts'
import { type Declaration, several } from './declaration.ts'

/** As written in that POM itself: what it inherits stands elsewhere. */
export function fromPom(text: string): Declaration[] {
  return licensesOfPom(parsePom(text).licenses)
}

/**
 * Names are free text. One that says less than its address gives way; one that says another licence than its address does not,
 * and both are told. Maven lets one choose among several (https://maven.apache.org/pom.html#licenses); many who list several
 * mean that all hold, so that stays open.
 */
export function licensesOfPom(licenses: Pom['licenses']): Declaration[] {
  const names = licenses.flatMap(({ name, url }) => saidBy(name, url) ?? [])
  const others = licenses.flatMap(({ name, url }) => (contradict(name, url) && url !== null ? [url] : []))
  return [...several('licenses', names, 'open'), ...several('addresses of licenses', others, 'open')]
}

function saidBy(name: string | null, url: string | null): string | null {
  const [id, ...more] = url === null ? [] : licensesAt(url)
  const isPlain = name !== null && /\d|^(?:the )?(?:mit|isc)\b/i.test(name)
  return isPlain ? name : id !== undefined && more.length === 0 ? id : (name ?? url)
}

function contradict(name: string | null, url: string | null): boolean {
  if (name === null || url === null) return false
  const [byName, ...otherNames] = idsOf(name)
  const [byUrl, ...otherUrls] = licensesAt(url)
  if (byName === undefined || byUrl === undefined || otherNames.length + otherUrls.length > 0) return false
  return family(byName) !== family(byUrl)
}

function idsOf(name: string): readonly string[] {
  const id = canonicalLicense(name)
  return id === null ? clarifyName(name) : [id]
}

/** Addresses do not tell "or later", nor exceptions. */
function family(id: string): string {
  return (id.split(' ', 1)[0] ?? id).replace(/-(?:only|or-later)$|\+$/, '')
}
