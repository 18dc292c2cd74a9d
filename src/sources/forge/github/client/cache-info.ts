import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import cacache from 'cacache'

export interface CacheInfo {
  folder: string
  entries: number
  bytes: number
  oldest: Date | null
  newest: Date | null
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

async function list(folder: string) {
  return Object.values(await cacache.ls(folder).catch(() => ({})))
}
