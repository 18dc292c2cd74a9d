import type { InventoryReader } from '../../reader.ts'
import { packageResolved } from './package-resolved.ts'

export const SWIFT: readonly InventoryReader[] = [packageResolved]
