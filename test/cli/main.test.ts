import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import schema from '../../schema/scorecard.schema.json' with { type: 'json' }
import { folder as folderWith } from '../policy/support.ts'
import { runCli, runInside } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'oss-check-cli-'))
const inFolder = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('without a network', () => {
  test('--version and --help', async () => {
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
    const help = await runCli(['--help'])
    expect(help.code).toBe(0)
    expect(help.stdout).toContain('oss-check owner/repo')
    for (const line of help.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('without a target and anything to scan: the invented example, as text', async () => {
    const run = await runCli([], { cwd: folderWith() })
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('acme/widget (invented example)')
    expect(run.stderr).toContain('No target given')
  })

  test('without a target, where something says what is used: a scan', async () => {
    const lock = { lockfileVersion: 3, packages: { 'node_modules/a': { version: '1.0.0', license: 'MIT' } } }
    const cwd = folderWith({ 'package-lock.json': JSON.stringify(lock) })
    const run = await runCli([], { cwd })
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toContain('1 component in package-lock.json')
  })

  test('the example as JSON is valid, and stdout holds nothing else', async () => {
    const run = await runCli(['--example', '--format', 'json'])
    expect(run.stderr).toBe('')
    const validate = new Ajv2020({ strict: true, strictTuples: false, allowUnionTypes: true }).compile(schema)
    const scorecard = JSON.parse(run.stdout)
    expect(validate(scorecard), JSON.stringify(validate.errors)).toBe(true)
    expect(scorecard.points.map((point: { id: string }) => point.id)).toHaveLength(10)
  })

  test('the example has every status', async () => {
    const { points } = JSON.parse((await runCli(['--example', '--json'])).stdout)
    const statuses = points.flatMap((point: { signals: { status: string }[] }) =>
      point.signals.map(({ status }) => status),
    )
    expect([...new Set(statuses)].sort()).toEqual(['fail', 'not-applicable', 'pass', 'unknown', 'warn'])
  })

  test.each([[{ CI: 'true' }], [{ TERM: 'dumb' }], [{ NO_COLOR: '1', FORCE_COLOR: '1' }]])(
    '%j: no escape codes',
    async (env) => {
      expect((await runCli(['--example'], { env })).stdout).not.toContain('\u001b')
    },
  )

  test('--no-color wins over FORCE_COLOR', async () => {
    const env = { FORCE_COLOR: '1' }
    expect((await runCli(['--example'], { env })).stdout).toContain('\u001b')
    expect((await runCli(['--example', '--no-color'], { env })).stdout).not.toContain('\u001b')
  })

  test.each([[{ FORCE_COLOR: '0' }], [{ CLICOLOR: '0' }], [{ NO_COLOR: '1', CLICOLOR_FORCE: '1' }]])(
    '--color wins over %j, on stdout and in a file',
    async (env) => {
      expect((await runCli(['--example'], { env })).stdout).not.toContain('\u001b')
      expect((await runCli(['--example', '--color'], { env })).stdout).toContain('\u001b')
      await runCli(['--example', '--color', '-o', inFolder('coloured.txt')], { env })
      expect(readFileSync(inFolder('coloured.txt'), 'utf8')).toContain('\u001b')
    },
  )

  test.skipIf(!existsSync('/dev/full'))('a full disk is two lines and exit code 2', async () => {
    const { code, stderr } = await runCli(['--example'], { stdoutTo: '/dev/full' })
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^oss-check: .*\(ENOSPC\)\n {2}\S.*\n$/m)])
    for (const flag of ['-o', '--badge', '--save-facts']) {
      const run = await runCli(['--example', flag, '/dev/full'])
      expect(run.code).toBe(2)
      expect(run.stderr).toMatch(/\/dev\/full cannot be written \(ENOSPC\)\n {2}\S.*\n$/)
    }
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true)
  })

  test('-o writes the report, and nothing is left beside it', async () => {
    const run = await runInside(['--example', '--format', 'html', '-o', inFolder('report.html')])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(inFolder('report.html'), 'utf8')).toContain('</html>')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('--badge', async () => {
    await runInside(['--example', '--badge', inFolder('badge.svg')])
    expect(readFileSync(inFolder('badge.svg'), 'utf8')).toContain('<svg')
  })

  test('diff and --baseline', async () => {
    const old = inFolder('old.json')
    await runInside(['--example', '--json', '-o', old])
    const same = await runInside(['diff', old, old])
    expect(same).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing has changed') })
    const gate = await runInside(['--example', '--baseline', old, '--fail-on', 'regression'])
    expect(gate.code).toBe(0)
    expect(gate.stdout).toContain('Gate passed')
  })

  test('rules and explain', async () => {
    expect((await runInside(['rules'])).stdout).toContain('core-team')
    const explained = await runInside(['explain', 'license'])
    expect(explained.stdout).toContain('Does its licence suit inclusion in your project?')
  })
})

describe('what is wrong gets a sentence, a hint and exit code 2', () => {
  const broken = inFolder('broken.json')
  writeFileSync(broken, '{"schemaVersion": 1,')

  test.each([
    [['widget'], '"widget" does not name a project'],
    [['acme/wid\u001b[2Jget'], 'cannot be the name of a repository'],
    [['--formt', 'json'], 'There is no option --formt'],
    [['--format', 'yaml'], '--format cannot be "yaml"'],
    [['--format'], '--format needs a value'],
    [['--verbose=yes', 'acme/widget'], '--verbose takes no value'],
    [['--as-of', 'yesterday', 'acme/widget'], '--as-of cannot be "yesterday"'],
    [['--as-of', '2026-02-30', 'acme/widget'], '--as-of cannot be "2026-02-30"'],
    [['--as-of', '2021-02-30T10:00:00Z', 'acme/widget'], '--as-of cannot be "2021-02-30T10:00:00Z"'],
    [['--as-of', '9999-12-31', 'acme/widget'], '--as-of 9999-12-31 has not been yet'],
    [['--as-of', '9999-12-31', '--example'], '--as-of 9999-12-31 is later than the facts'],
    [['--as-of', '9999-12-31', '--facts', 'examples/invented.facts.json'], 'is later than the facts'],
    [['--max-requests', '-1', 'acme/widget'], '--max-requests'],
    [['--example', '--fail-on', 'lisence'], '"lisence" is no point or signal'],
    [['--example', '--baseline', broken], 'is not JSON'],
    [['--example', '--baseline', inFolder('none.json')], 'cannot be read'],
    [['--facts', broken], broken],
    [['--facts', inFolder('none.json')], 'none.json'],
    [['--example', '-o', join(folder, 'no', 'such', 'folder.txt')], 'cannot be written'],
    [['explain', 'lisence'], '"lisence" is no point or signal'],
    [['diff', 'one.json'], 'diff takes two scorecards'],
  ])('%j', async (args, sentence) => {
    const run = await runInside(args)
    expect(run.code).toBe(2)
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain(sentence)
    expect(run.stderr).not.toMatch(/\n\s+at |\u001b/)
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(2)
  })

  test('a refused output leaves no partial file', () => {
    expect(existsSync(join(folder, 'no'))).toBe(false)
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it, however deep in thought', async (signal) => {
  const busy = "import { writeSync } from 'node:fs'\nwriteSync(2, 'thinking')\nfor (;;);"
  writeFileSync(inFolder('busy.mjs'), busy)
  writeFileSync(inFolder('busy.yaml'), 'rules: [./busy.mjs]')
  const run = await runCli(['--example', '--policy', inFolder('busy.yaml')], { signal })
  expect(run).toEqual({ code: null, stdout: '', stderr: expect.stringMatching(/thinking$/) })
})

test('the JSON path loads neither Ink nor React', async () => {
  const trace = `data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module'
    registerHooks({ load(url, context, next) { process.stderr.write('loaded ' + url + '\\n'); return next(url, context) } })
  `)}`
  const loaded = async (args: readonly string[]) => {
    const { stderr } = await runCli(args, { nodeArgs: ['--import', trace] })
    const files = [...stderr.matchAll(/^loaded file:\/\/(\S+)$/gm)].map((match) =>
      decodeURIComponent(match[1] ?? ''),
    )
    return files.filter((file) => /yoga|react-reconciler|ink-box/.test(readFileSync(file, 'utf8')))
  }
  expect(await loaded(['--example', '--format', 'json'])).toEqual([])
  expect(await loaded(['--help'])).toEqual([])
})
