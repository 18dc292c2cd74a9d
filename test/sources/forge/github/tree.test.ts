import { expect, test } from 'vitest'
import { GitHubError } from '../../../../src/sources/forge/github/client/client.ts'
import { emptiness } from '../../../../src/sources/forge/github/tree.ts'

const conflict = new GitHubError('not-found', 'Git Repository is empty.', 409)

test('a repository is empty where every answer says so, and a fault where they contradict each other', () => {
  expect(emptiness(conflict, true)).toBe('empty')
  expect(() => emptiness(conflict, false)).toThrow(expect.objectContaining({ reason: 'unexpected' }))
  expect(emptiness(new GitHubError('unreachable', 'Gone', 502), true)).toBeNull()
})
