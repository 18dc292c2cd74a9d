import { chmod } from 'node:fs/promises'
import { dirname } from 'node:path'
import cacache from 'cacache'
import { indexPath } from './cache-layout.ts'
import { keepBounded, remove } from './cache-upkeep.ts'

export { keepBounded }

export async function get(folder: string, key: string): Promise<string> {
  return (await cacache.get(folder, key)).data.toString('utf8')
}

export async function put(folder: string, key: string, text: string): Promise<void> {
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
