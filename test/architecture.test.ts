import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/**
 * The floors of the house, lowest first, by path prefix; the longest prefix that fits a file is its room. A room may
 * import itself, what stands in `uses`, and nothing else: this table is the architecture.
 */
const ROOMS: Readonly<Record<string, { uses: readonly string[]; effects?: readonly Effect[] }>> = {
  'src/model/': { uses: [] },
  'src/text/': { uses: [] },
  'src/disk/': { uses: ['src/model/', 'src/text/'], effects: ['disk'] },
  // The only way out of this machine, but for the servers and loads of the lab.
  'src/net/': { uses: ['src/model/', 'src/text/'], effects: ['network', 'clock'] },
  'src/net/cache/': { uses: [], effects: ['disk', 'clock', 'process'] },
  'src/analysis/': { uses: ['src/model/', 'src/text/'] },
  // Readers of lockfiles, manifests and SBOMs: texts in, components out.
  'src/inventory/': {
    uses: [
      'src/model/',
      'src/text/',
      'src/analysis/golang/',
      'src/analysis/maven/',
      'src/analysis/versions/',
    ],
  },
  'src/inventory/disk/': { uses: ['src/model/', 'src/inventory/'], effects: ['disk'] },
  // The packed corpus of licence texts is read from beside the program, and made from the SPDX list in development.
  'src/analysis/licensing/text/packed.ts': { uses: ['src/analysis/'], effects: ['disk'] },
  'src/policy/': {
    uses: ['src/model/', 'src/text/', 'src/analysis/licensing/', 'src/analysis/versions/'],
    effects: ['disk'],
  },
  // What a person let this program take from strange folders, kept outside of them.
  'src/trust/': { uses: ['src/text/', 'src/disk/'], effects: ['disk'] },
  'src/judging/': { uses: ['src/model/', 'src/text/', 'src/analysis/', 'src/policy/target-pattern.ts'] },
  'src/judging/components/': {
    uses: [
      'src/model/',
      'src/analysis/licensing/',
      'src/inventory/changes.ts',
      'src/inventory/inventory.ts',
      'src/policy/target-pattern.ts',
    ],
  },
  'rules/': { uses: ['src/model/', 'src/analysis/', 'src/judging/conclude.ts'] },
  'src/sources/source.ts': { uses: ['src/model/'] },
  'src/sources/git/': {
    uses: [
      'src/model/',
      'src/text/',
      'src/analysis/',
      'src/inventory/reader.ts',
      'src/inventory/tree.ts',
      'src/sources/source.ts',
      'src/sources/forge/',
    ],
    effects: ['disk', 'processes', 'process'],
  },
  'src/sources/forge/': {
    uses: ['src/model/', 'src/text/', 'src/net/fault.ts', 'src/analysis/', 'src/sources/source.ts'],
  },
  'src/sources/forge/github/client/': {
    uses: ['src/model/', 'src/text/', 'src/net/'],
    effects: ['disk', 'processes'],
  },
  'src/sources/ecosystem/': {
    uses: [
      'src/model/',
      'src/text/',
      'src/disk/',
      'src/net/',
      'src/analysis/file-roles/',
      'src/analysis/golang/',
      'src/analysis/maven/',
      'src/analysis/licensing/',
      'src/analysis/versions/',
      'src/analysis/published-name.ts',
      'src/inventory/',
      'src/sources/source.ts',
      'src/sources/adopter/',
    ],
    effects: ['disk'],
  },
  // The program that loads a package inside the sandbox, as text.
  'src/sources/ecosystem/npm/install.ts': { uses: ['src/sources/ecosystem/'], effects: ['process'] },
  'src/sources/evidence/': {
    uses: ['src/model/', 'src/text/', 'src/disk/', 'src/sources/source.ts'],
    effects: ['disk'],
  },
  'src/sources/adopter/': {
    uses: ['src/model/', 'src/sources/source.ts', 'src/sources/ecosystem/ecosystem.ts'],
  },
  // What the components of an inventory say of their terms: on this disk, then in their registries.
  'src/sources/components/': {
    uses: [
      'src/model/',
      'src/text/',
      'src/analysis/file-roles/',
      'src/analysis/licensing/',
      'src/inventory/inventory.ts',
      'src/sources/source.ts',
      'src/sources/ecosystem/ecosystem.ts',
    ],
  },
  'src/sources/components/installed/': {
    uses: [
      'src/text/',
      'src/analysis/file-roles/',
      'src/analysis/licensing/',
      'src/analysis/maven/',
      'src/inventory/inventory.ts',
    ],
    effects: ['disk'],
  },
  'src/sources/': { uses: ['src/model/'] },
  'src/lab/': {
    uses: [
      'src/model/',
      'src/text/',
      'src/net/',
      'src/sources/ecosystem/',
      'src/sources/evidence/',
      'src/sources/forge/',
    ],
    effects: ['network', 'disk', 'processes', 'clock', 'process'],
  },
  'src/report/': { uses: ['src/model/', 'src/text/', 'src/judging/'] },
  'src/report/ink/': { uses: ['src/model/', 'src/report/'], effects: ['process'] },
  // The tree of a scan.
  'src/report/ink/scan/': {
    uses: ['src/model/', 'src/text/', 'src/inventory/inventory.ts', 'src/judging/components/', 'src/report/'],
  },
  'src/notices/': {
    uses: ['src/text/', 'src/inventory/inventory.ts', 'src/analysis/file-roles/', 'src/analysis/licensing/'],
  },
  'src/report/notices/': { uses: ['src/text/', 'src/notices/', 'src/report/'] },
  'src/report/sbom/': {
    uses: [
      'src/model/',
      'src/text/',
      'src/inventory/inventory.ts',
      'src/analysis/licensing/',
      'src/judging/components/',
      'src/report/plain-line.ts',
    ],
  },
  'src/assess.ts': {
    uses: ['src/model/', 'src/analysis/', 'src/policy/', 'src/judging/', 'src/sources/'],
  },
  'src/scan.ts': {
    uses: [
      'src/model/',
      'src/net/concurrently.ts',
      'src/policy/',
      'src/inventory/inventory.ts',
      'src/judging/components/',
      'src/sources/components/',
    ],
  },
  'src/attribute.ts': {
    uses: [
      'src/model/',
      'src/net/concurrently.ts',
      'src/inventory/inventory.ts',
      'src/judging/components/',
      'src/notices/',
      'src/scan.ts',
      'src/sources/components/',
    ],
  },
  'src/compare-scans.ts': {
    uses: [
      'src/analysis/file-roles/',
      'src/analysis/licensing/text/change.ts',
      'src/inventory/',
      'src/judging/components/',
      'src/notices/',
      'src/scan.ts',
      'src/sources/components/',
    ],
  },
  'src/rehearse.ts': { uses: ['src/inventory/', 'src/judging/components/', 'src/scan.ts'] },
  'src/index.ts': { uses: ['src/model/', 'src/judging/', 'rules/'] },
  'src/cli/': {
    uses: ['src/', 'rules/', 'examples/'],
    effects: ['disk', 'processes', 'clock', 'process'],
  },
}

const EFFECTS = {
  network:
    /'(?:node:(?:net|dgram|http|https|http2|tls|dns)(?:\/promises)?|undici|autocannon)'|\bfetch\(|(?:=|\?|:|return|,) fetch\b(?!:)|\bnew (?:WebSocket|EventSource)\b/,
  disk: /from 'node:fs(?:\/promises)?'/,
  processes: /from 'node:child_process'/,
  clock: /new Date\(\)|\bDate\.now\(\)|\bperformance\.now\(\)/,
  process: /\bprocess\.[a-z]/,
}
type Effect = keyof typeof EFFECTS

test('every file has a room, and imports keep to the table', () => {
  const offences = sources().flatMap(({ path, imports }) => {
    const room = roomOf(path)
    if (room === null) return [`${path} stands in no room`]
    const allowed = [room, ...(ROOMS[room]?.uses ?? [])]
    return imports
      .filter((imported) => imported !== 'package.json' && !allowed.some((one) => imported.startsWith(one)))
      .map((imported) => `${path} imports ${imported}`)
  })
  expect(offences).toEqual([])
})

test('network, disk, processes, clock and process are touched where the table says so, and nowhere else', () => {
  const offences = sources().flatMap(({ path, code }) => {
    const allowed = ROOMS[roomOf(path) ?? '']?.effects ?? []
    return (Object.keys(EFFECTS) as Effect[])
      .filter((effect) => !allowed.includes(effect) && EFFECTS[effect].test(code))
      .map((effect) => `${path} touches ${effect}`)
  })
  expect(offences).toEqual([])
})

test('no room of the table is empty or claims an effect it does not have', () => {
  const found = sources()
  const idle = Object.entries(ROOMS).flatMap(([room, { effects = [] }]) => {
    const files = found.filter(({ path }) => roomOf(path) === room)
    if (files.length === 0) return [`${room} is empty`]
    return effects
      .filter((effect) => !files.some(({ code }) => EFFECTS[effect].test(code)))
      .map((effect) => `${room} does not touch ${effect}`)
  })
  expect(idle).toEqual([])
})

test('no files import each other in a circle', () => {
  const imports = new Map(sources().map((one) => [one.path, one.imports]))
  const done = new Set<string>()
  const circleFrom = (path: string, above: readonly string[]): readonly string[] | null => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path]
    if (done.has(path)) return null
    for (const next of imports.get(path) ?? []) {
      const circle = circleFrom(next, [...above, path])
      if (circle) return circle
    }
    done.add(path)
    return null
  }
  expect([...imports.keys()].flatMap((path) => circleFrom(path, []) ?? [])).toEqual([])
})

test('requests leave this machine in src/net/ alone; the lab runs servers and loads', () => {
  const rooms = Object.entries(ROOMS).filter(([, { effects = [] }]) => effects.includes('network'))
  expect(rooms.map(([room]) => room)).toEqual(['src/net/', 'src/lab/'])
})

test('the octokit packages are imported in the GitHub forge alone', () => {
  const users = sources().filter(({ packages }) => packages.some((name) => name.startsWith('@octokit/')))
  for (const { path } of users) expect(path).toMatch(/^src\/sources\/forge\/github\//)
})

/** Versions of peers are npm's, and so are those of policies. */
test('versions are compared by the scheme of their ecosystem: semver is for those that number by it', () => {
  const users = sources().filter(({ packages }) => packages.includes('semver'))
  for (const { path } of users)
    expect(path).toMatch(
      /^src\/(?:(?:analysis\/versions|sources\/ecosystem)\/npm|analysis\/versions\/cargo|policy\/scalars)/,
    )
})

test('ink and react stay behind their door', () => {
  const users = sources().filter(({ packages }) => packages.some((name) => /^(ink|react)(\/|$)/.test(name)))
  for (const { path } of users) expect(path).toMatch(/^src\/report\/ink\//)
})

function roomOf(path: string): string | null {
  const fitting = Object.keys(ROOMS).filter((room) => path.startsWith(room))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null
}

function sources() {
  const files = ['src', 'rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => normalize(join(folder, name))),
  )
  return files.map((path) => {
    const code = readFileSync(path, 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
    const specifiers = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
    const imports = specifiers
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(path), name)))
    return { path, code, imports, packages: specifiers.filter((name) => !name.startsWith('.')) }
  })
}
