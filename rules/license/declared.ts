import type { LicenseSources } from '../../src/analysis/licensing/license-source.ts'
import { possibleLicensesOf } from '../../src/analysis/licensing/possible-licenses.ts'
import { defineSignal, fail, pass, warn } from '../../src/model/rule.ts'
import { isJudgement, LICENSE_FACTS, readSources } from './evidence.ts'

export default defineSignal({
  id: 'license/declared',
  title: 'Licence is declared alike everywhere',
  needs: [],
  wants: LICENSE_FACTS,
  why: 'A licence file, a manifest and a registry that say different things leave open which terms hold; a scanner or a lawyer will find it later.',
  fix: 'Ask the project to put one licence text and the same SPDX expression into every manifest',
  references: [
    'https://reuse.software/spec-3.3/',
    'https://docs.npmjs.com/cli/configuring-npm/package-json#license',
  ],
  judge(facts, context) {
    const sources = readSources(facts, context)
    if (isJudgement(sources)) return sources
    const { own } = sources
    const measure = {
      value: own.map(({ where, said }) => `${where}: ${said}`),
      sampleSize: own.length,
      details: partsOf(sources),
    }
    if (own.length === 0) return fail('No file, manifest or registry names a licence', measure)
    const { disagreement } = possibleLicensesOf(sources)
    if (disagreement !== null) return warn(disagreement, measure)
    const hasText = own.some(({ kind }) => kind === 'text')
    const [first] = own
    if (!hasText && facts.documents !== undefined) {
      return warn(`${first?.where} says ${first?.said}, but there is no licence file`, measure)
    }
    const plural = own.length === 1 ? 'One source says' : `${own.length} sources agree on`
    return pass(`${plural} ${first?.said}`, measure)
  },
})

/** Parts with texts of their own: shown, and judged in license/compatible. */
function partsOf({ ofParts }: LicenseSources): Readonly<Record<string, readonly string[]>> {
  if (ofParts.length === 0) return {}
  return { parts: ofParts.slice(0, 20).map(({ where, said }) => `${where}: ${said}`) }
}
