import type { InventoryReader } from '../../reader.ts'
import { gradleLockfile } from './gradle-lockfile.ts'
import { pomXml } from './pom-xml.ts'
import { versionCatalog } from './version-catalog.ts'

export const MAVEN: readonly InventoryReader[] = [pomXml, gradleLockfile, versionCatalog]
