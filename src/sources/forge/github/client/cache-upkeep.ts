import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import cacache from 'cacache'
import { indexPath } from './cache-layout.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MARKER = 'last-swept'

/** Brings the cache below its bound, oldest entries first; once a day also removes what killed processes left behind. */
export async function keepBounded(folder: string, maxBytes: number, now: number): Promise<void> {
  const entries = Object.values(await cacache.ls(folder)).toSorted((a, b) => b.time - a.time)
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

/** Index line and content: cacache alone would leave a line that says "removed". */
export async function remove(folder: string, key: string, integrity: string): Promise<void> {
  await rm(indexPath(folder, key), { force: true })
  await cacache.rm.content(folder, integrity)
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
