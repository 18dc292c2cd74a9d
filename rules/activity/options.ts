/** Thresholds that more than one signal of the point uses. */
export const QUIET_DAYS = {
  default: { library: 180, framework: 90, application: 90, tool: 120, specification: 365 },
  about: 'days without a human commit that are nothing unusual, by kind',
  source:
    'Start values of the checklist: a library after a stable release moves slowly, a framework does not; the bands of Scorecard (90 days) and LFX (6 months) lie between',
} as const

export const SILENT_DAYS = {
  default: { library: 730, framework: 365, application: 365, tool: 540, specification: 1095 },
  about: 'days without a human commit after which the project stands still, by kind',
  source:
    'LFX Insights calls 18 months inert; on 43 real histories (967 half-yearly cut-offs) 3 of 4 projects silent for a year stayed so for the next two',
} as const

export const RHYTHM_YEARS = 3
export const MIN_GAPS = 10
export const USUAL_SHARE = 0.9
