import { FACT_NAMES, type FactName, type Facts } from '../model/facts.ts'
import type { Fact } from '../model/unknown.ts'
import { unknown } from '../model/unknown.ts'
import { firstKnown, MERGES } from './merge.ts'
import type { Source } from './source.ts'

/** Told of each fact as it arrives. */
export type OnFact = (name: FactName, fact: Fact<unknown>) => void

/** Every wanted fact, from the sources that can tell it. */
export async function collect(
  wanted: ReadonlySet<FactName>,
  sources: readonly Source[],
  onFact: OnFact = () => {},
): Promise<Facts> {
  const entries = await Promise.all(
    FACT_NAMES.map(async (name) => {
      if (!wanted.has(name)) return [name, notWanted()] as const
      const fact = await collectFact(name, sources)
      onFact(name, fact)
      return [name, fact] as const
    }),
  )
  // Built from FACT_NAMES, which is complete by type.
  return Object.fromEntries(entries) as Facts
}

/** Two sources may speak only where it is declared what that means. */
function collectFact(name: FactName, sources: readonly Source[]): Promise<Fact<unknown>> {
  const speakers = sources.filter(({ provides }) => provides.includes(name))
  const merge = MERGES[name]
  if (speakers.length > 1 && !merge) {
    throw new Error(`${speakers.map(({ id }) => id).join(' and ')} both tell ${name}; see merge.ts`)
  }
  return (merge ?? firstKnown)(speakers.map((source) => ({ id: source.id, ask: () => source.read(name) })))
}

function notWanted() {
  return unknown('not-collected', 'No rule asked for it')
}
