import { access } from 'node:fs/promises'
import { preparePrivateFolder } from './cache-folder.ts'
import { indexPath } from './cache-layout.ts'

/**
 * Answers kept between runs. Reading and writing never fail: what is broken or cannot be reached is simply not there.
 * Safe for several processes and for one that is killed: content is written beside and renamed, index lines carry a
 * digest (cacache).
 */
export interface DiskCache {
  read(key: string): Promise<unknown>
  /** Written behind the caller's back; `settle` waits for it. */
  write(key: string, value: unknown): void
  settle(): Promise<void>
}

type Store = typeof import('./cache-store.ts')
const loadStore = (): Promise<Store> => import('./cache-store.ts')

/** The oldest entries go when there is more. About 300 repositories. */
export const MAX_CACHE_BYTES = 256 * 1024 * 1024

export function openDiskCache(folder: string, maxBytes: number = MAX_CACHE_BYTES): DiskCache {
  let prepared: Promise<boolean> | undefined
  let trimmed: Promise<void> | undefined
  const pending = new Set<Promise<void>>()
  const isOurs = () => {
    prepared ??= preparePrivateFolder(folder)
    return prepared
  }
  const ifOurs = async (work: (store: Store) => Promise<void>) => {
    if (await isOurs()) await work(await loadStore())
  }
  return {
    async read(key) {
      try {
        if (!(await isOurs())) return null
        // Looked for before the store is loaded: a first run has nothing to read.
        await access(indexPath(folder, key))
        const { get } = await loadStore()
        return JSON.parse(await get(folder, key))
      } catch {
        return null
      }
    },
    write(key, value) {
      const writing = ifOurs(({ put }) => put(folder, key, JSON.stringify(value)))
        .catch(() => {})
        .finally(() => pending.delete(writing))
      pending.add(writing)
      // While the network is waited for: nobody waits for this.
      trimmed ??= ifOurs(({ keepBounded }) => keepBounded(folder, maxBytes, Date.now())).catch(() => {})
    },
    async settle() {
      await Promise.all([...pending, trimmed])
    },
  }
}
