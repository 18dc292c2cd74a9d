import { KIND_FACT_NAMES, type KindGuess, kindsOf } from '../../src/analysis/kind.ts'
import { type Context, cannotTell, type Judgement } from '../../src/model/rule.ts'
import { isFault } from '../../src/model/unknown.ts'

/** Judges under the project's kind. Where a fault hides the kind, only what holds for every kind is said. */
export function judgeByKind(
  facts: Parameters<typeof kindsOf>[0],
  context: Context,
  judge: (guess: KindGuess) => Judgement,
): Judgement {
  const judgements = kindsOf(facts, context.policy, context.unknown).map(judge)
  const [first, ...others] = judgements
  if (first && others.length === 0) return first
  if (first && others.every((other) => sameAnswer(first, other))) {
    return { ...first, threshold: 'the same for every kind', details: { ...first.details, kind: null } }
  }
  const hidden = KIND_FACT_NAMES.flatMap((name) => context.unknown[name] ?? []).find(({ reason }) =>
    isFault(reason),
  )
  return cannotTell(
    hidden?.reason ?? 'unexpected',
    `What kind of project it is cannot be told: ${hidden?.detail ?? ''}`,
  )
}

function sameAnswer(a: Judgement, b: Judgement): boolean {
  const score = (judgement: Judgement) => ('score' in judgement ? judgement.score : null)
  return a.status === b.status && score(a) === score(b) && a.value === b.value
}
