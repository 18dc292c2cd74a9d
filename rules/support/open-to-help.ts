import { defineSignal, fail, pass } from '../../src/model/rule.ts'

export const openToHelp = defineSignal({
  id: 'support/open-to-help',
  title: 'Takes help at all',
  needs: ['repository'],
  critical: true,
  why: 'An archived or disabled repository takes neither issues nor changes, and a mirror takes them elsewhere: whatever you are willing to do, it cannot be done there.',
  fix: 'Look for the successor or a living fork, and offer your help there',
  references: ['https://docs.github.com/repositories/archiving-a-github-repository/archiving-repositories'],
  judge({ repository }) {
    if (repository.disabled) return fail('The forge has disabled the repository', { value: 'disabled' })
    if (repository.archived) return fail('It is archived: nobody can help there', { value: 'archived' })
    const { mirrorUrl } = repository
    if (mirrorUrl !== null) return pass(`It mirrors ${mirrorUrl}: help is taken there`, { value: 'mirror' })
    if (!repository.issuesEnabled) {
      return pass('It is open to pull requests; its issues are switched off', { value: 'pull requests' })
    }
    return pass('It is open to issues and pull requests', { value: 'open' })
  },
})
