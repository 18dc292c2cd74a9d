import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run as trust } from '../../src/cli/commands/trust.ts'
import { folderTrust, takesEvidence } from '../../src/cli/trust.ts'
import { folder } from '../policy/support.ts'
import { runCli } from '../support/cli.ts'
import { testIo } from '../support/io.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/plugin')
const FACTS = join(import.meta.dirname, '../../examples/invented.facts.json')

/** A project whose policy says by a file that its code ran. */
function project(ran: string): string {
  return folder({
    'oss-check.yaml': 'rules: [./rule.mjs]\nlicenses: { deny: [MIT] }\n',
    'rule.mjs': `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(ran)}, '')\nexport default { before() {} }\n`,
  })
}

test('a folder speaks once it was trusted, and is forgotten again', async () => {
  const ran = join(folder(), 'ran')
  const cwd = project(ran)
  const judged = () => runCli(['--facts', FACTS], { cwd })
  const shown = await runCli(['policy'], { cwd })
  expect(shown.stdout).toContain('rules: ["./rule.mjs"]')
  expect(shown.stderr).toContain('does not hold: nobody trusted it')
  expect((await judged()).stdout).toContain('does not hold')
  expect(existsSync(ran)).toBe(false)

  const trusted = await runCli(['trust'], { cwd })
  expect(
    trusted.stdout
      .split('\n')
      .slice(0, 3)
      .map((line) => line.trim().split(/ {2,}/)),
  ).toEqual([
    ['Trusted as they are now:'],
    ['oss-check.yaml', 'policy: settings, waivers, attestations'],
    ['rule.mjs', 'plugin: code that runs as you'],
  ])
  expect((await judged()).stdout).toContain('found here and holds')
  expect(existsSync(ran)).toBe(true)

  await runCli(['trust', '--forget'], { cwd })
  expect((await judged()).stdout).toContain('does not hold')
})

test.each([
  ['a gate that is asked for', ['--facts', FACTS, '--fail-on', 'license']],
  ['an answer about a licence', ['license', 'MIT']],
])('%s is not given past what a strange policy forbids', async (_, args) => {
  const cwd = project(join(folder(), 'ran'))
  const refused = await runCli(args, { cwd })
  expect([refused.code, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toMatch(/oss-check\.yaml does not hold: .*\n {2}Name it with --policy, trust it/)
  expect((await runCli([...args, '--policy', '/dev/null'], { cwd })).code).not.toBe(2)
})

test('the example of the documentation can be trusted', async () => {
  const cwd = folder()
  cpSync(EXAMPLE, cwd, { recursive: true })
  const io = testIo(cwd)
  expect(await trust([], io)).toBe(0)
  expect(io.written.stdout).toContain('code that runs as you')
  const elsewhere = testIo(folder())
  expect(await trust([], elsewhere)).toBe(0)
  expect(elsewhere.written.stdout).toContain('nothing here')
})

describe('whether the judged project is the one of the folder', () => {
  const cwd = folder({
    '.git/config': '[remote "origin"]\nurl = git@github.com:Acme/Widget.git\n',
    'package.json': '{"name":"@acme/widget"}',
    'sub/x': '',
  })

  test.each<[string, readonly string[], boolean]>([
    ['another', ['acme/other'], false],
    ['its remote', ['acme/widget'], true],
    [
      'its remote in another spelling, among others',
      ['a/b', 'git+ssh://git@github.com/ACME/widget.git'],
      true,
    ],
    ['its package', ['npm:@acme/widget@^2'], true],
    ['the folder', ['.'], true],
    ['the folder above', ['..'], true],
    ['a folder below', ['./sub'], false],
    ['no project', ['widget'], false],
  ])('%s', (_, targets, expected) => {
    expect(folderTrust(targets, testIo(cwd)).judgesOwn).toBe(expected)
  })
})

test('results that were made here are taken, also of the own project; those that lie here are not', async () => {
  const cwd = folder({ 'package.json': '{"name":"widget"}' })
  mkdirSync(join(cwd, '.oss-check'))
  const [made, lay] = ['made', 'lay'].map((name) => join(cwd, '.oss-check', `${name}.json`))
  for (const path of [made ?? '', lay ?? '']) writeFileSync(path, '{}')
  const io = testIo(cwd)
  const { ledger } = folderTrust([], io)
  await ledger.enter([made ?? ''], 'made')
  const takes = (target: string) => [made ?? '', lay ?? ''].map(takesEvidence(folderTrust([target], io)))
  expect(takes('npm:other')).toEqual([true, false])
  expect(await trust([], io)).toBe(0)
  expect(takes('npm:other')).toEqual([true, true])
})
