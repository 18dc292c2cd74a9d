import type { Component } from '../../inventory/inventory.ts'

/** What a software bill of materials tells, whatever its format. */
export interface Sbom {
  project: { name: string; version: string | null }
  components: readonly ListedComponent[]
  /** What was there and could not be read, and what a file cannot tell: a sentence each. Any of them makes the list incomplete. */
  gaps: readonly string[]
  madeAt: Date
}

export interface ListedComponent extends Omit<Component, 'license'> {
  /** As it is written for that release, in its manifest or registry; null: nothing says, or nobody could be asked. */
  declaredLicense: string | null
  /** What it comes to by everything that was read, as an SPDX expression; null: cannot be told. */
  concludedLicense: string | null
}

export const TOOL = 'oss-check'

/** The same component of several files once, in the order of package URLs: what is listed does not go by where it was found. */
export function distinctComponents(components: readonly ListedComponent[]): readonly {
  component: ListedComponent
  places: readonly Component['declaredAt'][]
}[] {
  const byPurl = Map.groupBy(components, ({ purl }) => purl)
  return [...byPurl.values()]
    .flatMap((same) => {
      const component = same.toSorted((a, b) => STRENGTH[a.scope] - STRENGTH[b.scope])[0]
      return component ? [{ component, places: same.map(({ declaredAt }) => declaredAt) }] : []
    })
    .sort((a, b) => (a.component.purl < b.component.purl ? -1 : 1))
}

const STRENGTH: Readonly<Record<Component['scope'], number>> = { runtime: 0, unknown: 1, optional: 2, dev: 3 }

/** Where it can be had, without what may be secret in an address; null: the file names no address of the web. */
export function sourceAddress({ source }: ListedComponent): string | null {
  const written = source.url?.replace(/^git\+/, '') ?? ''
  if (!URL.canParse(written)) return null
  const url = new URL(written)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  url.username = ''
  url.password = ''
  url.search = ''
  return source.kind === 'git' ? `git+${url.href}` : url.href
}
