import { access } from 'node:fs/promises'
import { indexPath, preparePrivateFolder } from './folder.ts'
import { type Ledger, openLedger } from './ledger.ts'

/**
 * Bytes by name, kept between runs. Reading and writing never fail: what is broken or cannot be reached is simply not there.
 * Safe for several processes and for one that is killed: content is written beside and renamed, index lines carry a
 * digest (cacache).
 */
export interface DiskCache {
  read(key: string): Promise<Buffer | null>
  /** Written behind the caller's back; `settle` waits for it. */
  write(key: string, bytes: Uint8Array): void
  /** Small ones that never change, kept together. */
  ledger: Ledger
  settle(): Promise<void>
}

type Store = typeof import('./store.ts')
const loadStore = (): Promise<Store> => import('./store.ts')

/** The oldest entries go when there is more. About 300 repositories. */
export const MAX_CACHE_BYTES = 256 * 1024 * 1024

export function openDiskCache(folder: string, maxBytes: number = MAX_CACHE_BYTES): DiskCache {
  let prepared: Promise<boolean> | undefined
  let trimmed: Promise<void> | undefined
  const pending = new Map<string, { bytes: Uint8Array; written: Promise<void> }>()
  const isOurs = () => {
    prepared ??= preparePrivateFolder(folder)
    return prepared
  }
  const ifOurs = async (work: (store: Store) => Promise<void>) => {
    if (await isOurs()) await work(await loadStore())
  }
  const ledger = openLedger(folder, isOurs)
  return {
    ledger,
    async read(key) {
      const waiting = pending.get(key)
      if (waiting) return Buffer.from(waiting.bytes)
      try {
        if (!(await isOurs())) return null
        // Looked for before the store is loaded: a first run has nothing to read.
        await access(indexPath(folder, key))
        const { get } = await loadStore()
        return await get(folder, key)
      } catch {
        return null
      }
    },
    write(key, bytes) {
      const written = ifOurs(({ put }) => put(folder, key, bytes))
        .catch(() => {})
        .finally(() => {
          if (pending.get(key)?.written === written) pending.delete(key)
        })
      pending.set(key, { bytes, written })
      // While the network is waited for: nobody waits for this.
      trimmed ??= ifOurs(({ keepBounded }) => keepBounded(folder, maxBytes, Date.now())).catch(() => {})
    },
    async settle() {
      await Promise.all([...[...pending.values()].map(({ written }) => written), trimmed, ledger.settle()])
    },
  }
}
