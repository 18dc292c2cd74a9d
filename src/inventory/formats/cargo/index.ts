import type { InventoryReader } from '../../reader.ts'
import { cargoLock } from './cargo-lock.ts'
import { cargoMetadata } from './cargo-metadata.ts'

export const CARGO: readonly InventoryReader[] = [cargoLock, cargoMetadata]
