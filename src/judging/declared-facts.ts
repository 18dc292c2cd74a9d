import type { FactName, Facts, FactValues } from '../model/facts.ts'
import { type Context, factsOf, type Missing, type Signal } from '../model/rule.ts'
import { type Evidence, isFault, type Unknown } from '../model/unknown.ts'

/** The facts of one run as one signal may see them. */
export interface DeclaredFacts extends Pick<Context, 'known' | 'unknown' | 'evidence'> {
  /** Needed facts that are not there: without them the signal is not asked. */
  missing: readonly Missing[]
  /** What `judge` gets. Reading a deciding fact that a fault hides gives undefined, and is remembered. */
  values: Readonly<Partial<FactValues>>
  /** The deciding facts read so far that a fault hides: what they would have said could have changed the answer. */
  readInVain(): readonly Missing[]
}

export function declaredFacts(signal: Pick<Signal, 'needs' | 'wants'>, facts: Facts): DeclaredFacts {
  const known: Partial<FactValues> = {}
  const evidence: Partial<Record<FactName, readonly Evidence[]>> = {}
  const unknown: Partial<Record<FactName, Unknown>> = {}
  const missing: Missing[] = []
  for (const name of factsOf(signal)) {
    const fact = facts[name]
    if (fact.known) {
      Object.assign(known, { [name]: fact.value })
      evidence[name] = fact.evidence
    } else if (signal.needs.includes(name)) missing.push(missingOf(name, fact))
    else unknown[name] = fact
  }

  const values = { ...known }
  const inVain = new Map<FactName, Missing>()
  for (const [name, fact] of hiddenDeciders(signal, unknown)) {
    Object.defineProperty(values, name, {
      enumerable: true,
      get: () => void inVain.set(name, missingOf(name, fact)),
    })
  }
  return { known, unknown, evidence, missing, values, readInVain: () => [...inVain.values()] }
}

function hiddenDeciders(
  { wants = {} }: Pick<Signal, 'wants'>,
  unknown: DeclaredFacts['unknown'],
): [FactName, Unknown][] {
  // The keys of the record are the facts put into it above.
  const entries = Object.entries(unknown) as [FactName, Unknown][]
  return entries.filter(([name, { reason }]) => wants[name] === 'decides' && isFault(reason))
}

function missingOf(fact: FactName, { reason, detail }: Unknown): Missing {
  return { fact, reason, detail }
}
