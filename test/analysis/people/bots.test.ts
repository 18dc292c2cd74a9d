import { expect, test } from 'vitest'
import { isBotAccount, isBotIdentity, isHumanAccount } from '../../../src/analysis/people/bots.ts'
import type { Account } from '../../../src/model/facts/account.ts'
import type { Identity } from '../../../src/model/facts/identity.ts'

const ACCOUNTS: readonly [login: string, kind: Account['kind'], bot: boolean][] = [
  ['dependabot', 'Bot', true],
  ['some-app-nobody-listed', 'Bot', true],
  ['renovate[bot]', 'User', true],
  ['app/dependabot', 'User', true],
  ['k8s-ci-robot', 'User', true],
  ['acme-release-bot', 'User', true],
  ['acme_bot', 'User', true],
  ['CLAassistant', 'User', true],
  ['codecov-commenter', 'User', true],
  ['copilot-swe-agent', 'User', true],
  ['talbot', 'User', false],
  ['abbot', 'User', false],
  ['robotics-fan', 'User', false],
  ['botanist', 'User', false],
  ['acme', 'Organization', false],
  ['alice', 'User', false],
]

test.each(ACCOUNTS)('account %s of type %s: bot %s', (login, kind, bot) => {
  expect(isBotAccount({ login, kind })).toBe(bot)
  expect(isHumanAccount({ login, kind })).toBe(!bot)
})

test('a deleted account is no evidence of a person', () => {
  expect(isHumanAccount(null)).toBe(false)
})

const IDENTITIES: readonly [what: string, identity: Partial<Identity>, bot: boolean][] = [
  ['an app by its name', { name: 'dependabot[bot]' }, true],
  [
    'an app by its address',
    { name: 'Updates', email: '49699333+dependabot[bot]@users.noreply.github.com' },
    true,
  ],
  ['a name that ends in bot', { name: 'Acme Release Bot' }, true],
  ['a local part that ends in bot', { name: 'Releases', email: 'release-bot@acme.example' }, true],
  ['a service in another spelling', { name: 'Travis CI', email: 'x@acme.example' }, true],
  ['a service by its address alone', { name: 'Automatic', email: 'action@github.com' }, true],
  ['a build machine', { name: 'Hudson @ build-7' }, true],
  ['a coding agent', { name: 'Claude', email: 'noreply@anthropic.com' }, true],
  ['a machine user by its login', { login: 'scala-steward', name: 'Scala' }, true],
  ['a person called Hudson', { name: 'Hudson Ames', email: 'hudson@acme.example' }, false],
  ['a person of a bot company', { name: 'Ann', email: 'ann@bot.example' }, false],
  ['a person called Talbot', { name: 'Ann Talbot', email: 'talbot@acme.example' }, false],
  ['nobody', {}, false],
]

test.each(IDENTITIES)('%s', (_what, identity, bot) => {
  expect(isBotIdentity({ login: null, name: null, email: null, ...identity })).toBe(bot)
})
