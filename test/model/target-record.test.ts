import { expect, test } from 'vitest'
import type { Repository } from '../../src/model/facts/repository.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { RepositoryRef, Subject } from '../../src/model/subject.ts'
import { asFound, recordOf } from '../../src/model/target-record.ts'
import { known } from '../../src/model/unknown.ts'
import { healthyFacts } from '../support/facts.ts'
import { value } from '../support/github-world.ts'

const WIDGET: RepositoryRef = {
  kind: 'repository',
  forge: 'github',
  host: 'github.com',
  path: ['acme', 'old-widget'],
}
const PACKAGE: Subject = { kind: 'package', type: 'npm', name: 'widget', range: '^2' }

test.each<[string, Subject, string, object]>([
  ['a repository at home', WIDGET, 'github.com', { kind: 'github', name: 'acme/widget', host: 'github.com' }],
  ['a repository elsewhere', WIDGET, 'ghe.example.com', { name: 'github.com/acme/widget', repo: 'widget' }],
  ['a package', PACKAGE, 'github.com', { kind: 'npm', name: 'npm:widget@^2', owner: 'acme', repo: 'widget' }],
  [
    'a folder',
    { kind: 'path', path: './w' },
    'github.com',
    { kind: 'path', name: './w', host: 'github.com' },
  ],
])('%s is told under its name of today, and a rename is said', (_, subject, home, expected) => {
  const { target, notices } = asFound(recordOf(subject, { home, url: 'x' }), renamed())
  expect(target).toMatchObject(expected)
  expect(notices).toEqual([
    { level: 'info', text: 'acme/old-widget is called acme/widget now; that is what was judged' },
  ])
})

test.each<[Partial<Repository>, readonly string[]]>([
  [{}, []],
  [{ fork: true, parent: 'other/widget' }, ['acme/widget is a fork of other/widget; the fork was judged']],
  [{ fork: true }, ['acme/widget is a fork of another repository; the fork was judged']],
  [
    { mirrorUrl: 'https://git.example.org/x.git' },
    ['acme/widget is a mirror of https://git.example.org/x.git; its issues and patches are handled there'],
  ],
])('%j is said', (changes, expected) => {
  const { notices } = asFound(recordOf(WIDGET, { home: 'github.com', url: 'x' }), changed(changes))
  expect(notices.map(({ text }) => text)).toEqual(expected)
})

function renamed(): Facts {
  return changed({ renamedFrom: 'acme/old-widget' })
}

function changed(changes: Partial<Repository>): Facts {
  const facts = healthyFacts()
  return { ...facts, repository: known({ ...value(facts, 'repository'), ...changes }) }
}
