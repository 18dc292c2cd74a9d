import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { textOf } from '../../../../../disk/folder.ts'
import { readBunLock } from './bun.ts'
import type { Locked, LockfileReader, Reading } from './locked.ts'
import { readNpmLock } from './npm.ts'
import { readPnpmLock } from './pnpm.ts'
import { readYarnLock } from './yarn.ts'

/** In the order in which they are looked for: npm itself reads npm-shrinkwrap.json before package-lock.json. */
export const LOCKFILES: Readonly<Record<string, LockfileReader>> = {
  'npm-shrinkwrap.json': readNpmLock,
  'package-lock.json': readNpmLock,
  'pnpm-lock.yaml': readPnpmLock,
  'yarn.lock': readYarnLock,
  'bun.lock': readBunLock,
}

export interface Lockfile {
  file: string
  packages: readonly Locked[]
}

/** The first lockfile of `root` that is understood, read for the project in `folder`, which is `root` or below it. */
export function readLockfile(
  root: string,
  folder: string,
  dependencies: Reading['dependencies'],
): Lockfile | null {
  const member = relative(root, folder).split(sep).join('/')
  for (const [file, read] of Object.entries(LOCKFILES)) {
    const text = textOf(root, file)
    const packages = text === null ? null : read({ text, member, dependencies })
    if (packages) return { file, packages }
  }
  return null
}

/** The workspace root: the nearest folder upwards with a lockfile, as far as the repository goes. */
export function workspaceRoot(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (Object.keys(LOCKFILES).some((name) => existsSync(join(current, name)))) return current
    if (existsSync(join(current, '.git')) || dirname(current) === current) return folder
  }
}
