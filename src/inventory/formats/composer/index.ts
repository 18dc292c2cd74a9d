import type { InventoryReader } from '../../reader.ts'
import { composerLock } from './composer-lock.ts'

export const COMPOSER: readonly InventoryReader[] = [composerLock]
