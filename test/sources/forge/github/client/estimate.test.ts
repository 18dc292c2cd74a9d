import { expect, test } from 'vitest'
import { estimate } from '../../../../../src/sources/forge/github/client/estimate.ts'

const TOKEN = 'token from GITHUB_TOKEN'

test.each([
  [1, TOKEN, null, /^at most \d+ requests and \d+ points, with the token from GITHUB_TOKEN$/, null],
  [1, null, null, /^at most \d+ requests, without a token$/, null],
  [7, null, null, /without a token/, /7 repositories take .* 60 an hour\. Set GITHUB_TOKEN/],
  [1, TOKEN, 3, /with the token/, /One repository takes .* beyond --max-requests 3 things stay unknown/],
  [2, TOKEN, 100, /with the token/, null],
])('%i repositories, %s, --max-requests %s', (repositories, credential, maxRequests, text, warning) => {
  const told = estimate({ repositories, credential, maxRequests })
  expect(told.text).toMatch(text)
  if (warning === null) expect(told.warning).toBeNull()
  else expect(told.warning).toMatch(warning)
})
