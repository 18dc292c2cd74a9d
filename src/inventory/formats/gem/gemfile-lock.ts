import type { ComponentSource } from '../../inventory.ts'
import { type InventoryReader, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { isNamed } from '../file-name.ts'
import { scopesIn } from './gemfile.ts'

/** Bundler's own format: sections, and in those of sources the gems with what they need, two spaces deeper each. */
export const gemfileLock: InventoryReader = {
  id: 'gemfile-lock',
  accepts: isNamed('Gemfile.lock', 'gems.locked'),
  async read({ path, text }, beside) {
    const { gems, asked, checksums, bundler, unread } = parsed(text)
    const gemfile = await beside.text(path.endsWith('gems.locked') ? 'gems.rb' : 'Gemfile')
    const told = gemfile === null ? null : scopesIn(gemfile)
    const names = new Set(gems.map(({ name }) => name))
    return {
      format: bundler === null ? 'Gemfile.lock' : `Gemfile.lock ${bundler}`,
      project: { name: null, version: null },
      roots: [
        ...asked.map(
          (key): Root => ({ member: null, key, scope: told?.scopes.get(key) ?? told?.others ?? 'unknown' }),
        ),
        // A gem of the project itself is asked for by its gemspec, and asks for more.
        ...gems.flatMap((gem) =>
          gem.source.kind === 'path'
            ? gem.needs.map(
                (key): Root => ({
                  member: gem.name,
                  key,
                  scope: told?.scopes.get(gem.name) ?? told?.own ?? 'unknown',
                }),
              )
            : [],
        ),
      ],
      nodes: gems.map((gem) => nodeOf(gem, names, checksums)),
      notes: told ? [] : ['Without the Gemfile nobody can tell what is for development alone.'],
      unread,
    }
  },
}

interface Gem {
  name: string
  version: string
  source: ComponentSource
  needs: string[]
  line: number
}

interface Parsed {
  gems: Gem[]
  asked: string[]
  checksums: ReadonlyMap<string, string>
  bundler: string | null
  unread: { line: number; message: string; hint: string }[]
}

const SOURCES = ['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE']
const KNOWN = [...SOURCES, 'PLATFORMS', 'DEPENDENCIES', 'CHECKSUMS', 'RUBY VERSION', 'BUNDLED WITH']

function parsed(text: string): Parsed {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  const gems = new Map<string, Gem>()
  const asked: string[] = []
  const checksums = new Map<string, string>()
  const sections = new Set<string>()
  let section = ''
  let source: { remote: string | null; revision: string | null } = { remote: null, revision: null }
  let gem: Gem | undefined
  let bundler: string | null = null
  const unread: Parsed['unread'] = []
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.trimEnd()
    if (line === '') continue
    if (!line.startsWith(' ')) {
      if (!/^[A-Z][A-Z ]+$/.test(line))
        throw new UnreadableFile('It has a line that Bundler does not write', index + 1)
      section = line
      sections.add(section)
      source = { remote: null, revision: null }
      continue
    }
    const depth = line.length - line.trimStart().length
    const words = line.trim()
    if (section === 'BUNDLED WITH') bundler = words
    else if (section === 'DEPENDENCIES') asked.push(nameIn(words))
    else if (section === 'CHECKSUMS') {
      const [, name, version, checksum] = /^(\S+) \(([^)]+)\)\s+(\S+)/.exec(words) ?? []
      if (name !== undefined && checksum !== undefined) checksums.set(`${name} ${version}`, checksum)
    } else if (SOURCES.includes(section)) {
      const [, key, value] = /^(remote|revision): (.*)$/.exec(words) ?? []
      if (depth === 2 && key === 'remote') source.remote ??= value ?? null
      else if (depth === 2 && key === 'revision') source.revision = value ?? null
      else if (depth === 4) {
        gem = gemIn(words, sourceOf(section, source), index + 1, gems)
        if (gem === undefined)
          unread.push({
            line: index + 1,
            message: 'It has a gem without a version',
            hint: 'Let Bundler write it anew',
          })
      } else if (depth === 6 && gem) gem.needs.push(nameIn(words))
    }
  }
  if (!sections.has('DEPENDENCIES'))
    throw new UnreadableFile('It is cut short: its section DEPENDENCIES is missing')
  if (![...sections].some((one) => KNOWN.includes(one)))
    throw new UnreadableFile('It has no section of Bundler')
  return { gems: [...gems.values()], asked, checksums, bundler, unread }
}

/** `nokogiri (1.16.0-x86_64-linux)`: a gem that is built for several machines stands there for each, and is one. */
function gemIn(
  words: string,
  source: ComponentSource,
  line: number,
  gems: Map<string, Gem>,
): Gem | undefined {
  const [, name, version] = /^(\S+) \(([^-)]+)(?:-[^)]*)?\)$/.exec(words) ?? []
  if (name === undefined || version === undefined) return undefined
  const key = `${name} ${version}`
  const gem = gems.get(key) ?? { name, version, source, needs: [], line }
  gems.set(key, gem)
  return gem
}

/** `rails (~> 7.0)!` */
function nameIn(words: string): string {
  return (words.split(' ', 1)[0] ?? '').replace(/!$/, '')
}

function sourceOf(
  section: string,
  { remote, revision }: { remote: string | null; revision: string | null },
): ComponentSource {
  if (section === 'PATH') return { kind: 'path', url: remote }
  if (section === 'GIT') return { kind: 'git', url: revision === null ? remote : `${remote}#${revision}` }
  return { kind: 'registry', url: remote }
}

function nodeOf(
  { name, version, source, needs, line }: Gem,
  names: ReadonlySet<string>,
  checksums: Parsed['checksums'],
): LockedNode {
  return {
    key: name,
    ecosystem: 'gem',
    name,
    version,
    source,
    integrity: checksums.get(`${name} ${version}`) ?? null,
    line,
    scope: null,
    dependsOn: needs.filter((need) => names.has(need)),
    own: source.kind === 'path',
  }
}
