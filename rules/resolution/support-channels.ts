import { rounded } from '../../src/analysis/statistics/interpolate.ts'
import { channelsIn, mayNameChannels } from '../../src/analysis/threads/support-channels.ts'
import type { Discussion } from '../../src/model/facts/discussions.ts'
import { cannotTell, defineSignal, graded, type Measure } from '../../src/model/rule.ts'

/** Score by the number of ways to ask. */
const SCORES = [0, 0.5, 0.8, 1] as const

export const supportChannels = defineSignal({
  id: 'resolution/support-channels',
  title: 'Where to ask',
  needs: ['repository'],
  wants: { documents: 'decides', discussions: 'decides' },
  weight: 0.5,
  options: {
    discussionMinItems: {
      default: 5,
      about: 'Discussions that take answers below which their answered share is not used',
      source: 'Start value, as for issues',
    },
    answeredShare: {
      default: 0.25,
      about: 'Answered share of discussions below which they do not count as a place to get help',
      source: 'Start value: an answer is marked by hand, so many answered ones show none',
    },
  },
  why: 'The places where one can ask: issues, discussions (and whether they are answered), and what README and support guide name: chat, forum, mailing list, Stack Overflow, documentation.',
  fix: 'Find out before you need it where questions are answered; buy support where it is sold',
  references: [
    'https://docs.github.com/communities/setting-up-your-project-for-healthy-contributions/adding-support-resources-to-your-project',
  ],
  judge({ repository, documents, discussions }, { options }) {
    if (discussions?.coverage.lost) return cannotTell('incomplete', discussions.coverage.lost.detail)
    const answered = answeredShare(discussions?.items ?? [])
    const ignored =
      answered !== null &&
      answered.size >= options.discussionMinItems &&
      answered.share < options.answeredShare
    const channels = [
      ...(repository.issuesEnabled && !repository.archived && repository.mirrorUrl === null
        ? ['issues']
        : []),
      ...(repository.discussionsEnabled && !ignored ? ['discussions'] : []),
      ...channelsIn(documents?.texts ?? [], repository),
    ]
    const measure: Measure = {
      value: channels,
      threshold: '≥ 2 places',
      details: {
        discussionsAnsweredShare: answered === null ? null : rounded(answered.share, 4),
        discussionsRead: discussions?.items.length ?? null,
      },
    }
    const unread = documents?.unread.find(mayNameChannels)
    if (unread && channels.length < SCORES.length - 1) {
      return cannotTell('incomplete', `${unread.path} may name more places: ${unread.detail}`, measure)
    }
    const score = SCORES[Math.min(channels.length, SCORES.length - 1)] ?? 0
    if (channels.length === 0 && !repository.issuesEnabled) {
      return cannotTell(
        'not-collected',
        'Issues are switched off, and no other place to ask was recognised',
        measure,
      )
    }
    if (channels.length === 0) return graded(0, 'No place to ask was found', measure)
    return graded(score, `One can ask here: ${channels.slice(0, 4).join(', ')}`, measure)
  },
})

function answeredShare(discussions: readonly Discussion[]): { share: number; size: number } | null {
  const answerable = discussions.filter((discussion) => discussion.answered !== null)
  if (answerable.length === 0) return null
  const answered = answerable.filter((discussion) => discussion.answered === true).length
  return { share: answered / answerable.length, size: answerable.length }
}
