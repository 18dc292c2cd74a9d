import { expect, test } from 'vitest'
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

function on(host: string): Subject {
  return { kind: 'repository', forge: 'github', host, path: ['acme', 'widget'] }
}
