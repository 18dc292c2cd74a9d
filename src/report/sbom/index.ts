import { cyclonedx } from './cyclonedx.ts'
import type { Sbom } from './sbom.ts'
import { spdx } from './spdx.ts'

/** By the name that `--sbom` takes; all of them are JSON. */
export const SBOM_FORMATS = {
  'cyclonedx-1.6': (sbom) => cyclonedx(sbom, '1.6'),
  'cyclonedx-1.7': (sbom) => cyclonedx(sbom, '1.7'),
  'spdx-2.3': spdx,
} as const satisfies Readonly<Record<string, (sbom: Sbom) => string>>

export type SbomFormat = keyof typeof SBOM_FORMATS
