import type { InventoryReader } from '../../reader.ts'
import { packageLock } from './package-lock.ts'
import { pnpmLock } from './pnpm-lock.ts'
import { yarnLock } from './yarn-lock.ts'

export const NPM: readonly InventoryReader[] = [packageLock, pnpmLock, yarnLock]
