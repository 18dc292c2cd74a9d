import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readFolder } from '../../../src/inventory/read.ts'
import { commitOf, commitTree } from '../../../src/sources/git/commit-tree.ts'
import { addCommit, checkout, git, temporaryFolder } from './repositories.ts'

const lock = (version: string) =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { name: 'shop', dependencies: { qs: '*' } },
      'node_modules/qs': { version, resolved: `https://registry.npmjs.org/qs/-/qs-${version}.tgz` },
    },
  })

function repository(): string {
  const folder = checkout([
    { author: 'ada', day: '2026-01-01', files: { 'web/package-lock.json': lock('6.0.0'), 'a b/ü.txt': 'x' } },
  ])
  addCommit(folder, { author: 'ada', day: '2026-02-01', files: { 'web/package-lock.json': lock('6.1.0') } })
  return folder
}

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString()

describe('a commit', () => {
  test('is read as it was, and not as the work tree is', async () => {
    const folder = repository()
    const tree = await commitTree(folder, await commitOf(folder, 'HEAD~1'))
    const { inventories } = await readFolder(tree, '', {})
    expect(inventories.map(({ file }) => file)).toEqual(['web/package-lock.json'])
    expect(inventories[0]?.components.map(({ purl }) => purl)).toEqual(['pkg:npm/qs@6.0.0'])
  })

  test('has its folders, and below one of them what lies there', async () => {
    const folder = repository()
    const commit = await commitOf(folder, 'main')
    const tree = await commitTree(folder, commit)
    expect(await tree.entries('')).toEqual({ files: [], folders: ['a b', 'web'], links: [] })
    expect(await tree.entries('nowhere')).toEqual({ files: [], folders: [], links: [] })
    expect(text(await tree.read('a b/ü.txt'))).toBe('x')
    expect(await tree.read('nowhere')).toBeNull()
    const below = await commitTree(join(folder, 'web'), commit)
    expect(await below.entries('')).toEqual({ files: ['package-lock.json'], folders: [], links: [] })
    expect(text(await below.read('package-lock.json'))).toContain('6.1.0')
    expect(below.blobOf('package-lock.json')).toMatch(/^[\da-f]{40}$/)
  })

  test('says which files are links', async () => {
    const folder = repository()
    git(folder, [
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${git(folder, ['hash-object', 'web/package-lock.json']).trim()},yarn.lock`,
    ])
    git(folder, ['-c', 'user.name=ada', '-c', 'user.email=ada@example.io', 'commit', '--quiet', '-m', 'link'])
    const tree = await commitTree(folder, await commitOf(folder, 'HEAD'))
    expect((await tree.entries('')).links).toEqual(['yarn.lock'])
    expect(await tree.read('yarn.lock')).toBeNull()
  })
})

describe('what is none', () => {
  test.each(['no-such-branch', '--all', 'HEAD~99', ''])('%j is said', async (revision) => {
    await expect(commitOf(repository(), revision)).rejects.toThrow(/^There is no commit/)
  })

  test('a folder in no repository', async () => {
    await expect(commitOf(temporaryFolder(), 'main')).rejects.toThrow('in no git repository')
  })
})
