import type { InventoryReader } from '../../reader.ts'
import { cycloneDxXml } from './cyclonedx-xml.ts'
import { sbomJson } from './sbom-json.ts'
import { spdxTagValue } from './spdx-tag-value.ts'

export const SBOMS: readonly InventoryReader[] = [sbomJson, cycloneDxXml, spdxTagValue]
