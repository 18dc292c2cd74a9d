import { mkdir, mkdtemp, readdir, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SandboxRun } from '../../../../src/model/facts/sandbox.ts'
import type { Subject } from '../../../../src/model/subject.ts'
import { runBy, thisMachine } from '../../../../src/sources/evidence/lab/document.ts'
import { readEvidence, writeEvidence } from '../../../../src/sources/evidence/lab/evidence-files.ts'
import { answerKey } from '../../../../src/sources/evidence/lab/evidence-key.ts'
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
  const fact = await labSource(
    { folder: join(folder, 'absent'), takes: () => true },
    WIDGET,
    'github.com',
  ).read('sandbox')
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
  const fact = await labSource({ folder, takes: () => true }, WIDGET, 'github.com').read('sandbox')
  expect(fact).toMatchObject({
    known: true,
    value: [{ at: '2026-03-01T00:00:00Z' }, { at: '2026-01-01T00:00:00Z' }],
  })
  expect(await labSource({ folder, takes: () => true }, WIDGET, 'github.com').read('marathon')).toMatchObject(
    {
      known: false,
      reason: 'not-tried',
    },
  )
})

test.each([
  ['no JSON', 'sandbox-x.json', '{'],
  ['another shape', 'sandbox-x.json', '{"kind":"sandbox","schemaVersion":1}'],
  ['a later schema', 'anything.json', '{"kind":"sandbox","schemaVersion":2}'],
  ['a number where a text belongs', 'x.json', JSON.stringify({ ...healthyRun(), by: 5 })],
])('broken evidence is a fault, even beside good one: %s', async (_, name, text) => {
  await writeEvidence(folder, healthyRun())
  await writeFile(join(folder, name), text)
  const fact = await labSource({ folder, takes: () => true }, WIDGET, 'github.com').read('sandbox')
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

describe('the command that gets the answer', () => {
  const repository: Subject = {
    kind: 'repository',
    forge: 'github',
    host: 'github.com',
    path: ['acme', 'widget'],
  }
  test.each<[string, Subject, 'sandbox' | 'marathon', string]>([
    ['a package', WIDGET, 'sandbox', 'oss-check sandbox npm:widget'],
    [
      'a repository',
      repository,
      'sandbox',
      'oss-check sandbox --for acme/widget npm:NAME, or -- COMMAND for what is no package',
    ],
    ['a folder', { kind: 'path', path: './it’s here' }, 'sandbox', "oss-check sandbox './it’s here'"],
    ['an odd name', { kind: 'path', path: "./o'clock" }, 'sandbox', `oss-check sandbox './o'\\''clock'`],
    ['a name that begins well', { kind: 'path', path: './a b' }, 'sandbox', "oss-check sandbox './a b'"],
    ['a range', { ...WIDGET, range: '>=2 <3' }, 'sandbox', "oss-check sandbox 'npm:widget@>=2 <3'"],
    [
      'a package that is not installed here',
      { kind: 'package', type: 'pypi', name: 'widget', range: '' },
      'sandbox',
      'oss-check sandbox --read-only pypi:widget, or --for pypi:widget -- COMMAND to run it',
    ],
    ['a load run', repository, 'marathon', 'oss-check marathon --for acme/widget --start'],
  ])('for %s', async (_, subject, fact, command) => {
    const told = await labSource({ folder, takes: () => true }, subject, 'github.com').read(fact)
    expect(told).toMatchObject({
      reason: 'not-tried',
      detail: expect.stringContaining(`Not tried yet: ${command}`),
    })
  })
})

test('evidence about a folder is found by its path and by where a link to it leads', async () => {
  const project = join(folder, 'project')
  const link = join(folder, 'link')
  await mkdir(project)
  await symlink(project, link)
  const run = healthyRun()
  const store = join(folder, 'evidence')
  await writeEvidence(store, { ...run, subject: { ...run.subject, answersFor: [await realpath(project)] } })
  for (const path of [project, link]) {
    expect(
      await labSource({ folder: store, takes: () => true }, { kind: 'path', path }, 'github.com').read(
        'sandbox',
      ),
    ).toMatchObject({
      known: true,
    })
  }
  const elsewhere: Subject = { kind: 'path', path: join(folder, 'other') }
  expect(
    await labSource({ folder: store, takes: () => true }, elsewhere, 'github.com').read('sandbox'),
  ).toMatchObject({
    reason: 'not-tried',
  })
})

test('a run may answer for several, and is told to each', async () => {
  const run = healthyRun()
  const answersFor = ['github.com/acme/widget', 'npm:widget']
  await writeEvidence(folder, { ...run, subject: { ...run.subject, answersFor } })
  expect(await labSource({ folder, takes: () => true }, WIDGET, 'github.com').read('sandbox')).toMatchObject({
    known: true,
  })
})

test('a load run is no run in the sandbox, and the other way round', async () => {
  await writeEvidence(folder, healthyRun())
  await writeEvidence(folder, healthyLoad())
  const source = labSource({ folder, takes: () => true }, WIDGET, 'github.com')
  expect(await source.read('sandbox')).toMatchObject({ value: [{ kind: 'sandbox' }] })
  expect(await source.read('marathon')).toMatchObject({ value: [{ kind: 'marathon' }] })
})

test('every run is evidence, with its file and its day', async () => {
  const path = await writeEvidence(folder, healthyRun())
  const fact = await labSource({ folder, takes: () => true }, WIDGET, 'github.com').read('sandbox')
  expect(fact).toMatchObject({ evidence: [{ url: path, retrievedAt: healthyRun().at }] })
})

describe('what cannot be read is broken, and never nothing', () => {
  test('a folder that is a file', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    expect(await readEvidence(file)).toEqual({
      runs: [],
      broken: [{ path: file, detail: 'cannot be read (ENOTDIR)' }],
      strange: [],
    })
  })

  test('a file that is a folder', async () => {
    const path = join(folder, 'sandbox-x.json')
    await mkdir(path)
    expect((await readEvidence(folder)).broken).toEqual([{ path, detail: 'cannot be read (EISDIR)' }])
  })

  test('more than twenty megabytes', async () => {
    const path = join(folder, 'sandbox-x.json')
    await writeFile(path, '')
    await truncate(path, 20_000_001)
    expect((await readEvidence(folder)).broken).toEqual([{ path, detail: 'is larger than 20 MB' }])
    await truncate(path, 20_000_000)
    expect((await readEvidence(folder)).broken).toMatchObject([{ detail: 'is not JSON' }])
  })

  test('the place in a document that is wrong is told', async () => {
    const path = join(folder, 'x.json')
    await writeFile(path, JSON.stringify({ ...healthyRun(), at: 5 }))
    expect((await readEvidence(folder)).broken).toMatchObject([
      { path, detail: expect.stringMatching(/^is no evidence document: at: ./) },
    ])
  })
})

test.each([
  ['the word of another tool', 'notes.json', '{"kind":"lint"}', 0],
  ['nothing', 'notes.json', 'null', 0],
  ['a list', 'notes.json', '[]', 0],
  ['no JSON by its name', 'sandbox-notes.txt', '{', 0],
  ['a hidden file', '.sandbox-x.json', '{', 0],
  ['our schema', 'notes.json', '{"schema":"oss-check/evidence/1"}', 1],
  ['a load run by its kind', 'notes.json', '{"kind":"marathon"}', 1],
  ['a load run by its name', 'marathon-x.json', '{}', 1],
  ['a name that only ends like one', 'my-sandbox-x.json', '{}', 0],
])('%s in %s', async (_, name, text, broken) => {
  await writeFile(join(folder, name), text)
  expect((await readEvidence(folder)).broken).toHaveLength(broken)
})

test('a folder of very many files is not read to its end, and says so', async () => {
  const names = Array.from({ length: 2001 }, (_, index) => `${index}.json`)
  await Promise.all(names.map((name) => writeFile(join(folder, name), '{}')))
  expect((await readEvidence(folder)).broken).toEqual([
    { path: folder, detail: 'holds more than 2000 JSON files; the rest was not read' },
  ])
})

test('a file is called by what was run, which version and when', async () => {
  const run = healthyRun()
  const subject = { ...run.subject, name: 'npm:@acme/widget', version: '1.2.3' }
  const path = await writeEvidence(folder, { ...run, subject, at: '2026-03-01T10:20:30.400Z' })
  expect(basename(path)).toBe('sandbox-npm-acme-widget-1.2.3-2026-03-01T102030400Z.json')
  const unversioned = { ...run.subject, name: 'n'.repeat(300), version: null }
  const long = await writeEvidence(folder, { ...run, subject: unversioned, at: '2026-03-01T10:20:30Z' })
  expect(basename(long)).toBe(`sandbox-${'n'.repeat(80)}-2026-03-01T102030Z.json`)
})

test('a folder that cannot be made is the user’s to mend', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(writeEvidence(join(folder, 'file', 'x'), healthyRun())).rejects.toThrow(/cannot be made \(E/)
})

test('the key of a subject: a folder is the same wherever it is named from', () => {
  const path: Subject = { kind: 'path', path: './clone' }
  expect(answerKey(path, '/srv')).toBe('/srv/clone')
  expect(answerKey({ ...path, path: '/srv/clone' }, '/elsewhere')).toBe('/srv/clone')
  expect(answerKey(WIDGET, '/srv')).toBe('npm:widget')
})

test('who ran it is who was named, cleaned, else the account', () => {
  expect(runBy(' the lab\u001b[31m ')).toBe('the lab')
  expect(runBy('x'.repeat(200)).length).toBeLessThanOrEqual(101)
  for (const nobody of [undefined, '', '  ']) expect(runBy(nobody)).toMatch(/\S/)
  expect(runBy(undefined)).toBe(runBy(' '))
})

test('the machine is told as evidence has it', () => {
  const { cpus, memoryBytes, runtime, os, arch } = thisMachine()
  expect(runtime).toBe(`node ${process.versions.node}`)
  expect([os, arch]).toEqual([process.platform, process.arch])
  expect(cpus).toBeGreaterThan(0)
  expect(memoryBytes).toBeGreaterThan(0)
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

test('what lies there and may be anybody’s answers nothing, and is named', async () => {
  const place = { folder, takes: () => false }
  await writeEvidence(folder, healthyRun())
  const fact = await labSource(place, WIDGET, 'github.com').read('sandbox')
  expect(fact).toMatchObject({ known: false, reason: 'not-tried' })
  expect(fact).toMatchObject({ detail: expect.stringMatching(/is trusted by nobody: --evidence takes it$/) })
})
