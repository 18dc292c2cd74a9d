import { asMapping } from '../../../text/mapping.ts'
import { type InventoryReader, UnreadableFile } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { readCycloneDx } from './cyclonedx-json.ts'
import { readSpdx3 } from './spdx-3.ts'
import { readSpdx } from './spdx-json.ts'

/** Names of files do not tell CycloneDX from SPDX; what stands in them does. GitHub wraps its own in `sbom`. */
export const sbomJson: InventoryReader = {
  id: 'CycloneDX and SPDX (JSON)',
  accepts: (path) =>
    /(?:^|\/)s?bom\.json$|\.(?:cdx|cyclonedx|spdx3?|s?bom)\.json$|\.spdx3?\.jsonld$/i.test(path),
  recognizes: (text) =>
    /^\s*\{/.test(text) &&
    /"(?:bomFormat|spdxVersion)"\s*:|"@context"\s*:\s*"https:\/\/spdx\.org\//.test(text),
  read({ text }) {
    const document = parseJson(text)
    const { top } = document
    const wrapped = asMapping(top.sbom)
    if (top.bomFormat === 'CycloneDX') return readCycloneDx(document)
    if (typeof top.spdxVersion === 'string') return readSpdx(top, document)
    if (typeof wrapped?.spdxVersion === 'string') return readSpdx(wrapped, document)
    if (Array.isArray(top['@graph'])) return readSpdx3(document)
    throw new UnreadableFile(
      'It is neither CycloneDX nor SPDX',
      null,
      'Give an SBOM as JSON, XML or tag-value of one of the two',
    )
  },
}
