import type { Key } from 'ink'
import type { FormatName } from '../formats/index.ts'
import type { WhatIf } from '../interactive-session.ts'
import type { Action } from './state.ts'

/** A key as Ink tells of it. */
export interface Press {
  input: string
  key: Partial<Key>
}

/** What a key may ask for beyond a change of state; the App carries it out. */
type Command =
  | { type: 'quit' }
  | { type: 'suspend' }
  | { type: 'open-url'; url: string }
  | { type: 'copy' }
  | { type: 'export'; format: FormatName }
  | { type: 'refresh' }
  /** Null: back to the policy as it is. */
  | { type: 'try'; whatIf: WhatIf | null }

export type Intent = Action | Command

/** Keys that were pressed faster than they were read come as one input. */
export function pressesOf(input: string, key: Partial<Key>): Press[] {
  if (input.length < 2 || key.ctrl || key.meta) return [{ input, key }]
  return [...input].map((one) => ({ input: one, key: one === '\r' ? { return: true } : {} }))
}

/** What was typed or pasted, without what moves a cursor. */
export function printable(input: string): string {
  return input.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
}

/** -1 up, 1 down. */
export function vertical({ input, key }: Press): -1 | 0 | 1 {
  if (key.upArrow || input === 'k') return -1
  return key.downArrow || input === 'j' ? 1 : 0
}

/** -1 left, 1 right. */
export function horizontal({ input, key }: Press): -1 | 0 | 1 {
  if (key.leftArrow || input === 'h') return -1
  return key.rightArrow || input === 'l' ? 1 : 0
}
