import { expect, test } from 'vitest'
import { estimate } from '../../src/cli/estimate.ts'

const TOKEN = 'token from GITHUB_TOKEN'

test.each([
  [1, 0, TOKEN, null, /^at most 10 requests and 15 points, with the token from GITHUB_TOKEN$/, null],
  [1, 0, null, null, /^at most 10 requests, without a token$/, null],
  [2, 1, TOKEN, null, /^at most 20 requests and 30 points, .*, and 5 requests to a registry$/, null],
  [7, 0, null, null, /without a token/, /7 repositories take .* 60 an hour\. Set GITHUB_TOKEN/],
  [6, 6, null, null, /without a token/, null],
  [1, 0, TOKEN, 3, /with the token/, /The run takes .* beyond --max-requests 3 things stay unknown/],
  [1, 1, TOKEN, 12, /with the token/, /The run takes up to 15 requests/],
  [2, 0, TOKEN, 100, /with the token/, null],
])(
  '%i repositories, %i packages, %s, --max-requests %s',
  (repositories, packages, credential, maxRequests, text, warning) => {
    const types = Array.from({ length: packages }, () => 'npm')
    const told = estimate({ repositories, packages: types, credential, maxRequests })
    expect(told.text).toMatch(text)
    if (warning === null) expect(told.warning).toBeNull()
    else expect(told.warning).toMatch(warning)
  },
)

test('what a package may cost goes by its ecosystem', () => {
  const packages = ['golang', 'maven', 'composer']
  const { text } = estimate({ repositories: 0, packages, credential: TOKEN, maxRequests: null })
  expect(text).toContain('and 162 requests to a registry')
})
