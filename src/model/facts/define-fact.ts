import type * as z from 'zod/mini'
import type { Fact } from '../unknown.ts'
import type { Moment } from './moment.ts'

/** All there is to say of one fact: what it is called, what shape it has, and how it stood on an earlier day. */
export interface FactDefinition<Name extends string, T> {
  readonly name: Name
  /** Facts about you are there before the project is. */
  readonly about: 'project' | 'you'
  /** @internal Checks what a facts file holds. */
  readonly schema: z.ZodMiniType<T>
  /** The value as it stood at the moment, without anything later; unknown where it shows another moment only. */
  rewind(value: T, moment: Moment): Fact<T>
}

/** Keeps the name as a literal, so that the list of definitions makes the types of all facts. */
export function defineFact<const Name extends string, T>(
  definition: FactDefinition<Name, T>,
): FactDefinition<Name, T> {
  return definition
}
