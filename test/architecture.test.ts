import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** Who may import whom, by path prefix; the first row that fits a file is its row. This table is the architecture. */
const MAY_IMPORT: readonly (readonly [part: string, ...allowed: string[]])[] = [
  ['src/vocabulary/', 'src/vocabulary/', 'src/facts.ts'],
  ['src/facts.ts', 'src/vocabulary/'],
  ['src/errors.ts'],
  ['src/untrusted.ts'],
  ['src/statistics/', 'src/statistics/'],
  ['src/people/', 'src/people/', 'src/vocabulary/', 'src/facts.ts'],
  [
    'src/threads/',
    'src/threads/',
    'src/people/',
    'src/statistics/',
    'src/vocabulary/',
    'src/facts.ts',
    'src/rule.ts',
  ],
  ['src/rule.ts', 'src/facts.ts', 'src/policy.ts'],
  ['rules/index.ts', 'rules/', 'src/rule.ts'],
  [
    'rules/',
    'rules/',
    'src/rule.ts',
    'src/facts.ts',
    'src/policy.ts',
    'src/conclude.ts',
    'src/vocabulary/',
    'src/statistics/',
    'src/people/',
    'src/threads/',
    'src/license/',
    'src/kind.ts',
    'src/calendar.ts',
    'src/numbers.ts',
  ],
  // Points are judged while their facts arrive.
  [
    'src/report/progress.ts',
    'src/report/',
    'src/evaluate.ts',
    'src/facts.ts',
    'src/policy.ts',
    'src/rule.ts',
  ],
  [
    'src/report/',
    'src/report/',
    'src/scorecard.ts',
    'src/rule.ts',
    'src/policy.ts',
    'src/verdict.ts',
    'src/version.ts',
    'src/facts.ts',
    'src/diff.ts',
    'src/untrusted.ts',
    'src/calendar.ts',
  ],
  [
    'src/github/',
    'src/github/',
    'src/facts.ts',
    'src/errors.ts',
    'src/untrusted.ts',
    'src/version.ts',
    'src/vocabulary/',
  ],
]

/** Everything else is free but for these. */
const NOBODY_IMPORTS = ['src/cli.ts', 'src/bin.ts', 'test/']

test('imports keep to the table', () => {
  const offences = sources().flatMap(({ path, imports }) => {
    const row = MAY_IMPORT.find(([part]) => path.startsWith(part))
    return imports
      .filter((imported) => !isAllowed(path, imported, row))
      .map((imported) => `${path} imports ${imported}`)
  })
  expect(offences).toEqual([])
})

test('the octokit packages are imported in src/github alone', () => {
  const users = sources().filter(({ packages }) => packages.some((name) => name.startsWith('@octokit/')))
  for (const { path } of users) expect(path).toMatch(/^src\/github\//)
})

test('ink and react stay behind their door', () => {
  const users = sources().filter(({ packages }) => packages.some((name) => /^(ink|react)(\/|$)/.test(name)))
  for (const { path } of users) expect(path).toMatch(/^src\/report\/ink\//)
})

function isAllowed(path: string, imported: string, row: (typeof MAY_IMPORT)[number] | undefined): boolean {
  if (NOBODY_IMPORTS.some((prefix) => imported.startsWith(prefix))) return path === 'src/bin.ts'
  return row === undefined || row.slice(1).some((allowed) => imported.startsWith(allowed))
}

function sources() {
  const files = ['src', 'rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => normalize(join(folder, name))),
  )
  return files.map((path) => {
    const specifiers = [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
      (match) => match[1] ?? '',
    )
    const imports = specifiers
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(path), name)))
    return { path, imports, packages: specifiers.filter((name) => !name.startsWith('.')) }
  })
}
