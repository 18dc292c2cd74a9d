import type { InventoryReader } from '../../reader.ts'
import { gemfileLock } from './gemfile-lock.ts'

export const GEM: readonly InventoryReader[] = [gemfileLock]
