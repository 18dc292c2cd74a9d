import { mkdtempSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../../src/cli/commands/marathon.ts'
import { subjectFrom } from '../../../src/cli/subject.ts'
import { labSource } from '../../../src/sources/evidence/lab/source.ts'
import { testIo } from '../../support/io.ts'

const summary = (failed: object) => ({
  metrics: {
    http_reqs: { count: 100, rate: 10 },
    http_req_duration: { med: 10, 'p(90)': 20, 'p(99)': 40 },
    ...failed,
  },
})

test.each([
  ['met', { http_req_failed: { value: 0 } }, ['--p99', '50ms', '--errors', '1%'], 0],
  ['missed', { http_req_failed: { value: 0 } }, ['--p99', '30ms'], 1],
  ['missed, and another not told', {}, ['--p99', '30ms', '--errors', '1%'], 1],
  ['not told', {}, ['--p99', '50ms', '--errors', '1%'], 3],
  ['nothing answered well', { http_req_failed: { value: 1 } }, ['--p99', '50ms'], 3],
  ['no budget', {}, [], 0],
])('a result file, its budgets %s', async (_, failed, budgets, code) => {
  const cwd = mkdtempSync(join(tmpdir(), 'marathon-'))
  await writeFile(join(cwd, 'k6.json'), JSON.stringify(summary(failed)))
  const io = testIo(cwd)
  expect(await run(['--result', 'k6.json', '--for', 'acme/widget', ...budgets], io)).toBe(code)
  expect(readdirSync(join(cwd, '.oss-check'))).toHaveLength(1)
})

test('a result file with two runs is refused, and nothing is left behind', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'marathon-'))
  const text = JSON.stringify(summary({}))
  await writeFile(join(cwd, 'k6.json'), `${text}\n${text}\n`)
  await expect(run(['--result', 'k6.json'], testIo(cwd))).rejects.toThrow('more than one run')
  expect(readdirSync(cwd)).toEqual(['k6.json'])
})

test.each([
  [{}, 'github.com'],
  [{ GH_HOST: 'ghe.example.com' }, 'ghe.example.com'],
  [{ GITHUB_SERVER_URL: 'https://ghe.example.com' }, 'ghe.example.com'],
])('what is kept with %j is found again for the same name', async (env, host) => {
  const cwd = mkdtempSync(join(tmpdir(), 'marathon-'))
  await writeFile(join(cwd, 'k6.json'), JSON.stringify(summary({ http_req_failed: { value: 0 } })))
  await run(['--result', 'k6.json', '--for', 'acme/widget'], testIo(cwd, { env }))
  const subject = subjectFrom('acme/widget', env)
  expect(subject).toMatchObject({ host })
  const fact = await labSource({ folder: join(cwd, '.oss-check'), takes: () => true }, subject, host).read(
    'marathon',
  )
  expect(fact.known).toBe(true)
})
