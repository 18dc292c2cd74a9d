import { FACT_DEFINITIONS, FACT_NAMES, type Facts } from '../model/facts.ts'
import type { Notice } from '../model/scorecard.ts'
import { isFault, type Unknown } from '../model/unknown.ts'

/** What of the project this run did not get. */
export interface Outage {
  /** The fault told first. */
  fault: Unknown
  /** Facts about the project that faults hide, of so many there could be. */
  hidden: number
  of: number
  /** Nothing else is known of it either: what there would be to report is the fault. */
  total: boolean
}

/** The faults among the facts about the project; null: none. What is known of you and your use says nothing about it. */
export function outageOf(facts: Facts): Outage | null {
  const ofProject = FACT_NAMES.filter((name) => FACT_DEFINITIONS[name].about === 'project').map(
    (name) => facts[name],
  )
  const faults = ofProject.filter((fact): fact is Unknown => !fact.known && isFault(fact.reason))
  const [fault] = faults
  return fault
    ? { fault, hidden: faults.length, of: ofProject.length, total: !ofProject.some(({ known }) => known) }
    : null
}

/** One line for all that a run did not get. */
export function outageNotices(facts: Facts): readonly Notice[] {
  const outage = outageOf(facts)
  if (outage === null) return []
  const { fault, hidden, of } = outage
  return [{ level: 'warning', text: `${hidden} of ${of} facts could not be read: ${fault.detail}` }]
}
