import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'oss-check-library-'))
const tsc = resolve('node_modules/.bin/tsc')

const PROGRAM = `
import { readFileSync } from 'node:fs'
import { DEFAULT_POLICY, defineRule, defineSignal, evaluate, judge, pass, rules, warn, type Collected, type Scorecard } from 'oss-check'

const stars = defineSignal({
  id: 'acme/stars',
  title: 'Stars of our own liking',
  needs: ['repository'],
  options: { minStars: { default: 10, about: 'How many are enough, in stars', source: 'our taste' } },
  why: 'An example of a rule of one’s own',
  fix: 'Star it',
  references: ['https://example.org'],
  judge({ repository }, { options }) {
    const enough: boolean = repository.stars >= options.minStars
    return enough ? pass('Enough stars') : warn('Too few stars')
  },
})
const acme = defineRule({ id: 'acme', point: null, title: 'Acme', question: 'Do we like it?', signals: [stars] })
const collected: Collected = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const { points } = evaluate([acme], collected.facts, DEFAULT_POLICY, new Date(collected.asOf))
const scorecard: Scorecard = judge(collected, [...rules, acme], DEFAULT_POLICY, new Date('2026-07-01')).scorecard
console.log(points[0]?.status, scorecard.points.length)
`

beforeAll(() => {
  execFileSync(tsc, ['-p', 'tsconfig.types.json'])
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'oss-check'))
  symlinkSync(resolve('node_modules/@types'), join(folder, 'node_modules', '@types'))
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  writeFileSync(join(folder, 'program.ts'), PROGRAM)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('another program type-checks against it, with the types of needs and options', () => {
  const strict = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--types',
    'node',
    '--ignoreConfig',
    'program.ts',
  ]
  expect(() => execFileSync(tsc, strict, { cwd: folder, stdio: 'pipe' })).not.toThrow()
  writeFileSync(
    join(folder, 'wrong.ts'),
    readFileSync(join(folder, 'program.ts'), 'utf8').replace('repository.stars', 'repository.moons'),
  )
  expect(() => execFileSync(tsc, strict.with(-1, 'wrong.ts'), { cwd: folder, stdio: 'pipe' })).toThrow()
})

test('and runs: a rule of its own beside the ten', () => {
  const output = execFileSync(process.execPath, ['program.ts', resolve('examples/invented.facts.json')], {
    cwd: folder,
  })
  expect(output.toString().trim()).toBe('pass 11')
})
