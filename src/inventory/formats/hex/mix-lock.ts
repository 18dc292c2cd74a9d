import { type InventoryReader, type LockedNode, UnreadableFile } from '../../reader.ts'
import { isNamed } from '../file-name.ts'
import { type Pairs, parseTerm, type Term } from './elixir-term.ts'

/** What Mix locks, https://hexdocs.pm/mix/Mix.Tasks.Deps.html: `{:hex, :name, "1.0.0", …}` or `{:git, "address", "commit", …}` by name. */
export const mixLock: InventoryReader = {
  id: 'mix-lock',
  accepts: isNamed('mix.lock'),
  read({ text }) {
    if (text.trim() === '') throw new UnreadableFile('It is empty')
    const term = parseTerm(text)
    // An empty map is an empty list here: both have no entries.
    if (!isPairs(term) && !(isList(term) && term.length === 0)) throw new UnreadableFile('It is no map')
    const pairs = isPairs(term) ? term.pairs : []
    const unread: { line: number; message: string; hint: string }[] = []
    return {
      format: 'mix.lock',
      project: { name: null, version: null },
      roots: null,
      nodes: pairs.flatMap(({ key, value, line }) => {
        const node = nodeOf(key, value, line)
        if (node === null)
          unread.push({
            line,
            message: `Its entry of ${key} is of no kind that is known`,
            hint: 'Let Mix write it anew, or update oss-check',
          })
        return node ?? []
      }),
      notes: ['A mix.lock does not say what the project itself asks for, nor what is for development alone.'],
      unread,
    }
  },
}

/** Null: it is of no kind that is known. */
function nodeOf(app: string, entry: Term, line: number): LockedNode[] | null {
  const [kind, first, second, ...rest] = isList(entry) ? entry : []
  const common = { key: app, ecosystem: 'hex', line, scope: 'unknown' as const }
  if (kind === 'hex' && typeof first === 'string' && typeof second === 'string') {
    const [checksum, , dependencies, repository, outer] = rest
    const organisation =
      typeof repository === 'string' && /^hexpm:/.test(repository) ? `${repository.slice(6)}/` : ''
    return [
      {
        ...common,
        name: `${organisation}${first}`,
        version: second,
        source: { kind: 'registry', url: typeof repository === 'string' ? repository : null },
        integrity: [outer, checksum].find((one) => typeof one === 'string') ?? null,
        dependsOn: neededIn(dependencies),
      },
    ]
  }
  if (kind === 'git' && typeof first === 'string' && typeof second === 'string')
    return [
      {
        ...common,
        name: app,
        version: null,
        source: { kind: 'git', url: `${first}#${second}` },
        dependsOn: [],
      },
    ]
  if (kind === 'path') return []
  return null
}

/** `[{:plug, "~> 1.0", [hex: :plug, optional: true]}]` */
function neededIn(dependencies: Term | undefined): string[] {
  if (dependencies === undefined || !isList(dependencies)) return []
  return dependencies.flatMap((one) => {
    const [name, , options] = isList(one) ? one : []
    const isOptional =
      options !== undefined &&
      isPairs(options) &&
      options.pairs.some(({ key, value }) => key === 'optional' && value === 'true')
    return typeof name === 'string' && !isOptional ? [name] : []
  })
}

function isList(term: Term): term is readonly Term[] {
  return Array.isArray(term)
}

function isPairs(term: Term): term is Pairs {
  return typeof term === 'object' && 'pairs' in term
}
