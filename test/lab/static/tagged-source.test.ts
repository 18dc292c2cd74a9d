import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pathsOnGitHub } from '../../../src/lab/static/github-tag.ts'
import { taggedPaths } from '../../../src/lab/static/tagged-source.ts'
import { UserError } from '../../../src/model/user-error.ts'
import { GitHubError, type RestAnswer } from '../../../src/sources/forge/github/client/client.ts'

const WIDGET = { owner: 'acme', repo: 'widget', directory: null }

test('the forge lists the tag; a package of a shared repository is compared with its folder', async () => {
  const github = forgeWith({
    '@acme/part@1.0.0': ['README.md', 'packages/part/index.js', 'packages/part/src/a.js'],
  })
  const part = { ...WIDGET, directory: 'packages/part' }
  expect(await pathsOnGitHub(github, part, '@acme/part', '1.0.0')).toEqual(new Set(['index.js', 'src/a.js']))
  expect(await pathsOnGitHub(github, WIDGET, '@acme/part', '1.0.0')).toContain('README.md')
})

test.each([
  ['there is no such tag', forgeWith({})],
  ['the list was cut', forgeWith({ 'v1.0.0': ['a'] }, true)],
  ['a limit was reached', { rest: () => Promise.reject(new GitHubError('rate-limited', 'later', 403)) }],
])('nothing is compared where %s', async (_, github) => {
  expect(await pathsOnGitHub(github, WIDGET, 'widget', '1.0.0')).toBeNull()
})

test('a clone tells by its tags', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oss-check-test-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=me', '-c', 'user.email=me@example.org', ...args], {
      stdio: 'ignore',
    })
  try {
    git('init', '-q')
    await writeFile(join(folder, 'index.js'), '1')
    git('add', '.')
    git('commit', '-q', '--no-gpg-sign', '-m', 'first')
    git('tag', 'v1.0.0')
    expect(await taggedPaths(folder, 'widget', '1.0.0')).toEqual(new Set(['index.js']))
    await expect(taggedPaths(folder, 'widget', '2.0.0')).rejects.toThrow(UserError)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

function forgeWith(tags: Readonly<Record<string, readonly string[]>>, truncated = false) {
  return {
    rest: async (_: string, parameters: Readonly<Record<string, unknown>>): Promise<RestAnswer> => {
      const paths = tags[String(parameters.tree_sha)]
      if (!paths) throw new GitHubError('not-found', 'no such tag', 404)
      const data = {
        truncated,
        tree: [{ path: 'packages', type: 'tree' }, ...paths.map((path) => ({ path, type: 'blob' }))],
      }
      return { status: 200, data, next: null, url: '', retrievedAt: '' }
    },
  }
}
