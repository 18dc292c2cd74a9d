import { expect, test } from 'vitest'
import { type Merging, mergeIdentities } from '../../../src/analysis/people/identities.ts'
import { parseMailmap } from '../../../src/analysis/people/mailmap.ts'
import type { Identity } from '../../../src/model/facts/identity.ts'

function who(name: string | null, email: string | null, login: string | null = null): Identity {
  return { login, name, email }
}

function countPeople(identities: readonly Identity[], merging: Merging = {}): number {
  const personOf = mergeIdentities(identities, merging)
  return new Set(identities.map((identity) => personOf(identity).id)).size
}

const CASES: readonly [what: string, people: number, identities: Identity[], merging?: Merging][] = [
  ['one login under two addresses', 1, [who('Ann', 'a@x.example', 'ann'), who('Ann', 'b@x.example', 'Ann')]],
  ['one address, once with a login', 1, [who('Ann', 'a@x.example'), who('A. Smith', 'A@X.example', 'ann')]],
  [
    'a chain: login, address, address',
    1,
    [who('Ann', 'a@x.example'), who('Ann', 'b@x.example', 'ann'), who('Ann', 'a@x.example', 'ann')],
  ],
  [
    'a no-reply address names its login',
    1,
    [who('Ann', '123+ann@users.noreply.github.com'), who('Ann S', 'a@x.example', 'ann')],
  ],
  ['two people of one name', 2, [who('Ann Smith', 'a@x.example'), who('Ann Smith', 'b@x.example')]],
  [
    'equal full names, where asked for',
    1,
    [who('Ann Smith', 'a@x.example'), who('ann  smith', 'b@x.example')],
    { byFullName: true },
  ],
  [
    'equal first names are not enough',
    2,
    [who('ann', 'a@x.example'), who('ann', 'b@x.example')],
    { byFullName: true },
  ],
  [
    'placeholder names are not enough',
    2,
    [who('Your Name', 'a@x.example'), who('Your Name', 'b@x.example')],
    { byFullName: true },
  ],
  ['a shared address joins nobody', 2, [who('Ann', 'root@localhost'), who('Bob', 'root@localhost')]],
  ['a bare name under a shared address', 1, [who('Ann', 'root@localhost'), who('Ann', 'root@localhost')]],
  ['no address at all', 2, [who('Ann', null), who('Bob', null)]],
  [
    'the mailmap joins addresses',
    1,
    [who('Ann', 'a@x.example'), who('Ann', 'b@x.example')],
    { mailmap: parseMailmap('Ann Smith <a@x.example> <b@x.example>') },
  ],
  [
    'the mailmap parts a shared address by name',
    2,
    [who('Ann', 'team@x.example'), who('Bob', 'team@x.example')],
    {
      mailmap: parseMailmap('<ann@x.example> Ann <team@x.example>\n<bob@x.example> Bob <team@x.example>'),
    },
  ],
]

test.each(CASES)('%s: %i', (_what, people, identities, merging) => {
  expect(countPeople(identities, merging)).toBe(people)
  expect(countPeople([...identities].reverse(), merging)).toBe(people)
})

test('a person is known by the login, else by the address', () => {
  const identities = [
    who('Ann Smith', 'a@x.example'),
    who('ann', 'a@x.example', 'ann-s'),
    who(null, 'c@x.example'),
  ]
  const personOf = mergeIdentities(identities)
  expect(personOf(who('Ann Smith', 'a@x.example'))).toEqual({
    id: 'ann-s',
    login: 'ann-s',
    name: 'Ann Smith',
  })
  expect(personOf(who(null, 'c@x.example'))).toEqual({ id: 'c@x.example', login: null, name: null })
})

const MAILMAP = `
# The forms of gitmailmap(5)
Ann Smith <ann@old.example>
<bob@new.example> <bob@old.example> # moved
Cy Young <cy@new.example> <cy@old.example>
Dee Reed <dee@new.example> deedee <shared@old.example>
this line has no form
`

test.each([
  ['a proper name for an address', who('ann', 'ANN@old.example'), who('Ann Smith', 'ANN@old.example')],
  ['a proper address', who('Bob', 'bob@old.example'), who('Bob', 'bob@new.example')],
  ['both', who('cy', 'cy@old.example'), who('Cy Young', 'cy@new.example')],
  ['both, by name and address', who('DeeDee', 'shared@old.example'), who('Dee Reed', 'dee@new.example')],
  ['another name under that address', who('Eve', 'shared@old.example'), who('Eve', 'shared@old.example')],
  ['somebody else', who('Flo', 'flo@x.example'), who('Flo', 'flo@x.example')],
])('mailmap: %s', (_what, before, after) => {
  expect(parseMailmap(MAILMAP)(before)).toEqual(after)
})
