import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PolicyRequest } from '../../src/policy/load.ts'
import { pluginModules } from '../../src/policy/plugin-modules.ts'
import type { Trust } from '../../src/policy/trust.ts'
import { openLedger } from '../../src/trust/ledger.ts'
import { folder, load } from './support.ts'

const NOBODY: Trust = { holds: () => false, isOwn: () => false }
const ran: string[] = []
Object.assign(globalThis, { ranInTest: ran })

const FILES = {
  'oss-check.yaml': `kind: tool
failOn: [license]
rules: [./rule.mjs]
waivers: [{ what: license, reason: r, owner: o, expires: 2030-01-01 }]
`,
  'oss-check.attestations.yaml':
    'attestations: [{ what: fit, answer: pass, statement: s, evidence: e, owner: o, date: 2026-01-01, expires: 2030-01-01 }]\n',
  'rule.mjs':
    'import "./deep.mjs"\nglobalThis.ranInTest.push(import.meta.url)\nexport default { before() {} }\n',
  'deep.mjs': 'export {}\n',
  'package.json': '{"license":"MIT"}',
}

async function taken(cwd: string, changes: Partial<PolicyRequest>, keys: readonly string[] = []) {
  const before = ran.length
  const book = await load(cwd, changes)
  const { policy, notices } = book.forTarget(keys)
  return {
    kind: policy.kind,
    license: policy.projectLicense,
    gate: policy.failOn,
    excuses: policy.waivers.length + policy.attestations.length,
    code: ran.length - before,
    notices: [...book.notices, ...notices].map(({ level, text }) => `${level}: ${text}`),
    leftOut: book.leftOut,
  }
}

const NOTHING = { kind: null, gate: [], excuses: 0, code: 0 }

describe('a policy that is found', () => {
  test('holds for nobody who did not trust it, and that is told', async () => {
    const found = await taken(folder(FILES), { trust: NOBODY })
    expect(found).toMatchObject({
      ...NOTHING,
      license: 'MIT',
      leftOut: { standing: 'strange', gate: 'oss-check.yaml:2:9' },
    })
    expect(found.notices).toEqual([
      expect.stringMatching(/^warning: oss-check\.yaml was found here and does not hold/),
      expect.stringMatching(/^warning: oss-check\.attestations\.yaml was found here and does not hold/),
    ])
  })

  test.each([{ policyPath: 'oss-check.yaml' }, { env: { OSS_CHECK_POLICY: 'oss-check.yaml' } }])(
    'holds where it is named: %j',
    async (named) => {
      const found = await taken(folder(FILES), { trust: NOBODY, ...named })
      expect(found).toMatchObject({ kind: 'tool', gate: ['license'], excuses: 2, code: 1, leftOut: null })
      expect(found.notices).toEqual([])
    },
  )

  test('holds where it was trusted, with a notice, until any file of it changes', async () => {
    const cwd = folder(FILES)
    const ledger = openLedger(join(folder(), 'trusted.json'))
    const trust: Trust = { holds: (path) => ledger.holds(path), isOwn: () => false }
    await ledger.enter(
      Object.keys(FILES).map((name) => join(cwd, name)),
      'read',
    )
    const found = await taken(cwd, { trust })
    expect(found).toMatchObject({ kind: 'tool', gate: ['license'], excuses: 2, code: 1 })
    expect(found.notices[0]).toMatch(/^info: oss-check\.yaml was found here and holds/)

    writeFileSync(join(cwd, 'deep.mjs'), 'export const evil = 1\n')
    const withoutCode = await taken(cwd, { trust })
    expect(withoutCode).toMatchObject({ kind: 'tool', code: 0 })
    expect(withoutCode.notices).toContainEqual(
      expect.stringMatching(/plugin \.\/rule\.mjs is not as it was trusted/),
    )

    writeFileSync(join(cwd, 'oss-check.yaml'), `${FILES['oss-check.yaml']}\n`)
    expect(await taken(cwd, { trust })).toMatchObject({ ...NOTHING, excuses: 1 })
  })

  test.each<[string, (cwd: string) => Partial<PolicyRequest>]>([
    ['by its path', (cwd) => ({ evaluatedPaths: [cwd] })],
    ['by its name', () => ({ judgesOwn: true })],
  ])('never holds for the project it lies in: %s', async (_, judged) => {
    const cwd = folder(FILES)
    const found = await taken(cwd, judged(cwd))
    expect(found).toMatchObject({ ...NOTHING, license: null })
    expect(found.notices[0]).toMatch(/^warning: oss-check\.yaml lies in the project that is judged/)
    const named = await taken(cwd, { ...judged(cwd), policyPath: 'oss-check.yaml' })
    expect(named).toMatchObject({ kind: 'tool', excuses: 2, code: 1 })
  })

  test('excuses nothing of a project that turns out to be its own, and keeps its gate', async () => {
    const trust: Trust = { holds: () => true, isOwn: (keys) => keys.includes('github.com/acme/widget') }
    const own = await taken(folder(FILES), { trust }, ['npm:widget', 'github.com/acme/widget'])
    expect(own).toMatchObject({ kind: null, license: null, gate: ['license'], excuses: 0 })
    expect(own.notices).toContainEqual(expect.stringMatching(/lies in the project that is judged/))
    expect(await taken(folder(FILES), { trust }, ['npm:other'])).toMatchObject({ kind: 'tool', excuses: 2 })
  })

  test('that stands on another is trusted with it', async () => {
    const cwd = folder({ 'oss-check.yaml': 'extends: ./base.yaml\n', 'base.yaml': 'kind: tool\n' })
    const trust: Trust = { holds: (path) => !path.endsWith('base.yaml'), isOwn: () => false }
    expect(await taken(cwd, { trust })).toMatchObject({ kind: null })
  })
})

test('the modules of a plugin are what it imports by path, once each', async () => {
  const cwd = folder({
    'a.mjs':
      "import './b.mjs'\nimport fs from 'node:fs'\nconst c = await import('./sub/c.cjs')\nexport * from './a.mjs'\n",
    'b.mjs': "import data from './data.json' with { type: 'json' }\n",
    'sub/c.cjs': "require('../d.cjs'); require('yaml')\n",
    'd.cjs': '',
    'data.json': '{}',
  })
  const modules = await pluginModules({ specifier: './a.mjs', from: join(cwd, 'oss-check.yaml'), where: '' })
  expect(modules.map((path) => path.slice(cwd.length + 1)).sort()).toEqual([
    'a.mjs',
    'b.mjs',
    'd.cjs',
    'data.json',
    'sub/c.cjs',
  ])
})
