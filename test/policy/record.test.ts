import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Attestation } from '../../src/model/policy.ts'
import { withAttestation } from '../../src/policy/record.ts'
import { folder } from './support.ts'

const ATTESTATION: Attestation = {
  what: 'sandbox',
  target: 'npm:widget',
  answer: 'pass',
  statement: 'Ran it',
  evidence: 'https://wiki.example.com/1',
  owner: 'me',
  date: '2026-01-01',
  expires: '2027-01-01',
}

function written(before: string | null, attestation: Attestation = ATTESTATION): string {
  const cwd = folder(before === null ? {} : { 'oss-check.yaml': before })
  return withAttestation(join(cwd, 'oss-check.yaml'), 'oss-check.yaml', attestation)
}

test.each([
  ['no file', null],
  ['an empty file', ''],
  ['a file of comments', '# ours\n'],
  ['a list in brackets', 'attestations: []\n'],
  ['an empty key', 'attestations:\n'],
])('%s gets the attestation', (_, before) => {
  expect(parse(written(before))).toEqual({ attestations: [ATTESTATION] })
})

test('what else the file says stays, with its comments', () => {
  const text = written('# our policy\nkind: tool # for now\n')
  expect(text).toMatch(/^# our policy\nkind: tool # for now\n/)
  expect(parse(text)).toEqual({ kind: 'tool', attestations: [ATTESTATION] })
})

test('a new file says what it is for, and a list is written as a block', () => {
  expect(written(null)).toMatch(/^# Answers of named persons .*\n/)
  expect(written('attestations: []\n')).toContain('\n  - what: sandbox\n')
})

test.each<[string, Partial<Attestation>, number]>([
  ['the same thing and target', { owner: 'before' }, 1],
  ['another target', { target: 'npm:other' }, 2],
  ['another thing', { what: 'marathon' }, 2],
  ['every target', { target: '*' }, 2],
])('beside an answer to %s', (_, changes, count) => {
  const before = { attestations: [{ ...ATTESTATION, ...changes }] }
  const { attestations } = parse(written(JSON.stringify(before)))
  expect(attestations).toHaveLength(count)
  expect(attestations.at(-1)).toEqual(ATTESTATION)
})

test('an answer without a target is one for every target', () => {
  const { target: _, ...forAll } = ATTESTATION
  const text = written(JSON.stringify({ attestations: [forAll] }), { ...ATTESTATION, target: '*' })
  expect(parse(text).attestations).toHaveLength(1)
})

test('a list that is none is not written over', () => {
  expect(() => written('attestations: soon\n')).toThrow('oss-check.yaml: `attestations` is no list')
})

test('long sentences stay on one line', () => {
  const statement = 'word '.repeat(60).trim()
  expect(written(null, { ...ATTESTATION, statement })).toContain(`statement: ${statement}\n`)
})
