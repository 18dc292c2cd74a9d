import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { UserError } from '../../src/model/user-error.ts'
import { layered } from '../../src/policy/layers.ts'
import { environmentLayers, flagLayer, misspeltVariables, sectionOf } from '../../src/policy/said.ts'
import { policySchema } from '../../src/policy/schema.ts'
import { SETTING_NAMES, SETTINGS, type SettingName, variableOf } from '../../src/policy/settings.ts'
import { starterPolicy } from '../../src/policy/starter.ts'
import { folder, load, RULES } from './support.ts'

const SAMPLES: Readonly<Record<SettingName, string>> = {
  'project-license': 'MIT',
  link: 'process',
  distribute: 'saas',
  modify: 'yes',
  kind: 'tool',
  willingness: 'fund',
  allow: 'MIT, ISC',
  deny: 'SSPL-1.0',
  exclude: 'test/fixtures/**',
  'fail-on': 'license,activity:warn',
}

describe.each(SETTING_NAMES)('%s', (name) => {
  const { path } = SETTINGS[name]
  const asFlag = sectionOf({ [name]: [SAMPLES[name]] })

  test('says as a flag, as a variable and in a file the same, and each knows where it was said', () => {
    const [asVariable] = environmentLayers({ [variableOf(name)]: SAMPLES[name] })
    expect(policySchema(RULES).parse(asFlag)).toEqual(asFlag)
    expect(asVariable?.section).toEqual(asFlag)

    const { policy, origins } = layered([flagLayer(asFlag)])
    expect(policy).not.toEqual(DEFAULT_POLICY)
    expect(origins).toEqual({ [path]: { layer: 'flag', where: `--${name}` } })
    expect(asVariable?.originOf([])).toEqual({ layer: 'environment', where: variableOf(name) })
  })

  test('is documented as a variable', () => {
    expect(readFileSync('docs/policy.md', 'utf8')).toContain(`_${variableOf(name).split('OSS_CHECK_')[1]}\``)
  })

  test('takes none but its words, and names the flag or variable and the words there are', () => {
    const { choices } = SETTINGS[name]
    if (choices === null) return expect(() => sectionOf({ [name]: [' '] })).toThrow(`--${name}`)
    for (const word of choices) expect(sectionOf({ [name]: [word] })).not.toEqual({})
    const said = (say: () => unknown) => {
      try {
        say()
      } catch (error) {
        if (error instanceof UserError) return `${error.message}. ${error.hint}`
      }
      return null
    }
    expect(said(() => sectionOf({ [name]: ['sideways'] }))).toBe(
      `--${name} cannot be "sideways". It is one of ${choices.join(', ')}`,
    )
    expect(said(() => environmentLayers({ [variableOf(name)]: 'sideways' }))).toContain(variableOf(name))
  })
})

test('a word that is nearly one is told which', () => {
  expect(() => sectionOf({ link: ['statc'] })).toThrow('did you mean "static"?')
})

test('the last word holds, and lists add up', () => {
  expect(sectionOf({ link: ['static', 'process'], deny: ['MIT', 'ISC,0BSD'] })).toEqual({
    usage: { link: 'process' },
    licenses: { deny: ['MIT', 'ISC', '0BSD'] },
  })
})

test('what is said of one part of the policy adds up, and keeps to its part', () => {
  expect(sectionOf({ link: ['process'], modify: ['yes'], allow: ['MIT'], deny: ['ISC'] })).toEqual({
    usage: { link: 'process', modify: true },
    licenses: { allow: ['MIT'], deny: ['ISC'] },
  })
})

test('blanks around a variable are none of it', () => {
  expect(environmentLayers({ OSS_CHECK_LINK: ' process ' }).map(({ section }) => section)).toEqual([
    { usage: { link: 'process' } },
  ])
})

test.each([
  [{ OSS_CHECK_LINKS: 'x' }, ['The variable OSS_CHECK_LINKS means nothing; did you mean OSS_CHECK_LINK?']],
  [{ OSS_CHECK_LINK: 'process' }, []],
  [{ NEXT_CHECKLINKS: 'x' }, []],
  [{ OSS_CHECK_SOMETHING_ELSE: 'x' }, []],
])('%j: is a variable misspelt?', (env, told) => {
  expect(misspeltVariables(env)).toEqual(told)
})

test.each([
  ['saas', ['saas']],
  ['[saas, browser]', ['saas', 'browser']],
  ['[none]', ['none']],
])('a file may say `distribute: %s`', async (written, distribute) => {
  const cwd = folder({ 'oss-check.yaml': `usage: { distribute: ${written} }\n` })
  expect((await load(cwd)).forTarget([]).policy.usage.distribute).toEqual(distribute)
})

test.each(['[none, saas]', '[]', 'boats'])('and not `distribute: %s`', async (written) => {
  const cwd = folder({ 'oss-check.yaml': `usage: { distribute: ${written} }\n` })
  await expect(load(cwd)).rejects.toThrow(UserError)
})

test('ways of distribution are said one by one or with commas, and none stands alone', () => {
  expect(sectionOf({ distribute: ['saas,browser', 'device'] })).toEqual({
    usage: { distribute: ['saas', 'browser', 'device'] },
  })
  expect(() => sectionOf({ distribute: ['none,saas'] })).toThrow(/stands alone|"none" beside others/)
})

test.each([
  [
    'MTI',
    /^--project-license: the licence of your project, "MTI" names no licence of the SPDX list; it may be MIT$/,
  ],
  ['GPL-2.0-only OR Apach-2.0', /"Apach-2.0" names no licence.*it may be Apache-2.0/],
  ['BSD', /it may be BSD-2-Clause or BSD-3-Clause/],
])('a project under %j cannot be judged for', async (license, message) => {
  const book = await load(folder({}), { flags: sectionOf({ 'project-license': [license] }) })
  expect(() => book.forTarget([])).toThrow(message)
})

test.each([
  'Apache 2',
  'LicenseRef-Proprietary',
  'UNLICENSED',
  'All rights reserved',
  'MIT OR GPL-2.0-or-later',
])('a project under %j can', async (license) => {
  const book = await load(folder({}), { flags: sectionOf({ 'project-license': [license] }) })
  expect(book.forTarget([]).policy.projectLicense).toBe(license)
})

test('what package.json says of the licence is no mistake of the policy', async () => {
  const book = await load(folder({ 'package.json': '{"license":"MTI"}' }))
  expect(book.forTarget([]).policy.projectLicense).toBe('MTI')
})

test('one list does not empty the other', async () => {
  const cwd = folder({ 'oss-check.yaml': 'licenses: { deny: [SSPL-1.0] }\n' })
  const { policy } = (await load(cwd, { flags: sectionOf({ allow: ['MIT'] }) })).forTarget([])
  expect(policy.licenses).toEqual({ allow: ['MIT'], deny: ['SSPL-1.0'] })
})

describe.each(['', ' ', ',', ' , '])('a gate of %j names no condition', (nothing) => {
  test.each([
    ['flag', () => sectionOf({ 'fail-on': [nothing] })],
    ['variable', () => environmentLayers({ OSS_CHECK_FAIL_ON: nothing })],
  ])('and is refused as a %s', (_, say) => {
    expect(say).toThrow(UserError)
  })

  test('and in a file, alone or in a list', () => {
    const schema = policySchema(RULES)
    expect(schema.safeParse({ failOn: nothing }).success).toBe(false)
    expect(schema.safeParse({ failOn: [nothing] }).success).toBe(false)
    expect(schema.safeParse({ failOn: [] }).success).toBe(false)
  })
})

test('other variables may be empty: a workflow passes on what it was not given', () => {
  expect(environmentLayers({ OSS_CHECK_LINK: '', OSS_CHECK_PROJECT_LICENSE: ' ' })).toEqual([])
})

test('the policy that init writes says the defaults, and every word there is', () => {
  const nothing = { license: null, packageManager: null, nodeRange: null, module: null, typescript: false }
  const text = starterPolicy(nothing)
  const { usage } = policySchema(RULES).parse(parse(text))
  // How it is linked is left to the kind of each target, and stands there as a comment.
  expect({ link: null, ...usage }).toEqual(DEFAULT_POLICY.usage)
  for (const name of ['link', 'distribute', 'willingness'] as const) {
    for (const word of SETTINGS[name].choices ?? []) expect(text).toMatch(new RegExp(`#.*\\b${word}\\b`))
  }
})
