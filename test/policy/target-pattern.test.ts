import { expect, test } from 'vitest'
import type { TargetRecord } from '../../src/model/scorecard.ts'
import type { Subject } from '../../src/model/subject.ts'
import { recordOf } from '../../src/model/target-record.ts'
import { matchesTarget, targetKeysOf } from '../../src/policy/target-pattern.ts'

const COMPANY = 'ghe.example.com'

test.each<[string, Subject, string, boolean]>([
  ['acme/widget', on('github.com'), 'github.com', true],
  ['acme/*', on('github.com'), 'github.com', true],
  ['github.com/acme/widget', on('github.com'), 'github.com', true],
  ['https://github.com/ACME/*', on('github.com'), 'github.com', true],
  ['acme/widget', on(COMPANY), COMPANY, true],
  [`${COMPANY}/acme/*`, on(COMPANY), COMPANY, true],
  ['github.com/acme/*', on(COMPANY), COMPANY, false],
  ['acme/widget', on('github.com'), COMPANY, false],
  ['github.com/acme/widget', on('github.com'), COMPANY, true],
  ['npm:widget', { kind: 'package', type: 'npm', name: 'widget', range: '^2' }, COMPANY, true],
  ['go:x.example/*', { kind: 'package', type: 'golang', name: 'x.example/y', range: 'v1' }, COMPANY, true],
  ['*', on('github.com'), COMPANY, true],
])('%s is about %j in a run at home on %s: %s', (pattern, subject, home, expected) => {
  const url =
    subject.kind === 'repository' ? `https://${subject.host}/acme/widget` : 'https://npm.example/widget'
  expect(matchesTarget(pattern, targetKeysOf(recordOf(subject, { home, url })))).toBe(expected)
})

test.each([
  ['github.com/acme/widget', 'github.com', true],
  ['acme/widget', 'github.com', true],
  ['github.com/acme/widget', COMPANY, false],
  ['acme/widget', COMPANY, false],
  [`${COMPANY}/acme/*`, COMPANY, true],
])('%s is about a package from %s: %s', (pattern, host, expected) => {
  const subject: Subject = { kind: 'package', type: 'npm', name: 'widget', range: '' }
  const record = recordOf(subject, { home: 'github.com', url: 'https://npm.example/widget' })
  const keys = targetKeysOf({ ...record, host, owner: 'acme', repo: 'widget' })
  expect(matchesTarget(pattern, keys)).toBe(expected)
})

test.each([
  [' https://github.com/acme/widget/ ', 'github.com/acme/widget', true],
  ['HTTP://github.com/acme/widget', 'github.com/acme/widget', true],
  ['github.com/acme/*', 'github.com/acme/https://x', true],
  ['see https://github.com/acme', 'see github.com/acme', false],
  ['github.com/acme/w.dget', 'github.com/acme/widget', false],
  ['github.com/acme/(widget)', 'github.com/acme/(widget)', true],
  ['github.com/acme/widget', 'github.com/acme/widget-core', false],
  ['widget', 'npm:widget', false],
  ['*widget', 'npm:widget', true],
  ['npm:*/cli', 'npm:@acme/cli', true],
])('%j fits %s: %s', (pattern, key, expected) => {
  expect(matchesTarget(pattern, [key])).toBe(expected)
  expect(matchesTarget(pattern, ['something/else', key])).toBe(expected)
  expect(matchesTarget(pattern, [])).toBe(false)
})

const RECORD = {
  kind: 'github',
  host: 'github.com',
  owner: 'Acme',
  repo: 'Widget',
  url: 'https://github.com/Acme/Widget',
  name: 'Acme/Widget',
  example: false,
} as const

test.each<[string, Partial<TargetRecord>, string[]]>([
  ['a repository', {}, ['github.com/acme/widget', 'acme/widget']],
  [
    'a clone, whatever its remote',
    { kind: 'path', name: './clone', url: '/srv/clone' },
    ['/srv/clone', './clone'],
  ],
  [
    'a package without a repository',
    { kind: 'npm', host: null, name: 'npm:@acme/cli@^2', url: 'http://npm.example/@acme/cli' },
    ['npm.example/@acme/cli', 'npm:@acme/cli'],
  ],
  [
    'a package from github.com',
    { kind: 'npm', name: 'npm:widget@>=1 <2', url: 'https://npm.example/widget' },
    ['npm.example/widget', 'npm:widget', 'github.com/acme/widget', 'acme/widget'],
  ],
])('the keys of %s', (_, changes, keys) => {
  expect(targetKeysOf({ ...RECORD, ...changes })).toEqual(keys)
})

function on(host: string): Subject {
  return { kind: 'repository', forge: 'github', host, path: ['acme', 'widget'] }
}
