import type { Attestation } from '../../src/model/policy.ts'
import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'
import { listed, undeclared } from './declared.ts'

export const questions = defineSignal({
  id: 'fit/questions',
  title: 'Your own questions, answered',
  needs: [],
  why: 'What no tool can check, asked by you (`needs.questions`) and answered by a named person with evidence, for a time.',
  fix: 'Answer with `oss-check attest fit/questions/<name>`',
  references: ['https://arxiv.org/abs/2102.09977'],
  judge(_facts, { policy, now }) {
    const asked = Object.keys(policy.needs.questions)
    if (asked.length === 0) return undeclared(policy.needs, 'questions')
    const today = now.toISOString().slice(0, 10)
    const said = asked.flatMap((name) => lastAnswer(name, policy.attestations, today))
    const valid = said
      .filter(({ by }) => by.expires >= today)
      .toSorted((a, b) => SCORES[a.by.answer] - SCORES[b.by.answer])
    const open = asked.filter((name) => !valid.some((one) => one.name === name))
    const expired = said.filter(({ by }) => by.expires < today).map(({ name }) => name)
    const answered = valid.map(
      ({ name, by }) => `${name}: ${by.answer}, ${by.owner} on ${by.date} until ${by.expires}`,
    )
    const details = { answered, open, expired }

    const [worst] = valid
    const isPoor = worst !== undefined && worst.by.answer === 'fail'
    if (!worst || (open.length > 0 && !isPoor)) {
      const named = open.map((name) => (expired.includes(name) ? `${name} (expired)` : name))
      return cannotTell(
        'not-tried',
        `Open: ${listed(named)}; \`oss-check attest fit/questions/${open[0]}\``,
        { details },
      )
    }
    const { name, by } = worst
    return graded(
      SCORES[by.answer],
      `${name}: ${by.statement} (attested by ${by.owner} on ${by.date}, until ${by.expires})`,
      {
        value: valid.length,
        unit: 'answers',
        basis: 'attested',
        evidence: valid.map((one) => ({ url: one.by.evidence, retrievedAt: `${one.by.date}T00:00:00Z` })),
        details,
      },
    )
  },
})

const SCORES = { pass: 1, warn: 0.5, fail: 0 } as const

/** The one that holds longest of what was said by that day. */
function lastAnswer(
  name: string,
  attestations: readonly Attestation[],
  today: string,
): { name: string; by: Attestation }[] {
  return attestations
    .filter((one) => one.what === `fit/questions/${name}` && one.date <= today)
    .toSorted((one, other) => other.expires.localeCompare(one.expires) || other.date.localeCompare(one.date))
    .slice(0, 1)
    .map((by) => ({ name, by }))
}
