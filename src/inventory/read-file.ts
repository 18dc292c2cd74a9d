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

const HINT = 'Let the package manager that writes it write it anew'

/** `path`: relative to the root, with `/`. What is wrong with the file is in `unread`; it throws for bugs alone. */
export async function readInventoryFile(
  reader: InventoryReader,
  path: string,
  bytes: Uint8Array,
  beside: Surroundings,
): Promise<FileRead> {
  const unreadAt = (line: number | null, message: string, hint: string): Unread => ({
    file: path,
    line,
    message: cleanLine(message),
    hint: cleanLine(hint),
  })
  try {
    const locked = await reader.read({ path, text: decode(bytes) }, beside)
    const unread = (locked.unread ?? []).map(({ line, message, hint }) => unreadAt(line, message, hint))
    return { inventory: inventoryOf(path, locked), unread, covers: locked.covers ?? [] }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { inventory: null, unread: [unreadAt(error.line, error.message, error.hint ?? HINT)], covers: [] }
  }
}
