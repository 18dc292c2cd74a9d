import type { FactName, FactValues } from '../model/facts.ts'
import { type Fact, type Unknown, unknown } from '../model/unknown.ts'
import { UserError } from '../model/user-error.ts'

/** `lab`, `adopter`, `git`, else the id of a forge or the purl type of an ecosystem. */
export type SourceId = string

/**
 * What can tell facts of one subject: a repository on a forge, a clone, a package in a registry, evidence files, your own
 * project. What goes wrong on the way comes back as Unknown. Reading rejects with SubjectNotFound where the subject itself is
 * not there; whatever else it rejects with is a bug.
 */
export interface Source {
  readonly id: SourceId
  /** What it can tell, known before anything is read; it is asked for nothing else. */
  readonly provides: readonly FactName[]
  read<Name extends FactName>(name: Name): Promise<Fact<FactValues[Name]>>
}

/** What a source that is read from outside is told. */
export interface ReadOptions {
  /** The day judged. */
  asOf: Date
  now(): Date
  /** The facts that will be asked for: requests are put together for these. */
  wanted: ReadonlySet<FactName>
}

/** A function for each fact that a source can tell. */
export type Readers = { readonly [Name in FactName]?: () => Promise<Fact<FactValues[Name]>> }

/** There is no such repository or package, or none that may be seen from here. Ends the run where the user named it. */
export class SubjectNotFound extends UserError {
  constructor(message: string, hint: string) {
    super(message, hint)
    this.name = 'SubjectNotFound'
  }
}

export function defineSource(id: SourceId, readers: Readers): Source {
  return {
    id,
    // The keys of Readers are the names of facts.
    provides: Object.keys(readers) as FactName[],
    read: (name) => readers[name]?.() ?? Promise.resolve(NOTHING_CAN_TELL),
  }
}

/** One that gives the same reason for every fact. */
export function silentSource(id: SourceId, provides: readonly FactName[], reason: Unknown): Source {
  return { id, provides, read: () => Promise.resolve(reason) }
}

/**
 * One that is opened where it is first asked: the repository that a package or a clone names. The user did not name it, so one
 * that does not exist ends as unknown.
 */
export function sourceFoundBy(
  id: SourceId,
  provides: readonly FactName[],
  find: () => Promise<Source>,
): Source {
  let found: Promise<Source> | undefined
  return {
    id,
    provides,
    async read(name) {
      found ??= find()
      try {
        return await (await found).read(name)
      } catch (error) {
        if (error instanceof SubjectNotFound) return unknown('not-collected', error.message)
        throw error
      }
    },
  }
}

export const NOTHING_CAN_TELL = unknown('not-collected', 'Nothing in this run can tell')
