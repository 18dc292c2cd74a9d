import { expect, test } from 'vitest'
import { sparesGitHubTokens } from '../../../../../src/sources/forge/github/client/token-hosts.ts'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

test.each<[string, string, Record<string, string>, boolean]>([
  ['Bearer ghp_one', 'https://api.github.com/graphql', {}, true],
  ['Bearer ghp_one', 'https://npm.pkg.github.com/@acme%2fx', {}, true],
  ['Bearer ghp_two', 'https://registry.npmjs.org/x', {}, false],
  ['Bearer ghp_one', 'https://evil.example/x', {}, false],
  ['Bearer ghp_one', 'https://github.com.evil.example/x', {}, false],
  ['Bearer ghp_one', 'https://evilgithub.com/x', {}, false],
  [basic('ada:ghp_one'), 'https://evil.example/x', {}, false],
  ['Bearer xghp_onex', 'https://evil.example/x', {}, false],
  ['Bearer other', 'https://evil.example/x', {}, true],
  ['Bearer ghp_one', 'https://npm.ghe.example/x', { GH_HOST: 'ghe.example' }, true],
  ['Bearer ghp_one', 'http://127.0.0.1:9/x', {}, false],
])('%s may go to %s (%j): %s', (authorization, url, env, expected) => {
  const may = sparesGitHubTokens({ GITHUB_TOKEN: 'ghp_one, ghp_two', GH_TOKEN: '', ...env })
  expect(may(authorization, new URL(url))).toBe(expected)
})
