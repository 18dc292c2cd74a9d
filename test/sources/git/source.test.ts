import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { UserError } from '../../../src/model/user-error.ts'
import { openRepository } from '../../../src/sources/git/repository.ts'
import { FACTS_OF_GIT, gitSource } from '../../../src/sources/git/source.ts'
import { addCommit, checkout, git, tag, temporaryFolder } from './repositories.ts'

const retrievedAt = new Date('2026-06-30T12:00:00Z')

async function read(path: string, asOf: string | null = null) {
  const source = gitSource(await openRepository(path), {
    asOf: asOf === null ? null : new Date(asOf),
    retrievedAt,
  })
  const [commits, tags, tree, documents, authorship] = await Promise.all([
    source.read('commits'),
    source.read('tags'),
    source.read('tree'),
    source.read('documents'),
    source.read('authorship'),
  ])
  return { commits, tags, tree, documents, authorship }
}

function known<T>(fact: { known: true; value: T } | { known: false; detail: string } | undefined): T {
  if (!fact?.known) throw new Error(fact?.detail ?? 'There is no such fact')
  return fact.value
}

let folder = ''
beforeAll(() => {
  folder = checkout([
    { author: 'ann', day: '2020-01-01', files: { 'README.md': '# One\n', 'src/a.ts': 'one\ntwo\nthree\n' } },
    { author: 'bob', day: '2020-02-01', files: { LICENSE: 'MIT License\n', 'src/b.ts': 'b\n' } },
    { author: 'ann', day: '2021-01-01', files: { 'README.md': '# Two\n' }, rename: ['src/a.ts', 'src/c.ts'] },
    {
      author: 'Ann Old <ann@old.example.io>',
      day: '2021-02-01',
      files: { '.mailmap': 'ann <ann@example.io> <ann@old.example.io>\n' },
    },
  ])
  tag(folder, 'v1.0.0', '2020-03-01')
  tag(folder, 'v2.0.0', '2021-03-01')
})

describe('a checkout', () => {
  test('commits newest first, with authors by .mailmap', async () => {
    const { items, coverage } = known((await read(folder)).commits)
    expect(
      items.map(({ committedAt, author }) => [committedAt.slice(0, 10), author.name, author.email]),
    ).toEqual([
      ['2021-02-01', 'ann', 'ann@example.io'],
      ['2021-01-01', 'ann', 'ann@example.io'],
      ['2020-02-01', 'bob', 'bob@example.io'],
      ['2020-01-01', 'ann', 'ann@example.io'],
    ])
    expect(items.map(({ parents }) => parents)).toEqual([1, 1, 1, 0])
    expect(coverage).toMatchObject({ whole: true, lost: null })
  })

  test('tags with the dates of their own', async () => {
    expect(known((await read(folder)).tags).items).toEqual([
      { name: 'v2.0.0', at: '2021-03-01T12:00:00.000Z' },
      { name: 'v1.0.0', at: '2020-03-01T12:00:00.000Z' },
    ])
  })

  test('a tag without a day is told, and is none of a past day', async () => {
    const path = checkout([{ author: 'ann', day: '2020-01-01', files: { 'a.ts': '1\n' } }])
    tag(path, 'v1', '2020-01-02')
    git(path, ['tag', 'of-a-file', 'HEAD:a.ts'])
    expect(known((await read(path)).tags).items).toContainEqual({ name: 'of-a-file', at: null })
    expect(known((await read(path, '2020-06-01T00:00:00Z')).tags).items.map(({ name }) => name)).toEqual([
      'v1',
    ])
  })

  test('what was done in the very second of the day judged counts', async () => {
    const facts = await read(folder, '2020-02-01T12:00:00Z')
    expect(known(facts.commits).items).toHaveLength(2)
    expect(known((await read(folder, '2020-03-01T12:00:00Z')).tags).items).toHaveLength(1)
    expect(known((await read(folder, '2020-03-01T11:59:59Z')).tags).items).toEqual([])
  })

  test('tree and texts', async () => {
    const facts = await read(folder)
    expect(known(facts.tree).entries.map(({ path, kind, size }) => [path, kind, size])).toEqual([
      ['.mailmap', 'file', 42],
      ['LICENSE', 'file', 12],
      ['README.md', 'file', 6],
      ['src', 'folder', null],
      ['src/b.ts', 'file', 2],
      ['src/c.ts', 'file', 14],
    ])
    expect(known(facts.documents).texts.map(({ path, text }) => [path, text.split('\n')[0]])).toEqual([
      ['.mailmap', 'ann <ann@example.io> <ann@old.example.io>'],
      ['LICENSE', 'MIT License'],
      ['README.md', '# Two'],
    ])
  })

  test('as of a day in between: commits, tags, tree and texts of that day', async () => {
    const facts = await read(folder, '2020-06-01T00:00:00Z')
    expect(known(facts.commits).items).toHaveLength(2)
    expect(known(facts.tags).items.map(({ name }) => name)).toEqual(['v1.0.0'])
    expect(known(facts.tree).entries.map(({ path }) => path)).toContain('src/a.ts')
    expect(known(facts.documents).texts.map(({ text }) => text)).toContain('# One\n')
  })

  test('as of a day before the first commit there is nothing', async () => {
    const facts = await read(folder, '2019-01-01T00:00:00Z')
    expect(known(facts.commits).items).toEqual([])
    expect(known(facts.tree).entries).toEqual([])
  })

  // One of two files is half: with ann gone the other half still has its author.
  test('authorship follows a renamed file', async () => {
    expect(known((await read(folder)).authorship)).toEqual({
      truckFactor: 2,
      files: 2,
      authors: 2,
      core: [
        { name: 'ann', files: 1 },
        { name: 'bob', files: 1 },
      ],
    })
  })

  test('evidence names the command that shows it', async () => {
    const { commits } = await read(folder)
    expect(commits?.known && commits.evidence).toEqual([
      { url: `git -C ${folder} log HEAD`, retrievedAt: '2026-06-30T12:00:00.000Z' },
    ])
  })
})

test('a bare clone reads like the checkout', async () => {
  const bare = join(temporaryFolder(), 'bare.git')
  git(folder, ['clone', '--quiet', '--bare', folder, bare])
  const [whole, clone] = [await read(folder), await read(bare)]
  expect(known(clone.commits)).toEqual(known(whole.commits))
  expect(known(clone.tree)).toEqual(known(whole.tree))
  expect((await openRepository(bare)).remoteUrl).toBe(folder)
})

test('a commit made before the day on a branch merged after it counts', async () => {
  const path = checkout([{ author: 'ann', day: '2020-01-01' }])
  git(path, ['checkout', '--quiet', '-b', 'topic'])
  addCommit(path, { author: 'bob', day: '2020-02-01', files: { 'topic.ts': '1\n' } })
  git(path, ['checkout', '--quiet', 'main'])
  addCommit(path, { author: 'ann', day: '2020-03-01', files: { 'main.ts': '1\n' } })
  const date = '2020-05-01T12:00:00Z'
  const who = {
    GIT_AUTHOR_NAME: 'ann',
    GIT_AUTHOR_EMAIL: 'a@b.io',
    GIT_COMMITTER_NAME: 'ann',
    GIT_COMMITTER_EMAIL: 'a@b.io',
  }
  git(path, ['merge', '--quiet', '--no-ff', '-m', 'merge', 'topic'], {
    ...who,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  })
  const facts = await read(path, '2020-04-01T00:00:00Z')
  expect(known(facts.commits).items.map(({ author }) => author.name)).toEqual(['ann', 'bob', 'ann'])
  // The tree is the one the branch had, without what was merged later.
  expect(known(facts.tree).entries.map(({ path: file }) => file)).toEqual(['main.ts'])
  expect(known((await read(path)).commits).items[0]?.parents).toBe(2)
})

test('a shallow clone cannot tell its history, and says how to mend it', async () => {
  const shallow = join(temporaryFolder(), 'shallow')
  git(folder, ['clone', '--quiet', '--depth', '1', `file://${folder}`, shallow])
  const facts = await read(shallow)
  expect(facts.commits).toMatchObject({ known: false, reason: 'incomplete' })
  expect(facts.authorship).toMatchObject({
    known: false,
    reason: 'incomplete',
    detail: expect.stringMatching(/unshallow/),
  })
  expect(facts.tree?.known).toBe(true)
})

test('a HEAD that names no branch: the usual one stands in', async () => {
  const bare = join(temporaryFolder(), 'bare.git')
  git(folder, ['clone', '--quiet', '--bare', folder, bare])
  git(bare, ['symbolic-ref', 'HEAD', 'refs/heads/gone'])
  expect(await openRepository(bare)).toMatchObject({ revision: 'refs/heads/main', branch: 'main' })
  expect(known((await read(bare)).commits).items).toHaveLength(4)
})

describe('what is no readable repository is the user’s to mend', () => {
  test.each([
    { name: 'a folder without one', path: () => temporaryFolder(), message: /is not a git repository/ },
    { name: 'no folder', path: () => join(temporaryFolder(), 'none'), message: /is not a folder/ },
    { name: 'a file', path: () => join(folder, 'LICENSE'), message: /is not a folder/ },
    { name: 'a folder inside of one', path: () => join(folder, 'src'), message: /lies inside/ },
    { name: 'no commit yet', path: () => checkout([]), message: /has no commit/ },
  ])('$name', async ({ path, message }) => {
    const opening = openRepository(path())
    await expect(opening).rejects.toThrow(message)
    await expect(opening).rejects.toBeInstanceOf(UserError)
  })
})

describe('a hostile repository', () => {
  test('starts no program of its own, and breaks nothing', async () => {
    const path = checkout([
      {
        author: 'ann',
        day: '2020-01-01',
        files: { 'a.ts': '1\n', '.gitattributes': '* diff=evil filter=evil\n' },
      },
    ])
    addCommit(path, { author: 'ann', day: '2020-01-02', files: { 'a.ts': '2\n' } })
    const trap = join(path, 'trapped')
    const program = `touch ${trap}`
    for (const [key, value] of Object.entries({
      'core.pager': program,
      'core.fsmonitor': program,
      'core.sshCommand': program,
      'core.hooksPath': path,
      'diff.external': program,
      'diff.evil.command': program,
      'diff.evil.textconv': program,
      'filter.evil.smudge': program,
      'gpg.program': program,
      'log.showSignature': 'true',
      'alias.log': `!${program}`,
      'format.pretty': 'oneline',
      'mailmap.file': '/etc/passwd',
      'diff.orderFile': '/nowhere',
      'i18n.logOutputEncoding': 'UTF-16',
      'color.ui': 'always',
    })) {
      git(path, ['config', key, value])
    }
    const facts = await read(path)
    expect(known(facts.commits).items.map(({ author }) => author.name)).toEqual(['ann', 'ann'])
    expect(known(facts.authorship).files).toBe(1)
    expect(existsSync(trap)).toBe(false)
  })

  test('the environment does not point git elsewhere', async () => {
    process.env.GIT_DIR = '/nowhere'
    try {
      expect(known((await read(folder)).commits).items).toHaveLength(4)
    } finally {
      delete process.env.GIT_DIR
    }
  })

  test('names are cleaned of what moves a cursor', async () => {
    const path = checkout([{ author: 'Eve \u001b[31m\u202eReversed <eve@evil.example>', day: '2020-01-01' }])
    expect(known((await read(path)).commits).items[0]?.author.name).toBe('Eve Reversed')
  })

  test('a path that looks like an option is a path', async () => {
    const parent = temporaryFolder()
    git(parent, ['clone', '--quiet', folder, join(parent, '--upload-pack=touch x')])
    expect(known((await read(join(parent, '--upload-pack=touch x'))).commits).items).toHaveLength(4)
  })

  test('binary and oversized files are not read as texts', async () => {
    const path = checkout([
      { author: 'ann', day: '2020-01-01', files: { LICENSE: 'a\u0000b', 'README.md': 'x'.repeat(600_000) } },
    ])
    const { texts, unread } = known((await read(path)).documents)
    expect(texts).toEqual([])
    expect(unread.map(({ path: file }) => file)).toEqual(['README.md', 'LICENSE'])
  })

  test('the remote is told without its password', async () => {
    const path = checkout([{ author: 'ann', day: '2020-01-01' }])
    git(path, ['remote', 'add', 'origin', 'https://user:secret@github.com/acme/widget.git'])
    expect((await openRepository(path)).remoteUrl).toBe('https://github.com/acme/widget.git')
  })
})

test('a source of git gives the facts it says it gives', async () => {
  const source = gitSource(await openRepository(folder), { asOf: null, retrievedAt })
  expect([...source.provides].sort()).toEqual([...FACTS_OF_GIT].sort())
})
