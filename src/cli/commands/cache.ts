import { UserError } from '../../model/user-error.ts'
import { MAX_AGE_MS } from '../../net/cache/answers.ts'
import { MAX_CACHE_BYTES } from '../../net/cache/disk.ts'
import { cacheFolder } from '../../net/cache/folder.ts'
import { cacheInfo, clearCache } from '../../net/cache/store.ts'
import { jsonText } from '../../text/json-text.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import type { Io } from '../io.ts'

export const help = `oss-check cache - answers of GitHub and registries kept between runs

Usage
  oss-check cache info [--json]   where it is, how much is in it
  oss-check cache clear           removes it

What can change is taken from it for an hour, then asked for if changed; with a token GitHub's REST answers are asked so
each time, which is free. Archives whose checksum the registry names can't change. An entry serves the token it was read
with and no other. OSS_CHECK_CACHE_DIR names another folder; --no-cache goes around it, --refresh asks anew.
`

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseFlags(args, { json: { type: 'boolean' } })
  const [action, ...rest] = positionals
  if (rest.length > 0 || (action !== 'info' && action !== 'clear')) {
    throw new UserError('cache takes one word: info or clear', 'See oss-check cache --help')
  }
  const folder = cacheFolder(io.env, io.platform)
  const info = await cacheInfo(folder)
  if (action === 'clear') {
    await clearCache(folder)
    io.stdout(`Removed ${entriesOf(info.entries)} (${megabytes(info.bytes)}) from ${folder}\n`)
    return EXIT.ok
  }
  io.stdout(values.json ? `${jsonText(info, 2)}\n` : described(info))
  return EXIT.ok
}

function described({
  folder,
  entries,
  bytes,
  oldest,
  newest,
}: Awaited<ReturnType<typeof cacheInfo>>): string {
  const lines = [
    `Folder   ${folder}`,
    `Holds    ${entriesOf(entries)}, ${megabytes(bytes)} of at most ${megabytes(MAX_CACHE_BYTES)}`,
  ]
  if (oldest && newest) lines.push(`Written  ${oldest.toISOString()} to ${newest.toISOString()}`)
  lines.push(`Fresh    ${MAX_AGE_MS / 60_000} minutes`)
  return `${lines.join('\n')}\n`
}

function entriesOf(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
