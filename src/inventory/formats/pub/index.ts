import type { InventoryReader } from '../../reader.ts'
import { pubspecLock } from './pubspec-lock.ts'

export const PUB: readonly InventoryReader[] = [pubspecLock]
