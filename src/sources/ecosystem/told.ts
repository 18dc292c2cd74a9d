import { type Fact, known, type Unknown, unknown } from '../../model/unknown.ts'
import { RequestFault } from '../../net/fault.ts'
import type { Readers } from '../source.ts'

/** What goes wrong on the way is Unknown; anything else is thrown on. */
export async function told<Value>(read: () => Promise<Fact<Value>>): Promise<Fact<Value>> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RequestFault) return asUnknown(error)
    throw error
  }
}

export async function toldOf<Value>(read: () => Promise<Value>): Promise<Fact<Value>> {
  return told(async () => known(await read()))
}

/** The same readers, of which none throws for what goes wrong on the way. */
export function contained(readers: Readers): Readers {
  const entries = Object.entries(readers).map(([name, read]) => [name, () => told<unknown>(read)] as const)
  // Each keeps its name, and with it the type of what it tells.
  return Object.fromEntries(entries) as Readers
}

function asUnknown({ reason, message }: RequestFault): Unknown {
  return unknown(reason === 'not-found' ? 'unexpected' : reason, message)
}
