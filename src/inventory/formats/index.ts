import type { InventoryReader } from '../reader.ts'
import { NPM } from './npm/index.ts'
import { PYPI } from './pypi/index.ts'

/** Every format that is read, the first that fits a file reads it. */
export const READERS: readonly InventoryReader[] = [...NPM, ...PYPI]
