import { expect, test } from 'vitest'
import resolution from '../../../rules/resolution/index.ts'
import { channelsIn } from '../../../src/analysis/threads/support-channels.ts'
import type { Discussion } from '../../../src/model/facts/discussions.ts'
import type { Document } from '../../../src/model/facts/documents.ts'
import { daysBefore, listing, person } from '../../support/build-facts.ts'
import { healthyValues } from '../../support/healthy.ts'
import { testSignal } from '../../support/signal.ts'

const CHANNELS = 'resolution/support-channels'

function read(path: string, text: string): Document {
  return { path, text, truncated: false, url: `https://github.com/acme/widget/blob/main/${path}` }
}

function discussions(answered: number, unanswered: number) {
  const make =
    (isAnswered: boolean) =>
    (_: unknown, index: number): Discussion => ({
      url: `https://github.com/acme/widget/discussions/${index}`,
      createdAt: daysBefore(30),
      author: person('user-1'),
      answered: isAnswered,
      answeredAt: isAnswered ? daysBefore(29) : null,
      comments: 1,
    })
  return listing([
    ...Array.from({ length: answered }, make(true)),
    ...Array.from({ length: unanswered }, make(false)),
  ])
}

const BARE = { homepage: null, discussionsEnabled: false, issuesEnabled: true }
const NO_TEXTS = { texts: [], unread: [] }

testSignal(resolution, CHANNELS, [
  {
    name: 'issues, discussions and a chat',
    facts: {
      repository: { ...BARE, discussionsEnabled: true },
      discussions: discussions(4, 2),
      documents: { texts: [read('README.md', 'Join us: [chat](https://discord.gg/abc)')], unread: [] },
    },
    status: 'pass',
    value: ['issues', 'discussions', 'chat'],
    summary: 'One can ask here: issues, discussions, chat',
    details: { discussionsAnsweredShare: 0.6667, discussionsRead: 6 },
  },
  {
    name: 'discussions that nobody answers',
    facts: {
      repository: { ...BARE, discussionsEnabled: true },
      discussions: discussions(1, 9),
      documents: NO_TEXTS,
    },
    status: 'warn',
    value: ['issues'],
  },
  {
    name: 'nothing but a tracker that was archived',
    facts: { repository: { ...BARE, archived: true }, documents: NO_TEXTS, discussions: discussions(0, 0) },
    status: 'fail',
    summary: 'No place to ask was found',
  },
  {
    name: 'a README that could not be read may name more',
    facts: {
      repository: BARE,
      documents: { texts: [], unread: [{ path: 'README.md', detail: 'GitHub did not give it' }] },
      discussions: discussions(0, 0),
    },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'what else could not be read names no places',
    facts: {
      repository: BARE,
      documents: {
        texts: [],
        unread: ['.mailmap', 'LICENSE', 'packages/a/package.json'].map((path) => ({
          path,
          detail: 'Too large',
        })),
      },
      discussions: discussions(0, 0),
    },
    status: 'warn',
    value: ['issues'],
  },
  {
    name: 'issues switched off and nothing recognised',
    facts: { repository: { ...BARE, issuesEnabled: false }, documents: NO_TEXTS },
    status: 'unknown',
    reason: 'not-collected',
  },
  {
    name: 'texts hidden by a fault',
    facts: { documents: 'unknown' },
    status: 'unknown',
    reason: 'unreachable',
  },
  {
    name: 'texts never asked for',
    facts: {
      repository: BARE,
      documents: { known: false, reason: 'not-collected', detail: 'Nothing in this run can tell' },
    },
    status: 'warn',
    value: ['issues'],
  },
])

test.each([
  ['chat', 'https://acme.slack.com/signup', 'https://example.org/slack.com'],
  ['forum', 'https://discuss.acme.example/c/help', 'https://acme.example/discussion'],
  ['mailing list', 'https://lists.acme.example/mailman/listinfo/users', 'https://acme.example/list'],
  [
    'Stack Overflow',
    'https://stackoverflow.com/questions/tagged/widget',
    'https://stackoverflow.com/users/1',
  ],
  ['documentation', 'https://widget.readthedocs.io/en/latest', 'https://docs.github.com/actions'],
])('%s is known by its address', (name, there, elsewhere) => {
  const { repository } = healthyValues()
  const found = (text: string) => channelsIn([read('README.md', text)], { ...repository, homepage: null })
  expect(found(`See <${there}>.`)).toEqual([name])
  expect(found(`See <${elsewhere}>.`)).toEqual([])
})

test('a support guide, the homepage, and no text but these two', () => {
  const { repository } = healthyValues()
  const documents = [read('.github/SUPPORT.md', 'Ask us'), read('docs/news.md', 'https://discord.gg/abc')]
  expect(channelsIn(documents, { ...repository, homepage: 'https://widget.example' })).toEqual([
    'support guide',
    'website',
  ])
})
