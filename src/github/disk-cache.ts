import { chmod, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import cacache from 'cacache'
import { preparePrivateFolder } from './cache-folder.ts'
import { indexPath, keepBounded, remove } from './cache-upkeep.ts'

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

export interface CacheInfo {
  folder: string
  entries: number
  bytes: number
  oldest: Date | null
  newest: Date | null
}

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
  return {
    async read(key) {
      try {
        if (!(await isOurs())) return null
        const { data } = await cacache.get(folder, key)
        return JSON.parse(data.toString('utf8'))
      } catch {
        return null
      }
    },
    write(key, value) {
      const writing = isOurs()
        .then((ours) => (ours ? put(folder, key, JSON.stringify(value)) : undefined))
        .catch(() => {})
        .finally(() => pending.delete(writing))
      pending.add(writing)
      // While the network is waited for: nobody waits for this.
      trimmed ??= isOurs()
        .then((ours) => (ours ? keepBounded(folder, maxBytes, Date.now()) : undefined))
        .catch(() => {})
    },
    async settle() {
      await Promise.all([...pending, trimmed])
    },
  }
}

/** What is there; all zero where there is no cache yet. */
export async function cacheInfo(folder: string): Promise<CacheInfo> {
  const entries = await list(folder)
  const times = entries.map(({ time }) => time)
  return {
    folder,
    entries: entries.length,
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    oldest: times.length > 0 ? new Date(Math.min(...times)) : null,
    newest: times.length > 0 ? new Date(Math.max(...times)) : null,
  }
}

/** Removes what the cache made, and the folder where nothing else is in it. */
export async function clearCache(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const own = names.filter((name) => /^(?:content-v\d+|index-v\d+|tmp|_lastverified|last-swept)$/.test(name))
  await Promise.all(own.map((name) => rm(join(folder, name), { recursive: true, force: true })))
  if (own.length === names.length) await rm(folder, { recursive: true, force: true })
}

async function put(folder: string, key: string, text: string): Promise<void> {
  const before = await cacache.get.info(folder, key).catch(() => null)
  if (before) await remove(folder, key, before.integrity)
  await cacache.put(folder, key, text)
  const info = await cacache.get.info(folder, key)
  if (info) await Promise.all([info.path, indexPath(folder, key)].map((file) => makePrivate(file, folder)))
}

/** cacache writes with the usual mode. The folder above is closed already; this closes what is in it as well. */
async function makePrivate(file: string, folder: string): Promise<void> {
  await chmod(file, 0o600)
  for (let parent = dirname(file); parent.length > folder.length; parent = dirname(parent)) {
    await chmod(parent, 0o700)
  }
}

async function list(folder: string) {
  return Object.values(await cacache.ls(folder).catch(() => ({})))
}
