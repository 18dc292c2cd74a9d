import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BUILT = 'dist/bin.js'
const MADE_OF = ['build.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'src', 'rules', 'examples']

/** Tests of the command run the built one; it is built before them where it is older than what it is made of. */
export default function setup(): void {
  if (isUpToDate()) return
  execFileSync(process.execPath, ['build.ts'], { stdio: 'inherit' })
}

function isUpToDate(): boolean {
  return existsSync(BUILT) && Math.max(...MADE_OF.map(lastChange)) < statSync(BUILT).mtimeMs
}

/** Of a folder: its own, by which what was removed is known, and that of anything in it. */
function lastChange(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => lastChange(join(path, name))))
}
