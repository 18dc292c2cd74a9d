import { execFileSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The GitHub look-alike ready to start, installed beside where its folder cannot be written; null where there is none. */
export function readyLookAlike(): string | null {
  const beside = fileURLToPath(new URL('../../shared/github-replica', import.meta.url))
  const folder = resolve(process.env.OSS_CHECK_REPLICA ?? beside)
  if (!existsSync(join(folder, 'server.mjs'))) {
    console.log('No GitHub look-alike here; OSS_CHECK_REPLICA names its folder')
    return null
  }
  if (existsSync(join(folder, 'node_modules'))) return folder
  const copy = join(tmpdir(), `oss-check-look-alike-${process.getuid?.() ?? 'user'}`)
  if (!existsSync(join(copy, 'node_modules'))) {
    cpSync(folder, copy, { recursive: true })
    execFileSync('npm', ['ci', '--silent'], { cwd: copy })
  }
  return copy
}
