import { cannotTell, defineSignal } from '../../src/model/rule.ts'

export const knownUsers = defineSignal({
  id: 'industry/known-users',
  title: 'Used by people you know',
  needs: [],
  why: 'Who of you, or of those you know, runs it in production: the one answer that no public count gives. A named person answers, with evidence, for a time.',
  fix: 'Ask around, then `oss-check attest industry/known-users`',
  references: ['https://arxiv.org/abs/2102.09977'],
  judge() {
    return cannotTell(
      'not-tried',
      'Who of you, or whom you know, uses it? `oss-check attest industry/known-users`',
    )
  },
})
