import type { FileChange } from '../../src/model/facts/license-history.ts'
import { cannotTell, defineSignal, graded, pass, warn } from '../../src/model/rule.ts'

const DAY = 24 * 60 * 60 * 1000
/** Words of commits that change what the terms are. */
const RELICENSING =
  /\bre-?licens|\b(?:change|switch|move|migrate|convert|adopt|replace)\w*\b.*\blicen[cs]e|\blicen[cs]e\b.*\b(?:change|switch|from .* to|to (?:the )?(?:\w*gpl|apache|mit|bsd|mpl|b(?:u)?sl|sspl|elastic|fsl))|\b(?:BUSL|SSPL|Elastic License|Business Source|Commons Clause|FSL-1)\b/i
/** Words of commits that keep the terms as they are. */
const UPKEEP =
  /\b(?:year|copyright|holder|typo|format|whitespace|url|link|email|author|spelling|rename|eol|newline|20\d\d)\b/i

export default defineSignal({
  id: 'license/history',
  title: 'Licence has not changed lately',
  needs: ['licenseHistory'],
  options: {
    months: {
      default: 24,
      about: 'Months over which a change of the licence is told',
      source:
        'Checklist of this project: moves to open core, BUSL and SSPL were followed by more within two years',
    },
  },
  why: 'Who has changed the terms once may do so again, and the version you use may be the last under the terms you judged.',
  fix: 'Look at the commit; decide which versions you may use, and watch the licence file in updates',
  references: ['https://spdx.org/licenses/BUSL-1.1.html', 'https://opentofu.org/manifesto/'],
  judge({ licenseHistory: { changes, complete } }, { options, now, evidence }) {
    const retrievedAt = evidence.licenseHistory?.[0]?.retrievedAt ?? now.toISOString()
    const since = new Date(now)
    since.setUTCMonth(since.getUTCMonth() - options.months)
    const [last] = changes
    const oldest = changes.at(-1)
    const recent = changes.filter(({ committedAt }) => Date.parse(committedAt) >= since.getTime())
    const measure = {
      value: recent.length,
      unit: 'commits',
      sampleSize: changes.length,
      details: { lastChange: last?.committedAt.slice(0, 10) ?? null, lastHeadline: last?.headline ?? null },
      ...(recent[0] && {
        evidence: recent.slice(0, 3).map(({ url }) => ({ url, retrievedAt })),
      }),
    }
    const relicensing = recent.find(({ headline }) => RELICENSING.test(headline))
    if (relicensing) {
      return warn(
        `Relicensed ${daysSince(relicensing, now)} days ago: "${clip(relicensing.headline)}"`,
        measure,
      )
    }
    if (!complete && (!oldest || Date.parse(oldest.committedAt) >= since.getTime())) {
      return cannotTell('incomplete', 'The history of the licence file could not be read in full', measure)
    }
    const [open] = recent.filter(({ headline }) => !UPKEEP.test(headline))
    if (open) {
      const text = `Licence file touched ${daysSince(open, now)} days ago; its words tell no relicensing: "${clip(open.headline)}"`
      return graded(0.75, text, measure)
    }
    if (!last) return pass('The licence file has no changes on record', measure)
    const day = last.committedAt.slice(0, 10)
    if (recent.length > 0) return pass(`Only upkeep of the licence file, last on ${day}`, measure)
    return pass(`Unchanged for ${options.months} months; last touched ${day}`, measure)
  },
})

function daysSince({ committedAt }: FileChange, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(committedAt)) / DAY))
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
