import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { followLinks } from '../../../src/analysis/file-roles/links.ts'
import { openRepository } from '../../../src/sources/git/repository.ts'
import { gitSource } from '../../../src/sources/git/source.ts'
import { checkout, git } from '../../sources/git/repositories.ts'
import { NOW } from '../../support/build-facts.ts'

const text = (path: string, content: string) => ({ path, text: content, truncated: false, url: path })
const link = (path: string) => ({ path, kind: 'link' as const, size: null })

test.each([
  ['LICENSE', 'licenses/MIT.txt', 'licenses/MIT.txt'],
  ['LICENSE', './COPYING', 'COPYING'],
  ['packages/a/LICENSE', '../../COPYING', 'COPYING'],
])('%s that leads to %s has its text', (path, to, target) => {
  const followed = followLinks({ texts: [text(path, to), text(target, 'Terms')], unread: [] }, [link(path)])
  expect(followed).toEqual({
    texts: [{ ...text(path, 'Terms') }, text(target, 'Terms')],
    unread: [],
  })
})

test.each(['../outside', 'LICENSE', 'legal/terms'])('a link to %s, which was not read, is unread', (to) => {
  const followed = followLinks({ texts: [text('LICENSE', to)], unread: [] }, [link('LICENSE')])
  expect(followed.texts).toEqual([])
  expect(followed.unread).toEqual([{ path: 'LICENSE', detail: `It is a link to ${to}, which was not read` }])
})

test('a link in a clone is followed inside it', async () => {
  const folder = checkout([{ author: 'ann', day: '2020-01-01', files: { 'licenses/mit.txt': 'Terms\n' } }])
  symlinkSync('licenses/mit.txt', join(folder, 'LICENSE'))
  git(folder, ['add', '--all'])
  git(folder, [
    '-c',
    'user.name=ann',
    '-c',
    'user.email=ann@example.io',
    'commit',
    '--quiet',
    '--message',
    'link',
  ])
  const source = gitSource(await openRepository(folder), { asOf: null, retrievedAt: NOW })
  expect(await source.read('documents')).toMatchObject({
    known: true,
    value: {
      texts: [
        { path: 'LICENSE', text: 'Terms\n' },
        { path: 'licenses/mit.txt', text: 'Terms\n' },
      ],
      unread: [],
    },
  })
})
