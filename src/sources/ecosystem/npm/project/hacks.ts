import { join, relative } from 'node:path'
import { filesIn, foldersIn, mappingOf } from '../../../../disk/folder.ts'
import type { Hack } from '../../../../model/facts/project.ts'
import { asMapping, entriesOf, type Mapping } from '../../../../text/mapping.ts'
import type { UsedPackage } from '../../ecosystem.ts'
import { dependenciesOf } from './manifest.ts'
import { meantBy, overridesIn } from './overrides.ts'
import { specifierOf } from './specifier.ts'

/** Everything in a project that changes the target or stands in for it. `folder` is read, nothing is run. */
export function hacksIn(folder: string, { name, repository }: UsedPackage): Hack[] {
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
      .filter(([key]) => meantBy(key).name === name)
      .map(([key, patch]): Hack => ({ kind: 'patch', where, detail: `pnpm patches ${key} with ${patch}` })),
  )
  const byYarn = [...dependenciesOf(manifest), ...entriesOf(manifest, 'resolutions')]
    .filter(([key, spec]) => meantBy(key).name === name && /^patch:/.test(String(spec)))
    .map(([, spec]): Hack => ({ kind: 'patch', where: 'package.json', detail: `yarn patches it: ${spec}` }))
  return [...byPnpm, ...byYarn]
}

function overrides(manifest: Mapping | null, workspace: Mapping | null, name: string): Hack[] {
  return overridesIn({ root: manifest ?? {}, workspace })
    .filter((one) => one.name === name && !/^patch:/.test(one.to))
    .map(({ where, key, to }): Hack => ({ kind: 'override', where, detail: `${key} is forced to ${to}` }))
}

const GIT =
  /^(?:git[+:@]|github:|gitlab:|bitbucket:|https?:\/\/.*\.git(?:#|$)|https:\/\/github\.com\/|[\w.-]+\/[\w.-]+(?:#|$))/

/** A dependency under its name that comes from somewhere else. */
function replaced(manifest: Mapping | null, name: string, repository: string | null): Hack[] {
  return dependenciesOf(manifest)
    .filter(([key]) => key === name)
    .flatMap(([, spec]): Hack[] => {
      const text = String(spec)
      const asked = specifierOf(name, text)
      if (asked.kind === 'registry' && asked.name !== name)
        return [{ kind: 'fork', where: 'package.json', detail: `${asked.name} stands in for it` }]
      if (/^(?:file|link|portal):/.test(text)) {
        return [{ kind: 'vendored', where: 'package.json', detail: `it is taken from ${text}` }]
      }
      if (!GIT.test(text)) return []
      const from = /(?<![\w.-])([\w.-]+\/[\w.-]+)$/
        .exec((text.split('#')[0] ?? '').replace(/\.git$/, ''))?.[1]
        ?.toLowerCase()
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
