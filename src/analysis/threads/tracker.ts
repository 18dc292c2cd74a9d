import type { Repository } from '../../model/facts/repository.ts'
import { cannotTell, type Judgement, notApplicable } from '../../model/rule.ts'

/** A mirror takes neither issues nor patches: they go to where it comes from. Null: it is none. */
export function ofMirror(repository: Repository | undefined): Judgement | null {
  const from = repository?.mirrorUrl ?? null
  return from === null ? null : notApplicable(`A mirror of ${from}, where its issues and patches are handled`)
}

/** Why there are no issues here to judge by; null: they are here. */
export function withoutIssues(repository: Repository): Judgement | null {
  const { issuesEnabled, fork, parent } = repository
  const mirror = ofMirror(repository)
  if (mirror !== null || issuesEnabled) return mirror
  if (fork && parent !== null) {
    return cannotTell(
      'not-collected',
      `Issues are switched off in this fork of ${parent}; those of ${parent} were not read`,
    )
  }
  return cannotTell('not-collected', 'Issues are switched off here; where they go instead was not read')
}
