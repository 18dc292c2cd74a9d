import { expect, test } from 'vitest'
import { changesOfFiles } from '../../../src/sources/git/file-changes.ts'
import { addCommit, checkout, git } from './repositories.ts'

const isLock = (path: string) => path.endsWith('.lock')
const SINCE = { head: 'HEAD', since: new Date('2025-06-01T00:00:00Z') }

test('commits of the branch that touch what is wanted, oldest first, and since the day alone', async () => {
  const folder = checkout([
    { author: 'ada', day: '2025-01-01', files: { 'a.lock': '1' } },
    { author: 'ada', day: '2025-07-01', files: { 'a.lock': '2', 'x.txt': '1' } },
    { author: 'ada', day: '2025-08-01', files: { 'x.txt': '2' } },
    { author: 'ada', day: '2025-09-01', files: { 'web/b.lock': '1' } },
    { author: 'ada', day: '2025-10-01', files: { 'a.lock': null } },
  ])
  const found = await changesOfFiles(folder, SINCE, isLock)
  expect(found.map(({ committedAt }) => committedAt.toISOString().slice(0, 10))).toEqual([
    '2025-07-01',
    '2025-09-01',
    '2025-10-01',
  ])
  expect(found[0]).toMatchObject({ commit: expect.stringMatching(/^[\da-f]{40}$/), subject: 'work' })
  const below = await changesOfFiles(`${folder}/web`, SINCE, (path) => path === 'b.lock')
  expect(below).toHaveLength(1)
})

test('what a merge brought came with the merge, and the first commit has nothing before it', async () => {
  const folder = checkout([{ author: 'ada', day: '2025-07-01', files: { 'a.lock': '1' } }])
  git(folder, ['checkout', '--quiet', '-b', 'topic'])
  addCommit(folder, { author: 'ada', day: '2025-08-01', files: { 'a.lock': '2' } })
  addCommit(folder, { author: 'ada', day: '2025-08-02', files: { 'a.lock': '3' } })
  git(folder, ['checkout', '--quiet', 'main'])
  addCommit(folder, { author: 'ada', day: '2025-08-03', files: { 'x.txt': '1' } })
  const who = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b',
  }
  git(folder, ['merge', '--quiet', '--no-ff', '-m', 'Merge topic', 'topic'], {
    ...who,
    GIT_COMMITTER_DATE: '2025-08-04T12:00:00Z',
  })
  const found = await changesOfFiles(folder, SINCE, isLock)
  expect(found.map(({ subject, parent }) => [subject, parent === null])).toEqual([
    ['work', true],
    ['Merge topic', false],
  ])
})
