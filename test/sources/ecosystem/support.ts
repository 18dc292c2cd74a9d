import type { Fact } from '../../../src/model/unknown.ts'

export function told<T>(fact: Fact<T>): T {
  if (!fact.known) throw new Error(fact.detail)
  return fact.value
}
