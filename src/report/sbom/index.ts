import { cyclonedx } from './cyclonedx.ts'
import type { SbomFormat } from './names.ts'
import type { Sbom } from './sbom.ts'
import { spdx } from './spdx.ts'

/** By the name that `--sbom-format` takes; all of them are JSON. */
export const SBOM_FORMATS: Readonly<Record<SbomFormat, (sbom: Sbom) => string>> = {
  'cyclonedx-1.6': (sbom) => cyclonedx(sbom, '1.6'),
  'cyclonedx-1.7': (sbom) => cyclonedx(sbom, '1.7'),
  'spdx-2.3': spdx,
}
