import { join, relative } from 'node:path'
import type { Hack } from '../../model/facts/project.ts'
import { asMapping, entriesOf, filesIn, foldersIn, type Mapping, mappingOf } from './files.ts'

/** What hacks are looked for: the package by its name, and the repository it should come from. */
export interface Hacked {
  name: string
  /** `owner/repo`, lower case; null: not known. */
  repository: string | null
}

/** Everything in a project that changes the target or stands in for it. `folder` is read, nothing is run. */
export function hacksIn(folder: string, { name, repository }: Hacked): Hack[] {
  const manifest = mappingOf(folder, 'package.json')
  const workspace = mappingOf(folder, 'pnpm-workspace.yaml')
  return [
    ...patchFiles(folder, name),
    ...patchedBy(manifest, workspace, name),
    ...overrides(manifest, workspace, name),
    ...replaced(manifest, name, repository),
    ...vendored(folder, name),
  ]
}

/** patch-package: `patches/name+1.2.3.patch`, `@scope+name+1.2.3.patch`, nested ones joined by `++`. */
function patchFiles(folder: string, name: string): Hack[] {
  const pattern = name.replace('/', '+')
  return filesIn(join(folder, 'patches'))
    .filter((file) => file.endsWith('.patch') && file.split('++').at(-1)?.startsWith(`${pattern}+`))
    .map((file) => ({ kind: 'patch', where: `patches/${file}`, detail: `patch-package patches ${name}` }))
}

/** pnpm's `patchedDependencies`, yarn's `patch:` protocol. */
function patchedBy(manifest: Mapping | null, workspace: Mapping | null, name: string): Hack[] {
  const lists = [
    ['package.json', entriesOf(asMapping(manifest?.pnpm), 'patchedDependencies')],
    ['pnpm-workspace.yaml', entriesOf(workspace, 'patchedDependencies')],
  ] as const
  const byPnpm = lists.flatMap(([where, entries]) =>
    entries
      .filter(([key]) => nameIn(key) === name)
      .map(([key, patch]): Hack => ({ kind: 'patch', where, detail: `pnpm patches ${key} with ${patch}` })),
  )
  const byYarn = [...dependenciesOf(manifest), ...entriesOf(manifest, 'resolutions')]
    .filter(([key, spec]) => nameIn(key) === name && /^patch:/.test(String(spec)))
    .map(([, spec]): Hack => ({ kind: 'patch', where: 'package.json', detail: `yarn patches it: ${spec}` }))
  return [...byPnpm, ...byYarn]
}

/** npm's `overrides` (nested), yarn's `resolutions` (with paths), pnpm's `overrides` (with `>`). */
function overrides(manifest: Mapping | null, workspace: Mapping | null, name: string): Hack[] {
  const lists = [
    ['overrides in package.json', flattened(asMapping(manifest?.overrides))],
    ['resolutions in package.json', entriesOf(manifest, 'resolutions')],
    ['pnpm.overrides in package.json', entriesOf(asMapping(manifest?.pnpm), 'overrides')],
    ['overrides in pnpm-workspace.yaml', entriesOf(workspace, 'overrides')],
  ] as const
  return lists.flatMap(([where, entries]) =>
    entries
      .filter(([key, spec]) => nameIn(key) === name && !/^patch:/.test(String(spec)))
      .map(([key, spec]): Hack => ({ kind: 'override', where, detail: `${key} is forced to ${spec}` })),
  )
}

const GIT =
  /^(?:git[+:@]|github:|gitlab:|bitbucket:|https?:\/\/.*\.git(?:#|$)|https:\/\/github\.com\/|[\w.-]+\/[\w.-]+(?:#|$))/

/** A dependency under its name that comes from somewhere else. */
function replaced(manifest: Mapping | null, name: string, repository: string | null): Hack[] {
  return dependenciesOf(manifest)
    .filter(([key]) => key === name)
    .flatMap(([, spec]): Hack[] => {
      const text = String(spec)
      const alias = /^npm:((?:@[^/]+\/)?[^@]+)/.exec(text)?.[1]
      if (alias && alias !== name)
        return [{ kind: 'fork', where: 'package.json', detail: `${alias} stands in for it` }]
      if (/^(?:file|link|portal):/.test(text)) {
        return [{ kind: 'vendored', where: 'package.json', detail: `it is taken from ${text}` }]
      }
      if (!GIT.test(text)) return []
      const from = /([\w.-]+\/[\w.-]+?)(?:\.git)?(?:#.*)?$/.exec(text)?.[1]?.toLowerCase()
      const isOwn = repository !== null && from === repository
      const detail = isOwn ? `an unreleased commit is used: ${text}` : `a fork is used: ${text}`
      return [{ kind: 'fork', where: 'package.json', detail }]
    })
}

const VENDOR_FOLDERS = [
  'vendor',
  'vendors',
  'vendored',
  'third_party',
  'third-party',
  'thirdparty',
  'external',
  'extern',
  'deps',
]
const PARENTS = ['', 'src', 'lib', 'packages', 'app']
const MAX_VENDORED = 500

/** Copies in the folders where copies are kept, by the name in their manifest or, without one, of their folder. */
function vendored(folder: string, name: string): Hack[] {
  const places = PARENTS.flatMap((parent) => VENDOR_FOLDERS.map((one) => join(folder, parent, one)))
  const copies = places.flatMap((place) =>
    foldersIn(place)
      .slice(0, MAX_VENDORED)
      .flatMap((inner) =>
        inner.startsWith('@')
          ? foldersIn(join(place, inner)).map((scoped) => join(place, inner, scoped))
          : [join(place, inner)],
      ),
  )
  return copies
    .filter((copy) => {
      const manifest = mappingOf(copy, 'package.json')
      return manifest ? manifest.name === name : copy.endsWith(`/${name}`) || copy.endsWith(`\\${name}`)
    })
    .map((copy) => ({ kind: 'vendored', where: relative(folder, copy), detail: `a copy of ${name}` }))
}

export function dependenciesOf(manifest: Mapping | null): [string, unknown][] {
  return ['optionalDependencies', 'peerDependencies', 'devDependencies', 'dependencies'].flatMap((kind) =>
    entriesOf(manifest, kind),
  )
}

/** `**\/a/b@1`, `a>b@^2`, `@s/b@npm:^1` -> the package that is meant, the last one. */
function nameIn(key: string): string {
  const last = key.split('>').at(-1)?.trim() ?? key
  return /((?:@[^/@\s]+\/)?[^/@\s]+)(?:@.*)?$/.exec(last.replace(/@(?:npm|patch):.*$/, ''))?.[1] ?? last
}

/** npm nests: `{ a: { b: "1", ".": "2" } }` forces b below a, and a itself. */
function flattened(mapping: Mapping | null, above: string | null = null, depth = 0): [string, unknown][] {
  if (!mapping || depth > 10) return []
  return Object.entries(mapping).flatMap(([key, value]): [string, unknown][] => {
    const name = key === '.' ? (above ?? key) : key
    const inner = asMapping(value)
    return inner ? flattened(inner, name, depth + 1) : [[name, value]]
  })
}
