import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where this platform keeps what may be deleted at any time; `OSS_CHECK_CACHE_DIR` overrides. */
export function cacheFolder(env: Environment, platform: string = process.platform): string {
  const home = env.HOME ?? env.USERPROFILE ?? homedir()
  return env.OSS_CHECK_CACHE_DIR || join(platformFolder(env, platform, home), 'oss-check', 'answers')
}

/** Made for this user alone. False: not ours to write to, and then there is no cache. */
export async function preparePrivateFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const found = await lstat(folder)
    if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid())) return false
    await chmod(folder, 0o700)
    return true
  } catch {
    return false
  }
}

/** Where cacache (version 5 of its index) notes the entry of a name. */
export function indexPath(folder: string, key: string): string {
  const digest = createHash('sha256').update(key).digest('hex')
  return join(folder, 'index-v5', digest.slice(0, 2), digest.slice(2, 4), digest.slice(4))
}

function platformFolder(env: Environment, platform: string, home: string): string {
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(home, 'AppData', 'Local')
  if (platform === 'darwin') return join(home, 'Library', 'Caches')
  // The XDG specification: a relative value is to be ignored.
  const named = env.XDG_CACHE_HOME
  return named && isAbsolute(named) ? named : join(home, '.cache')
}
