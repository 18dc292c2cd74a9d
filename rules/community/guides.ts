import { defineSignal, graded, type Measure } from '../../src/model/rule.ts'

const PARTS = {
  contributing: 'contribution guide',
  conduct: 'code of conduct',
  issueTemplates: 'issue forms',
  pullTemplates: 'pull request template',
} as const
type Part = keyof typeof PARTS

export const guides = defineSignal({
  id: 'community/guides',
  title: 'Guides for contributors',
  needs: ['community'],
  weight: 0.5,
  options: {
    guideWeights: {
      default: { contributing: 0.5, conduct: 0.2, issueTemplates: 0.2, pullTemplates: 0.1 },
      about: 'What each guide is worth; the sum over what is there is the score',
      source:
        'Start value: the parts of GitHub’s community profile, the contribution guide weighing as much as the rest',
    },
  },
  why: 'Which guides there are for those who want to help: contribution guide, code of conduct, issue forms, pull request template, in the repository or for its whole organisation. How many of the issues marked for newcomers were taken is shown beside them.',
  fix: 'Offer a contribution guide: write down what you had to find out yourself',
  references: [
    'https://docs.github.com/communities/setting-up-your-project-for-healthy-contributions/about-community-profiles-for-public-repositories',
  ],
  judge({ community }, { options }) {
    const there: Readonly<Record<Part, boolean>> = {
      contributing: community.contributing !== null,
      conduct: community.codeOfConduct !== null,
      issueTemplates: community.issueTemplates > 0,
      pullTemplates: community.pullTemplates > 0,
    }
    const parts = (Object.keys(PARTS) as Part[]).filter((part) => there[part])
    const names = parts.map((part) => PARTS[part])
    const score = parts.reduce((sum, part) => sum + options.guideWeights[part], 0)
    const measure: Measure = {
      value: names,
      details: {
        goodFirstIssuesOpen: community.goodFirstIssues?.open ?? null,
        goodFirstIssuesTaken: community.goodFirstIssues?.closed ?? null,
      },
    }
    const missing = (Object.keys(PARTS) as Part[]).filter((part) => !there[part]).map((part) => PARTS[part])
    const lacks = missing.length === 0 ? '' : `; no ${missing.join(', no ')}`
    const summary =
      names.length === 0 ? 'No guide for contributors' : `${capitalised(names.join(', '))}${lacks}`
    return graded(score, summary, measure)
  },
})

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
