import type { FactName } from '../model/facts.ts'
import { type Fact, isFault, type Unknown } from '../model/unknown.ts'
import { NOTHING_CAN_TELL, type SourceId } from './source.ts'

/** A source that can tell the fact in question. */
interface Speaker<T> {
  id: SourceId
  ask(): Promise<Fact<T>>
}

/** How several answers become one fact. Asking costs requests: a rule asks only whom it needs. */
export type Merge = <T>(speakers: readonly Speaker<T>[]) => Promise<Fact<T>>

/**
 * The first answer, in the order of the sources; later ones are asked where those before them are silent. All silent: the
 * first fault, so that what went wrong with one is not passed off as what another cannot know; else the first reason.
 */
export const firstKnown: Merge = async (speakers) => {
  let silent: Unknown | null = null
  for (const speaker of speakers) {
    const fact = await speaker.ask()
    if (fact.known) return fact
    if (silent === null || (isFault(fact.reason) && !isFault(silent.reason))) silent = fact
  }
  return silent ?? NOTHING_CAN_TELL
}

/** The facts that two sources of one subject may both tell: a clone, and the forge that its remote names. */
export const MERGES: { readonly [Name in FactName]?: Merge } = {
  commits: firstKnown,
  tags: firstKnown,
  tree: firstKnown,
  documents: firstKnown,
}
