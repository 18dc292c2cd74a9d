import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folder } from '../../policy/support.ts'
import { runInside } from '../../support/cli.ts'
import { healthyValues } from '../../support/healthy.ts'
import { type FakeRegistry, npmRegistry } from '../../support/npm-registry.ts'

const MIT = healthyValues().documents.texts.find(({ path }) => path === 'LICENSE')?.text ?? ''
const README = '# Plain\n\n## License\n\nMIT\n'
const repository = 'git+https://github.com/acme/widget.git'

let registry: FakeRegistry

beforeAll(async () => {
  const versionsOf = (license: string | null, files: Readonly<Record<string, string>>) => ({
    versions: { '1.0.0': { manifest: { ...(license !== null && { license }), repository }, files } },
  })
  registry = await npmRegistry({
    open: versionsOf('MIT', { LICENSE: MIT }),
    closed: versionsOf('GPL-3.0-only', { 'README.md': '## License\n\nGPL-3.0-only\n' }),
    vague: versionsOf('BSD', { 'README.md': '## License\n\nBSD\n' }),
    rider: versionsOf('MIT', { LICENSE: `${MIT}\n\nNot for training models.` }),
    plain: versionsOf('MIT', { 'README.md': README }),
    pointing: versionsOf('SEE LICENSE IN terms.txt', { 'terms.txt': MIT }),
    lost: versionsOf('SEE LICENSE IN terms.txt', { 'README.md': '# x' }),
    bare: versionsOf(null, { 'index.js': '' }),
  })
})
afterAll(() => registry[Symbol.asyncDispose]())

async function ask(name: string, policy: object = {}) {
  // A port that nobody listens on: GitHub cannot be reached.
  const env = {
    GITHUB_API_URL: 'http://127.0.0.1:1',
    GITHUB_TOKEN: 't',
    npm_config_registry: registry.url,
    OSS_CHECK_POLICY: 'oss-check.yaml',
  }
  const cwd = folder({ 'oss-check.yaml': JSON.stringify({ projectLicense: 'MIT', ...policy }) })
  const { code, stdout } = await runInside(['license', `npm:${name}`, '--json'], { cwd, env })
  return { code, record: JSON.parse(stdout) }
}

const waiver = { what: 'license', reason: 'read by legal', owner: 'ada', expires: '2999-01-01' }

describe.each([
  ['open', {}, 'compatible', 0, 'compatibility'],
  ['plain', {}, 'compatible', 0, 'compatibility'],
  ['pointing', {}, 'compatible', 0, 'compatibility'],
  ['closed', {}, 'incompatible', 1, 'compatibility'],
  ['vague', {}, 'needs-review', 3, 'compatibility'],
  ['rider', {}, 'needs-review', 3, 'compatibility'],
  ['lost', {}, 'needs-review', 3, 'compatibility'],
  ['bare', {}, 'needs-review', 3, 'compatibility'],
  ['closed', { waivers: [waiver] }, 'waived', 0, 'waiver'],
  ['vague', { waivers: [waiver] }, 'waived', 0, 'waiver'],
  ['open', { licenses: { deny: ['MIT'] }, waivers: [waiver] }, 'incompatible', 1, 'deny'],
  ['open', { licenses: { allow: ['ISC'] } }, 'incompatible', 1, 'allow'],
])('npm:%s with %j, GitHub out of reach', (name, policy, verdict, code, decidedBy) => {
  test(`is ${verdict}, and the exit code says so`, async () => {
    const answer = await ask(name, policy)
    expect(answer).toMatchObject({ code, record: { verdict, context: { decidedBy } } })
  })
})

/** Registries that nobody listens at. */
const NOWHERE = { PIP_INDEX_URL: 'http://127.0.0.1:1/simple/', GOPROXY: 'http://127.0.0.1:1' }

test.each(['pypi:widget', 'go:example.com/widget'])('%s names a package and no licence', async (target) => {
  const args = ['license', target, '--project-license', 'MIT', '--json']
  const { code, stdout } = await runInside(args, { cwd: folder(), env: NOWHERE })
  expect(code).toBe(3)
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'needs-review', expression: 'NOASSERTION' })
})

test('a licence of another document is an expression', async () => {
  const { stdout } = await runInside(['license', 'DocumentRef-a:LicenseRef-b', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ expression: 'DocumentRef-a:LicenseRef-b' })
})
