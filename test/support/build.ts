import { execFileSync } from 'node:child_process'

/** Tests of the command run the built one; it is built once before them. */
export default function setup(): void {
  execFileSync(process.execPath, ['build.ts'], { stdio: 'inherit' })
}
