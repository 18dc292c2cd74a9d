import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownProject } from '../../src/trust/own-project.ts'
import { folder } from '../policy/support.ts'

const CONFIG = `[core]
	bare = false
[remote "origin"]
	url = https://github.com/acme/widget.git
	fetch = +refs/heads/*:refs/remotes/origin/*
[remote "upstream"]
	url=git@github.com:up/widget.git
[branch "main"]
	remote = origin
`
const REMOTES = ['https://github.com/acme/widget.git', 'git@github.com:up/widget.git']

test('remotes and names, from a folder inside too', () => {
  const root = folder({
    '.git/config': CONFIG,
    'package.json': '{"name":"@acme/all"}',
    'packages/one/package.json': '{"name":"one"}',
    'packages/one/src/x': '',
  })
  const packages = [
    { type: 'npm', name: 'one' },
    { type: 'npm', name: '@acme/all' },
  ]
  expect(ownProject(join(root, 'packages/one/src'))).toEqual({ remotes: REMOTES, packages })
  expect(ownProject(root)).toEqual({ remotes: REMOTES, packages: packages.slice(1) })
})

test('a work tree has the remotes of its repository', () => {
  const root = folder({
    'main/.git/config': CONFIG,
    'main/.git/worktrees/two/commondir': '../..\n',
    'two/.git': 'gitdir: ../main/.git/worktrees/two\n',
  })
  expect(ownProject(join(root, 'two')).remotes).toEqual(REMOTES)
})

test('a folder without a repository is its own manifest alone', () => {
  const root = folder({ 'package.json': '{"name":"above"}', 'sub/package.json': '{"name":"sub"}' })
  expect(ownProject(join(root, 'sub'))).toEqual({ remotes: [], packages: [{ type: 'npm', name: 'sub' }] })
  expect(ownProject(folder())).toEqual({ remotes: [], packages: [] })
})
