export const SBOM_FORMAT_NAMES = ['cyclonedx-1.6', 'cyclonedx-1.7', 'spdx-2.3'] as const
export type SbomFormat = (typeof SBOM_FORMAT_NAMES)[number]
