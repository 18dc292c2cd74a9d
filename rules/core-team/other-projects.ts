import { daysAgo } from '../../src/analysis/people/commit-history.ts'
import type { OtherProject } from '../../src/model/facts/team.ts'
import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'

const MIN_PROJECTS = 3
const SHOWN_PROJECTS = 5

export const otherProjects = defineSignal({
  id: 'core-team/other-projects',
  title: 'Their other projects',
  needs: ['team'],
  weight: 0.5,
  options: {
    usedStars: {
      default: 10,
      about: 'stars from which somebody uses a project and would miss it; below it is a trial of their own',
      source: 'Start value. Stars are not scored, they only tell a project from a sketch',
    },
    leftDays: {
      default: 730,
      about: 'days without a push after which a project with open issues was left behind',
      source: 'Start value: the two years over which the outlook looks ahead',
    },
    openIssues: { default: 5, about: 'open issues from which people wait for it', source: 'Start value' },
  },
  why: 'How they left their last projects is how they may leave this one; to archive openly is a good end',
  fix: 'Look at what they left behind, and whether they said so',
  references: ['https://github.com/chaoss/wg-data-science'],
  judge({ team }, { now, options, evidence }) {
    const used = new Map(
      team.members
        .flatMap((member) => member.repositories)
        .filter((project) => project.stars >= options.usedStars)
        .map((project) => [project.nameWithOwner, project]),
    )
    if (used.size < MIN_PROJECTS) {
      return cannotTell('too-little-data', `Only ${used.size} other projects of theirs that somebody uses`, {
        sampleSize: used.size,
      })
    }
    const isLeft = (project: OtherProject) =>
      !project.archived &&
      project.openIssues >= options.openIssues &&
      project.pushedAt !== null &&
      daysAgo(Date.parse(project.pushedAt), now) > options.leftDays
    const left = [...used.values()].filter(isLeft).sort((a, b) => b.stars - a.stars)
    const kept = 1 - left.length / used.size
    const summary = `${used.size - left.length} of ${used.size} other projects of theirs are kept or openly ended`
    return graded(kept, summary, {
      value: Math.round(100 * kept) / 100,
      unit: 'of their other projects',
      threshold: '≥ 0.7',
      sampleSize: used.size,
      details: { leftBehind: left.slice(0, SHOWN_PROJECTS).map((project) => project.nameWithOwner) },
      evidence: (evidence.team ?? []).flatMap(({ url, retrievedAt }) => [
        { url, retrievedAt },
        ...left.slice(0, SHOWN_PROJECTS).map((project) => ({ url: project.url, retrievedAt })),
      ]),
    })
  },
})
