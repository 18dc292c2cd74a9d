import { chmod, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import cacache from 'cacache'
import { indexPath } from './folder.ts'
import { ledgerSize } from './ledger.ts'

export interface CacheInfo {
  folder: string
  entries: number
  bytes: number
  oldest: Date | null
  newest: Date | null
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MARKER = 'last-swept'

export async function get(folder: string, key: string): Promise<Buffer> {
  return (await cacache.get(folder, key)).data
}

export async function put(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  const before = await cacache.get.info(folder, key).catch(() => null)
  if (before) await remove(folder, key, before.integrity)
  await cacache.put(folder, key, Buffer.from(bytes))
  const info = await cacache.get.info(folder, key)
  if (info) await Promise.all([info.path, indexPath(folder, key)].map((file) => makePrivate(file, folder)))
}

/** What is there; all zero where there is no cache yet. */
export async function cacheInfo(folder: string): Promise<CacheInfo> {
  const [entries, ledger] = await Promise.all([list(folder), ledgerSize(folder)])
  const times = entries.map(({ time }) => time)
  return {
    folder,
    entries: entries.length + ledger.entries,
    bytes: entries.reduce((sum, { size }) => sum + size, ledger.bytes),
    oldest: times.length > 0 ? new Date(Math.min(...times)) : null,
    newest: times.length > 0 ? new Date(Math.max(...times)) : null,
  }
}

/** Removes what the cache made, and the folder where nothing else is in it. */
export async function clearCache(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const own = names.filter((name) =>
    /^(?:content-v\d+|index-v\d+|tmp|_lastverified|last-swept|ledger-v\d+(?:\.\d+)?)$/.test(name),
  )
  await Promise.all(own.map((name) => rm(join(folder, name), { recursive: true, force: true })))
  if (own.length === names.length) await rm(folder, { recursive: true, force: true })
}

/** Brings the cache below its bound, oldest entries first; once a day also removes what killed processes left behind. */
export async function keepBounded(folder: string, maxBytes: number, now: number): Promise<void> {
  const entries = (await list(folder)).toSorted((a, b) => b.time - a.time)
  const bytes = entries.reduce((sum, { size }) => sum + size, 0)
  let kept = 0
  for (const { key, integrity, size } of bytes <= maxBytes ? [] : entries) {
    kept += size
    // Down to three quarters, so that not every run has to.
    if (kept > maxBytes * 0.75) await remove(folder, key, integrity)
  }
  if (await isDue(join(folder, MARKER), now))
    await sweep(folder, new Set(entries.map(({ path }) => path)), now)
}

/** cacache writes with the usual mode. The folder above is closed already; this closes what is in it as well. */
async function makePrivate(file: string, folder: string): Promise<void> {
  await chmod(file, 0o600)
  for (let parent = dirname(file); parent.length > folder.length; parent = dirname(parent)) {
    await chmod(parent, 0o700)
  }
}

/** Index line and content: cacache alone would leave a line that says "removed". */
async function remove(folder: string, key: string, integrity: string): Promise<void> {
  await rm(indexPath(folder, key), { force: true })
  await cacache.rm.content(folder, integrity)
}

async function list(folder: string) {
  return Object.values(await cacache.ls(folder).catch(() => ({})))
}

async function isDue(marker: string, now: number): Promise<boolean> {
  const last = await stat(marker).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
  if (now - last < DAY_MS) return false
  await writeFile(marker, '', { mode: 0o600 })
  return last > 0
}

async function sweep(folder: string, referenced: ReadonlySet<string>, now: number): Promise<void> {
  for (const part of ['content-v2', 'tmp']) {
    const found = await readdir(join(folder, part), { recursive: true, withFileTypes: true }).catch(() => [])
    for (const file of found) {
      const path = join(file.parentPath, file.name)
      if (!file.isFile() || referenced.has(path)) continue
      // Younger ones may be another process's, about to be entered.
      if (now - (await stat(path)).mtimeMs > HOUR_MS) await rm(path, { force: true })
    }
  }
}
