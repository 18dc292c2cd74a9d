import { describe, expect, test } from 'vitest'
import type { SettingsStanding } from '../../../../src/sources/ecosystem/ecosystem.ts'
import { npmConfigOf, parseNpmrc, readNpmConfig } from '../../../../src/sources/ecosystem/npm/npmrc.ts'
import { folder } from '../../../policy/support.ts'

const auth = (settings: Record<string, string>, url: string) =>
  npmConfigOf(settings).authorizationFor(new URL(url))

describe('the registry', () => {
  test('is the public one, the configured one, or that of the scope', () => {
    expect(npmConfigOf({}).registryOf('a')).toBe('https://registry.npmjs.org/')
    const config = npmConfigOf({
      registry: 'https://npm.acme.example/repo',
      '@in:registry': 'https://in.example',
    })
    expect(config.registryOf('a')).toBe('https://npm.acme.example/repo/')
    expect(config.registryOf('@in/a')).toBe('https://in.example/')
    expect(config.registryOf('@out/a')).toBe('https://npm.acme.example/repo/')
  })

  test.each(['file:///etc/passwd', 'not an address', ''])('is not %j', (registry) => {
    expect(npmConfigOf({ registry }).registryOf('a')).toBe('https://registry.npmjs.org/')
  })
})

describe('a token goes', () => {
  const settings = { '//npm.acme.example/team/:_authToken': 'deep', '//npm.acme.example/:_authToken': 'wide' }
  test.each([
    ['https://npm.acme.example/team/pkg', 'Bearer deep'],
    ['https://npm.acme.example/teams/pkg', 'Bearer wide'],
    ['https://npm.acme.example/', 'Bearer wide'],
    ['https://npm.acme.example:8443/', null],
    ['https://evil.example/npm.acme.example/', null],
    ['https://npm.acme.example.evil.example/', null],
  ])('to %s: %s', (url, expected) => {
    expect(auth(settings, url)).toBe(expected)
  })

  test('as basic credentials where those are configured', () => {
    expect(auth({ '//a.example/:_auth': 'dTpw' }, 'https://a.example/x')).toBe('Basic dTpw')
  })
})

test('the ini of npm', () => {
  const text = `; comment\n# another\nregistry = "https://a.example/"\n//a.example/:_authToken=\${TOKEN}\nx=\${NONE}\ny=\${NONE?}\n\n[section]\n`
  expect(parseNpmrc(text, { TOKEN: 's3cret' })).toEqual({
    registry: 'https://a.example/',
    '//a.example/:_authToken': 's3cret',
    x: `\${NONE}`,
    y: '',
  })
})

test('the environment beats the project, which beats the user', () => {
  const home = folder({ '.npmrc': 'registry=https://user.example/\n@u:registry=https://u.example/\n' })
  const project = folder({
    'package.json': '{}',
    '.npmrc': 'registry=https://project.example/\n',
    'sub/x': '',
  })
  const registry = (env: Record<string, string>, name = 'a') =>
    readNpmConfig(`${project}/sub`, env, home, () => 'trusted').registryOf(name)
  expect(registry({})).toBe('https://project.example/')
  expect(registry({}, '@u/a')).toBe('https://u.example/')
  expect(registry({ npm_config_registry: 'https://env.example' })).toBe('https://env.example/')
  expect(registry({ NPM_CONFIG_REGISTRY: 'https://env.example' })).toBe('https://env.example/')
})

test('a project that nobody trusts gets none of your variables, and one that is judged is not read', () => {
  const text = `registry=https://project.example/
//project.example/:_authToken=\${NPM_TOKEN}
//literal.example/:_authToken=written-there
//\${NPM_TOKEN}.evil.example/:_authToken=x
@x:registry=https://\${NPM_TOKEN}.evil.example/
`
  const project = folder({ 'package.json': '{}', '.npmrc': text })
  const env = { NPM_TOKEN: 'secret' }
  const config = (standing: SettingsStanding) => readNpmConfig(project, env, folder(), () => standing)
  const sent = (standing: SettingsStanding, host: string) =>
    config(standing).authorizationFor(new URL(`https://${host}/a`))
  expect(sent('trusted', 'project.example')).toBe('Bearer secret')
  expect(sent('strange', 'project.example')).toBeNull()
  expect(sent('strange', 'literal.example')).toBe('Bearer written-there')
  expect(sent('judged', 'literal.example')).toBeNull()
  expect(config('strange').registryOf('a')).toBe('https://project.example/')
  expect(config('strange').registryOf('@x/a')).toBe('https://project.example/')
  expect(config('judged').registryOf('a')).toBe('https://registry.npmjs.org/')
})

describe('a name and its password', () => {
  const settings = {
    '//a.example/team/:username': 'ada',
    '//a.example/team/:_password': Buffer.from('s3cret:ü').toString('base64'),
    '//b.example/:username': 'ada',
  }
  const basic = `Basic ${Buffer.from('ada:s3cret:ü').toString('base64')}`

  test.each([
    ['https://a.example/team/pkg', basic],
    ['https://a.example/team/@scope%2fpkg/-/pkg-1.0.0.tgz', basic],
    ['https://a.example/other/pkg', null],
    ['https://a.example:8443/team/pkg', null],
    ['https://b.example/pkg', null],
  ])('at %s', (url, expected) => {
    expect(auth(settings, url)).toBe(expected)
  })

  test('give way to a token, and to both in one, as npm has it', () => {
    const key = '//a.example/team/'
    const url = 'https://a.example/team/x'
    expect(auth({ ...settings, [`${key}:_auth`]: 'dTpw' }, url)).toBe('Basic dTpw')
    expect(auth({ ...settings, [`${key}:_auth`]: 'dTpw', [`${key}:_authToken`]: 't' }, url)).toBe('Bearer t')
  })
})
