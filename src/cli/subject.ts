import type { Subject } from '../model/subject.ts'
import { recordOf } from '../model/target-record.ts'
import { targetKeysOf } from '../policy/target-pattern.ts'
import type { ForgeAddresses } from '../sources/forge/forge.ts'
import { githubAddresses } from '../sources/forge/github/address.ts'
import { homeOf, pageOf, parseSubject } from '../sources/subject.ts'
import type { Io } from './io.ts'

/** How the forges that are known from here write addresses; nothing is opened. */
export function forgesFrom(env: Io['env']): readonly ForgeAddresses[] {
  return [githubAddresses(env)]
}

export function subjectFrom(text: string, env: Io['env']): Subject {
  return parseSubject(text, forgesFrom(env))
}

/** What the policy's patterns are held against for a target that was named and not read. */
export function policyKeys(text: string, env: Io['env']): readonly string[] {
  const forges = forgesFrom(env)
  const subject = parseSubject(text, forges)
  return targetKeysOf(recordOf(subject, { home: homeOf(forges), url: pageOf(subject, forges) }))
}
