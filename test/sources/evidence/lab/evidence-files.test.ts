import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SandboxRun } from '../../../../src/model/facts/sandbox.ts'
import type { Subject } from '../../../../src/model/subject.ts'
import { readEvidence, writeEvidence } from '../../../../src/sources/evidence/lab/evidence-files.ts'
import { labSource } from '../../../../src/sources/evidence/lab/source.ts'
import { healthyValues } from '../../../support/healthy.ts'

const WIDGET: Subject = { kind: 'package', type: 'npm', name: 'widget', range: '' }
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-check-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('what is written is read again, whole', async () => {
  const path = await writeEvidence(folder, healthyRun())
  await writeEvidence(folder, healthyLoad())
  expect(await readdir(folder)).toHaveLength(2)
  const { runs, broken } = await readEvidence(folder)
  expect(broken).toEqual([])
  expect(runs).toContainEqual({ ...healthyRun(), source: path })
})

test('a name from outside stays a file in the folder', async () => {
  const run = healthyRun()
  const path = await writeEvidence(folder, {
    ...run,
    subject: { ...run.subject, name: '../../etc/passwd', version: '/../1' },
  })
  expect(await readdir(folder)).toEqual([path.slice(folder.length + 1)])
})

test('a folder that is not there: nothing was tried, and the command is told', async () => {
  const fact = await labSource(join(folder, 'absent'), WIDGET, 'github.com').read('sandbox')
  expect(fact).toMatchObject({ known: false, reason: 'not-tried' })
  expect(fact).toMatchObject({ detail: expect.stringContaining('oss-check sandbox npm:widget') })
})

test('newest first, and only what answers for the target', async () => {
  const run = healthyRun()
  await writeEvidence(folder, { ...run, at: '2026-01-01T00:00:00Z' })
  await writeEvidence(folder, { ...run, at: '2026-03-01T00:00:00Z' })
  await writeEvidence(folder, {
    ...run,
    subject: { ...run.subject, name: 'npm:other', answersFor: ['npm:other'] },
  })
  const fact = await labSource(folder, WIDGET, 'github.com').read('sandbox')
  expect(fact).toMatchObject({
    known: true,
    value: [{ at: '2026-03-01T00:00:00Z' }, { at: '2026-01-01T00:00:00Z' }],
  })
  expect(await labSource(folder, WIDGET, 'github.com').read('marathon')).toMatchObject({
    known: false,
    reason: 'not-tried',
  })
})

test.each([
  ['no JSON', 'sandbox-x.json', '{'],
  ['another shape', 'sandbox-x.json', '{"kind":"sandbox","schemaVersion":1}'],
  ['a later schema', 'anything.json', '{"kind":"sandbox","schemaVersion":2}'],
  ['a number where a text belongs', 'x.json', JSON.stringify({ ...healthyRun(), by: 5 })],
])('broken evidence is a fault, even beside good one: %s', async (_, name, text) => {
  await writeEvidence(folder, healthyRun())
  await writeFile(join(folder, name), text)
  const fact = await labSource(folder, WIDGET, 'github.com').read('sandbox')
  expect(fact).toMatchObject({ known: false, reason: 'unexpected', detail: expect.stringContaining(name) })
})

test('JSON of somebody else is left alone, and text is cleaned', async () => {
  await writeFile(join(folder, 'settings.json'), '{"color":true}')
  const run = healthyRun()
  await writeEvidence(folder, { ...run, by: 'me\u001b[31m\u202e' })
  const { runs, broken } = await readEvidence(folder)
  expect(broken).toEqual([])
  expect(runs.map(({ by }) => by)).toEqual(['me'])
})

function healthyRun(): SandboxRun {
  const [run] = healthyValues().sandbox
  if (!run) throw new Error('The healthy repository has a sandbox run')
  return run
}

function healthyLoad() {
  const [run] = healthyValues().marathon
  if (!run) throw new Error('The healthy repository has a load run')
  return run
}
