import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import { type InventoryReader, type LockedNode, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { scopeIn } from './package-lock-places.ts'
import { sourceOf } from './source.ts'

/** What `npm ls --json --all` prints: the installed tree. With `--long` it tells the scope too. */
export const npmLs: InventoryReader = {
  id: 'npm ls --json',
  accepts: () => false,
  recognizes: (text) =>
    /^\s*\{/.test(text) &&
    /"dependencies"\s*:\s*\{/.test(text) &&
    /"(?:resolved|problems|overridden)"\s*:/.test(text) &&
    !/"lockfileVersion"\s*:/.test(text),
  read({ text }) {
    const { top, lineOf } = parseJson(text)
    const nodes: LockedNode[] = []
    const missing: string[] = []
    const open = [{ holder: top, path: '' }]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const [as, value] of entriesOf(next.holder, 'dependencies')) {
        const entry = asMapping(value)
        const key = `${next.path}/${as}`
        if (entry?.missing === true) missing.push(as)
        // What is optional and not installed is `{}`.
        if (entry === null || typeof entry.version !== 'string') continue
        nodes.push(nodeOf(as, key, entry, lineOf(entry)))
        open.push({ holder: entry, path: key })
      }
    }
    if (asMapping(top.dependencies) === null) throw new UnreadableFile('It has no dependencies')
    return {
      format: 'npm ls',
      project: { name: asText(top.name), version: asText(top.version) },
      roots: entriesOf(top, 'dependencies').map(([as]) => ({
        member: null,
        key: `/${as}`,
        scope: 'unknown',
      })),
      nodes,
      notes: [],
      unread: missing.slice(0, 1).map((as) => ({
        line: null,
        message: `It says that ${as}${missing.length > 1 ? ` and ${missing.length - 1} more are` : ' is'} asked for and not installed`,
        hint: 'Run npm install, then npm ls --json --all again',
      })),
    }
  },
}

function nodeOf(as: string, key: string, entry: Mapping, line: number | null): LockedNode {
  const resolved = asText(entry.resolved)
  const source = sourceOf(resolved)
  return {
    key,
    ecosystem: 'npm',
    name: asText(entry.name) ?? as,
    version: asText(entry.version),
    source,
    integrity: asText(entry.integrity),
    license: asText(entry.license),
    line,
    // Without --long it says nothing of that.
    scope: typeof entry.dev === 'boolean' ? scopeIn(entry) : null,
    dependsOn: entriesOf(entry, 'dependencies').map(([name]) => `${key}/${name}`),
    own: source.kind === 'path' && !/\.(?:tgz|tar\.gz|tar)$/.test(resolved ?? ''),
  }
}
