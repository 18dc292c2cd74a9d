import { describe, expect, test } from 'vitest'
import { run as license } from '../../src/cli/commands/license.ts'
import { runCli } from '../support/cli.ts'
import { testIo } from '../support/io.ts'

const ACTIONS = { GITHUB_ACTIONS: 'true' }
const HOSTILE = 'x\n::set-output name=a::b ##[error]c'

describe('what a command writes', () => {
  test('is no command to the runner, unless it is meant as one', async () => {
    const io = testIo('/', { env: ACTIONS })
    io.stdout(HOSTILE)
    io.stderr(HOSTILE)
    io.command?.('::error::ours')
    const inert = 'x\n: :set-output name=a::b ## [error]c'
    expect(io.written).toEqual({ stdout: inert, stderr: `${inert}::error::ours\n` })
  })

  test('is annotated where GitHub Actions reads, and nowhere else', () => {
    expect(testIo('/').command).toBeUndefined()
  })

  test.each([['--json'], ['--format=text']])('license %s of a hostile expression', async (format) => {
    const io = testIo('/', { env: ACTIONS })
    await license([HOSTILE, format], io)
    const lines = `${io.written.stdout}${io.written.stderr}`.split('\n')
    expect(lines.filter((line) => /^\s*::(?!warning title=Licence )|##\[/.test(line))).toEqual([])
    if (format === '--json') expect(JSON.parse(io.written.stdout).expression).toContain('##[error]')
  })
})

test('a reader that goes away early does not change what the gate says', async () => {
  const args = ['--example', '--verbose', '--fail-on', 'score:100']
  const whole = await runCli(args)
  const cut = await runCli(args, { closesStdout: true })
  expect(whole.code).toBe(1)
  expect([cut.code, cut.stderr]).toEqual([whole.code, whole.stderr])
})
