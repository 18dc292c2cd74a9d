import type { InventoryReader } from '../../reader.ts'
import { gradleLockfile } from './gradle-lockfile.ts'
import { versionCatalog } from './version-catalog.ts'

export const MAVEN: readonly InventoryReader[] = [gradleLockfile, versionCatalog]
