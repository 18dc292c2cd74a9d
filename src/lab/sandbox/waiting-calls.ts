import type { Call } from './trace-line.ts'

/** Calls that wait for the call that made their process: a trace tells a child's first calls before its birth. */
export interface WaitingCalls {
  add(call: Call): void
  /** Those of one process, which then wait no more. */
  of(pid: number): readonly Call[]
  /** All that are left, process by process. */
  rest(): readonly Call[]
  dropped(): number
}

/** Far more than any honest program does between a birth and the end of the call that caused it. */
const MAX_CALLS = 50_000
const MAX_CHARACTERS = 100_000_000

export function waitingCalls(maxCalls = MAX_CALLS): WaitingCalls {
  const waiting = new Map<number, Call[]>()
  let count = 0
  let characters = 0
  let dropped = 0
  return {
    add(call) {
      if (count >= maxCalls || characters >= MAX_CHARACTERS) {
        dropped++
        return
      }
      count++
      characters += lengthOf(call)
      const calls = waiting.get(call.pid)
      if (calls) calls.push(call)
      else waiting.set(call.pid, [call])
    },
    of(pid) {
      const calls = waiting.get(pid) ?? []
      waiting.delete(pid)
      count -= calls.length
      for (const call of calls) characters -= lengthOf(call)
      return calls
    },
    rest: () => [...waiting.values()].flat(),
    dropped: () => dropped,
  }
}

function lengthOf(call: Call): number {
  return call.args.reduce((sum, arg) => sum + arg.length, call.result.length)
}
