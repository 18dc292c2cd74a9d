import { asMapping, entriesOf, type Mapping } from '../../../../text/mapping.ts'
import type { Manifests } from './manifest.ts'

/** A version forced on a package, whatever was asked for. */
export interface Override {
  /** `overrides in package.json` */
  where: string
  /** As written: `a>b@^2`. */
  key: string
  /** The package that is meant. */
  name: string
  /** The requests it holds for; null: all. */
  range: string | null
  /** False: it holds below some other package alone. */
  everywhere: boolean
  /** As written; `$name` is what the manifest asks for of that name. */
  to: string
}

/** npm's `overrides` (nested), Yarn's `resolutions` (with paths), pnpm's `overrides` (with `>`). */
export function overridesIn({ root, workspace }: Pick<Manifests, 'root' | 'workspace'>): Override[] {
  const lists = [
    ['overrides in package.json', flattened(asMapping(root.overrides))],
    ['resolutions in package.json', entriesOf(root, 'resolutions').map(atTop)],
    ['pnpm.overrides in package.json', entriesOf(asMapping(root.pnpm), 'overrides').map(atTop)],
    ['overrides in pnpm-workspace.yaml', entriesOf(workspace, 'overrides').map(atTop)],
  ] as const
  return lists.flatMap(([where, entries]) =>
    entries.map(({ key, to, top }) => {
      const { name, range, path } = meantBy(key)
      return { where, key, name, range, everywhere: top && path === '', to: String(to) }
    }),
  )
}

/** `**\/a/b@1`, `a>b@^2`, `@s/b@npm:^1` -> the last package in it, the range it is restricted to, and what it stands below. */
export function meantBy(key: string): { name: string; range: string | null; path: string } {
  const steps = key.split(/\s{0,9}>\s*(?=[@a-z])/i)
  const last = (steps.at(-1) ?? key).slice(0, MAX_KEY_LENGTH)
  const match = /^(.*?)((?:@[^/@\s]+\/)?[^/@\s]+)(?:@(?:npm:|patch:)?(.*))?$/.exec(last)
  const above = (match?.[1] ?? '').replace(/^\*\*\//, '').replace(/\/$/, '')
  return {
    name: match?.[2] ?? last,
    range: match?.[3] || null,
    path: [...steps.slice(0, -1), ...(above === '' ? [] : [above])].join('>'),
  }
}

/** Names of packages have at most 214 characters. */
const MAX_KEY_LENGTH = 500

interface Entry {
  key: string
  to: unknown
  top: boolean
}

function atTop([key, to]: [string, unknown]): Entry {
  return { key, to, top: true }
}

/** npm nests: `{ a: { b: "1", ".": "2" } }` forces b below a, and a itself. */
function flattened(mapping: Mapping | null, above: string | null = null, depth = 0): Entry[] {
  if (!mapping || depth > 10) return []
  return Object.entries(mapping).flatMap(([key, value]): Entry[] => {
    const isItself = key === '.' && above !== null
    const name = isItself ? above : key
    const inner = asMapping(value)
    if (inner) return flattened(inner, name, depth + 1)
    return [{ key: name, to: value, top: depth === 0 || (isItself && depth === 1) }]
  })
}
