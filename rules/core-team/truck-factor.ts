import { defineSignal, graded } from '../../src/model/rule.ts'
import { people, scoreOfHeads } from './headcount.ts'

const SHOWN_PEOPLE = 10

export const truckFactor = defineSignal({
  id: 'core-team/truck-factor',
  title: 'Truck factor',
  needs: ['authorship'],
  // Only a clone has it: scoring it would set projects apart by how they were read.
  weight: 0,
  options: {
    enoughAuthors: {
      default: 3,
      about: 'people whose loss would orphan half of the files from which enough know the code',
      source: 'Start value; 65 % of 133 popular projects had 1 or 2 (Avelino et al., ICPC 2016)',
    },
  },
  why: 'The fewest people whose loss leaves most files without anyone who knows them',
  fix: 'Run oss-check on a full clone where it is unknown; otherwise ask who else knows the core files',
  references: ['https://doi.org/10.1109/ICPC.2016.7503718', 'https://github.com/aserg-ufmg/Truck-Factor'],
  judge({ authorship }, { options }) {
    const { truckFactor: heads, files, authors, core } = authorship
    const summary = `Half of the ${files} source files would be orphaned by losing ${people(heads)}`
    return graded(scoreOfHeads(heads, options.enoughAuthors), summary, {
      value: heads,
      unit: 'people',
      threshold: `≥ ${options.enoughAuthors}`,
      sampleSize: files,
      details: {
        files,
        authors,
        people: core.slice(0, SHOWN_PEOPLE).map(({ name, files: own }) => `${name} (${own})`),
      },
    })
  },
})
