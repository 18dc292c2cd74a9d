import type { Rule } from '../src/model/rule.ts'
import activity from './activity/index.ts'
import community from './community/index.ts'
import coreTeam from './core-team/index.ts'
import fit from './fit/index.ts'
import industry from './industry/index.ts'
import license from './license/index.ts'
import marathon from './marathon/index.ts'
import resolution from './resolution/index.ts'
import sandbox from './sandbox/index.ts'
import support from './support/index.ts'

/** The ten points, in the order of the checklist. The only registration. */
export const rules: readonly Rule[] = [
  license,
  activity,
  community,
  coreTeam,
  industry,
  sandbox,
  marathon,
  fit,
  resolution,
  support,
]
