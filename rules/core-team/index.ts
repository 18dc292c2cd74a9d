import { defineRule } from '../../src/model/rule.ts'
import { contributorAbsenceFactor } from './absence-factor.ts'
import { activeMaintainers } from './active-maintainers.ts'
import { concentration } from './concentration.ts'
import { concludeCoreTeam } from './conclude.ts'
import { departures } from './departures.ts'
import { organisations } from './organisations.ts'
import { otherProjects } from './other-projects.ts'
import { outlook } from './outlook.ts'
import { truckFactor } from './truck-factor.ts'

export default defineRule({
  id: 'core-team',
  point: 4,
  title: 'Core team',
  question: 'Are they good, and are there enough of them?',
  role: 'essential',
  attestable: false,
  signals: [
    activeMaintainers,
    contributorAbsenceFactor,
    outlook,
    departures,
    organisations,
    otherProjects,
    concentration,
    truckFactor,
  ],
  conclude: concludeCoreTeam,
})
