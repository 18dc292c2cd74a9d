import type { InventoryReader } from '../../reader.ts'
import { bunBinaryLock, bunLock } from './bun-lock.ts'
import { denoLock } from './deno-lock.ts'
import { npmLs } from './npm-ls.ts'
import { packageJson } from './package-json.ts'
import { packageLock } from './package-lock.ts'
import { pnpmLock } from './pnpm-lock.ts'
import { yarnLock } from './yarn-lock.ts'

export const NPM: readonly InventoryReader[] = [
  packageLock,
  pnpmLock,
  yarnLock,
  bunLock,
  bunBinaryLock,
  denoLock,
  packageJson,
  npmLs,
]
