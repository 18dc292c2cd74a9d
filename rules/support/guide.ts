import { hasRole } from '../../src/analysis/file-roles/roles.ts'
import type { Document, Documents } from '../../src/model/facts/documents.ts'
import { cannotTell, defineSignal, graded, type Judgement } from '../../src/model/rule.ts'

/** What somebody needs who wants to send a first change. */
const PARTS = {
  setup: /\b(?:install|setup|set up|getting started|clone|prerequisites|build|compile|configure|make)\b/i,
  test: /\b(?:tests?|testing|check|ctest|pytest|tox|coverage)\b/i,
  send: /\b(?:pull requests?|merge requests?|patch(?:es)?|PRs?|submit)\b/i,
  review: /\b(?:review(?:ed|ers?|s)?|approv\w+|maintainers? (?:will|may)|respond|feedback)\b/i,
} as const
type Part = keyof typeof PARTS

export const guide = defineSignal({
  id: 'support/guide',
  title: 'A guide that works',
  needs: ['community', 'documents'],
  wants: { tree: 'adds' },
  options: {
    guideParts: {
      default: { there: 0.4, setup: 0.15, test: 0.2, send: 0.15, review: 0.1 },
      about:
        'What a contribution guide is worth by being there and by each part it has; the sum is the score',
      source: 'Start value: half for the guide itself, most of the rest for how to build and test',
    },
    guideInReadme: {
      default: 0.7,
      about: 'What the same parts are worth in the README where there is no guide of its own',
      source: 'Start value: a section that tells how is a warn, a guide is a pass',
    },
  },
  why: 'Whether a contribution guide is there, and tells how to set the project up, how to run its tests, how to send a change, and what happens then. Words are looked for, so this is evidence and no proof.',
  fix: 'Follow the guide once, and send a change that mends what did not work',
  references: [
    'https://mozillascience.github.io/working-open-workshop/contributing/',
    'https://opensource.guide/starting-a-project/#writing-your-contributing-guidelines',
  ],
  judge({ community, documents, tree }, { options }) {
    const own = documents.texts.find(hasRole('contributing'))
    const readme = documents.texts.find(hasRole('readme'))
    const worth = options.guideParts
    const hasTests =
      tree?.entries.some(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) ?? false
    const unreadOwn = own ? undefined : documents.unread.find(hasRole('contributing'))
    if (unreadOwn) return untold(unreadOwn)
    if (!own && community.contributing !== null) {
      const summary = 'It has a contribution guide, kept where its text was not read'
      return graded(worth.there + worth.send + worth.setup, summary, { value: community.contributing })
    }
    const text = own ?? sectionOf(readme)
    const unread = documents.unread.find(hasRole('readme'))
    if (!text && unread) return untold(unread)
    if (!text)
      return graded(0.2, 'Nothing tells how to contribute', {
        value: null,
        details: { testedByWorkflows: hasTests },
      })

    const there = (Object.keys(PARTS) as Part[]).filter((part) => PARTS[part].test(text.text))
    const score = worth.there + there.reduce((sum, part) => sum + worth[part], 0)
    const absent = (Object.keys(PARTS) as Part[]).filter((part) => !there.includes(part))
    const details = { tells: there, silentOn: absent, testedByWorkflows: hasTests }
    const words =
      absent.length === 0 ? 'tells how to set up, test and send' : `does not tell about ${absent.join(', ')}`
    if (own) return graded(score, `The contribution guide ${words}`, { value: own.path, details })
    return graded(score * options.guideInReadme, `No guide of its own; the README ${words}`, {
      value: text.path,
      details,
    })
  },
})

function untold({ path, detail }: Documents['unread'][number]): Judgement {
  return cannotTell('incomplete', `${path} may tell how to contribute: ${detail}`)
}

/** The part of a README that is about contributing. */
function sectionOf(readme: Document | undefined): { path: string; text: string } | null {
  const match = /^(?:#+ *|=* *)(?:contribut|develop|hacking)[^\n]*\n([\s\S]{0,4000})/im.exec(
    readme?.text ?? '',
  )
  return readme && match?.[1] !== undefined ? { path: readme.path, text: match[1] } : null
}
