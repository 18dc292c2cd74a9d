import type { InventoryReader } from '../../reader.ts'
import { mixLock } from './mix-lock.ts'

export const HEX: readonly InventoryReader[] = [mixLock]
