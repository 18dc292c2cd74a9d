import type { Component } from '../../../inventory/inventory.ts'

type Page = (component: { name: string; version: string | null }) => string

const at = (version: string | null, before: string) =>
  version === null ? '' : `${before}${encodeURIComponent(version)}`
const whole = (name: string) => name.split('/').map(encodeURIComponent).join('/')

/** Where the public registry of an ecosystem shows a release. */
const PAGES: Readonly<Record<string, Page>> = {
  npm: ({ name, version }) =>
    `https://www.npmjs.com/package/${name.startsWith('@') ? `@${whole(name.slice(1))}` : whole(name)}${at(version, '/v/')}`,
  pypi: ({ name, version }) => `https://pypi.org/project/${whole(name)}/${at(version, '')}`,
  cargo: ({ name, version }) => `https://crates.io/crates/${whole(name)}${at(version, '/')}`,
  gem: ({ name, version }) => `https://rubygems.org/gems/${whole(name)}${at(version, '/versions/')}`,
  golang: ({ name, version }) => `https://pkg.go.dev/${whole(name)}${at(version, '@')}`,
  maven: ({ name, version }) =>
    `https://central.sonatype.com/artifact/${whole(name.replace(':', '/'))}${at(version, '/')}`,
  nuget: ({ name, version }) => `https://www.nuget.org/packages/${whole(name)}${at(version, '/')}`,
  composer: ({ name }) => `https://packagist.org/packages/${whole(name)}`,
}

/** Null: it comes from elsewhere, and nobody there need learn its name. */
export function webPageOf({
  ecosystem,
  name,
  version,
  source,
}: Pick<Component, 'ecosystem' | 'name' | 'version' | 'source'>): string | null {
  const page = Object.hasOwn(PAGES, ecosystem) ? PAGES[ecosystem] : undefined
  return page && source.kind === 'registry' ? page({ name, version }) : null
}
