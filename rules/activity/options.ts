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

/** What the stage of a project's life is told by. */
export const LIFECYCLE_OPTIONS = {
  quietDays: QUIET_DAYS,
  silentDays: SILENT_DAYS,
  activeCommits: {
    default: { library: 12, framework: 52, application: 52, tool: 26, specification: 12 },
    about: 'human commits in 365 days from which a project is active and not merely stable, by kind',
    source: 'Start values: one a week (as in Scorecard), every second week, or one a month',
  },
  youngDays: {
    default: 365,
    about: 'age in days below which a project is young',
    source: 'Start value; Scorecard takes 90 days, a year shows whether the first enthusiasm lasts',
  },
  fallenBelow: {
    default: 0.5,
    about:
      'share of the work of the year before below which a project declines, while people still ask for it',
    source: 'LFX Insights: less than half, and new issues go on',
  },
  ignoredItems: {
    default: 10,
    about: 'open issues and pull requests from which silence means that people are ignored',
    source: 'Start value; finished specifications on real data kept 0 to 9 open, an abandoned library 513',
  },
  ignoredShare: {
    default: 0.4,
    about:
      'share left open of what was asked since a year before the last work, from which people are ignored',
    source: 'Start value: finished specifications left under a third open, an abandoned library two thirds',
  },
} as const
