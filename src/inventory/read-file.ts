import { cleanLine } from '../text/untrusted.ts'
import { decode } from './decode.ts'
import { inventoryOf } from './graph.ts'
import type { Inventory, Unread } from './inventory.ts'
import { type InventoryReader, type Surroundings, UnreadableFile } from './reader.ts'

/** What one file gave. */
export interface FileRead {
  /** Null: it is unreadable. */
  inventory: Inventory | null
  /** Empty: every line of it was understood. */
  unread: readonly Unread[]
  /** Folders whose manifests it speaks for, relative to its own. */
  covers: readonly string[]
}

const HINT = 'Let the program that wrote it write it anew'

/** `path`: relative to the root, with `/`. What is wrong with the file is in `unread`; it throws for bugs alone. */
export async function readInventoryFile(
  reader: InventoryReader,
  path: string,
  bytes: () => Promise<Uint8Array | null>,
  beside: Surroundings,
): Promise<FileRead> {
  try {
    if (reader.refuses) throw new UnreadableFile(reader.refuses.message, null, reader.refuses.hint)
    const content = await bytes()
    if (content === null) throw new UnreadableFile('It is not there', null, 'Name a file that is')
    const locked = await reader.read({ path, text: decode(content) }, beside)
    const unread = (locked.unread ?? []).map((one) => cleaned({ file: path, ...one }))
    return { inventory: inventoryOf(path, locked), unread, covers: locked.covers ?? [] }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const { line, message, hint } = error
    return unreadable({ file: path, line, message, hint: hint ?? HINT })
  }
}

export function unreadable(unread: Unread): FileRead {
  return { inventory: null, unread: [cleaned(unread)], covers: [] }
}

function cleaned({ file, line, message, hint }: Unread): Unread {
  return { file, line, message: cleanLine(message), hint: cleanLine(hint) }
}
