import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Node, parse } from 'acorn'
import { transformSync } from 'esbuild'
import { analyse } from 'scslre'
import { expect, test } from 'vitest'

/**
 * Texts of users and projects meet every one of them. What may look at one place of a text twice takes the square of its
 * length: https://github.com/RunDevelopment/scslre tells those from the pattern alone.
 */
test('every regular expression is linear in the text it meets', () => {
  const found = literals()
  expect(found.length).toBeGreaterThan(500)
  const slow = found.flatMap(({ path, pattern, flags }) =>
    analyse({ source: pattern, flags }).reports.map(({ type }) => `${path} /${pattern}/${flags}: ${type}`),
  )
  expect(slow.filter((line) => !BOUNDED.some((path) => line.startsWith(path)))).toEqual([])
  for (const path of BOUNDED) expect(slow.some((line) => line.startsWith(path))).toBe(true)
})

/** Where the text was cut to a few hundred or thousand characters before. */
const BOUNDED = [
  'src/analysis/deprecation/readme-head.ts /^\\W*(?:how to )?',
  'src/sources/ecosystem/npm/project/overrides.ts',
  'src/analysis/licensing/text/words.ts',
]

test.each([
  ['/^a+a+$/', 'Trade'],
  ['/a+$/', 'Move'],
  ['/^(?:a+)+$/', 'Self'],
])('%s is found to be %s', (literal, type) => {
  const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/.exec(literal) ?? []
  expect(analyse({ source, flags }).reports.map((report) => report.type)).toContain(type)
})

interface Literal {
  path: string
  pattern: string
  flags: string
}

function literals(): Literal[] {
  const paths = ['src', 'rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  )
  return paths.flatMap((path) => {
    const loader = path.endsWith('x') ? 'tsx' : 'ts'
    const { code } = transformSync(readFileSync(path, 'utf8'), { loader, jsx: 'automatic', target: 'esnext' })
    return regexesIn(parse(code, { ecmaVersion: 'latest', sourceType: 'module' })).map((regex) => ({
      path,
      ...regex,
    }))
  })
}

function regexesIn(node: unknown): { pattern: string; flags: string }[] {
  if (Array.isArray(node)) return node.flatMap(regexesIn)
  if (typeof node !== 'object' || node === null) return []
  const { regex } = node as Partial<Node> & { regex?: { pattern: string; flags: string } }
  return regex === undefined ? Object.values(node).flatMap(regexesIn) : [regex]
}
