import type { Notice } from '../model/scorecard.ts'
import type { Layered } from './layers.ts'

/** A gate that the files ask for and a flag or variable replaced: said, since less may be asked for than the team agreed on. */
export function replacedGate(written: Layered, inForce: Layered): readonly Notice[] {
  const before = written.policy.failOn
  const { failOn } = inForce.policy
  const [from, by] = [written.origins.failOn, inForce.origins.failOn]
  if (from === undefined || by === undefined || by === from || before.join() === failOn.join()) return []
  const text = `${by.where} (${failOn.join(', ')}) replaces the gate of ${from.where} (${before.join(', ')})`
  return [{ level: 'warning', text }]
}
