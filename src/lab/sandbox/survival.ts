import type { LabFinding } from '../../model/facts/sandbox.ts'
import { NOTHING_TO_LOAD } from '../../sources/ecosystem/install-recipe.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { finding } from './findings.ts'
import type { Act } from './observed-actions.ts'
import { isOrdinaryInHome, placeOf, shownPath } from './path-classes.ts'
import type { StageResult } from './stage-run.ts'

/** Whether it lives under lockdown: what failed, hung, or took more than its limits. */
export function survivalFindings(results: readonly StageResult[]): LabFinding[] {
  const byName = new Map<string, { off?: StageResult; observed?: StageResult }>()
  for (const result of results)
    byName.set(result.stage, { ...byName.get(result.stage), [result.network]: result })
  return [...byName].flatMap(([stage, { off, observed }]) => {
    const beyond = [off, observed].flatMap((result) => (result ? limitFinding(result) : []))
    if (beyond.length > 0) return beyond
    const [offFails, observedFails] = [off, observed].map((result) => (result ? hasFailed(result) : null))
    if (offFails && observedFails === false)
      return [
        finding('lockdown', 'needs-network', 'notice', `${stage} works only with the network${why(off)}`),
      ]
    if (offFails || observedFails)
      return [finding('lockdown', 'fails', 'severe', `${stage} fails under lockdown${why(observed ?? off)}`)]
    if (off?.exitCode === NOTHING_TO_LOAD)
      return [finding('lockdown', 'nothing-to-import', 'info', 'The package has no entry point to import')]
    return []
  })
}

/** What was done in one kind of run only, stage by stage. */
export function differenceFindings(results: readonly StageResult[]): LabFinding[] {
  return results
    .filter((result) => result.network === 'off')
    .flatMap((off) => {
      const observed = results.find((other) => other.network === 'observed' && other.stage === off.stage)
      if (!observed || off.ended !== 'exited' || observed.ended !== 'exited') return []
      return [...onlyIn(observed, off, 'with the network'), ...onlyIn(off, observed, 'without network')]
    })
}

function onlyIn(here: StageResult, there: StageResult, when: string): LabFinding[] {
  const known = new Set(there.acts.map(kindOf))
  const seen = new Set<string>()
  return here.acts.flatMap((act) => {
    const kind = kindOf(act)
    if (known.has(kind) || seen.has(kind) || !isTelling(act)) return []
    seen.add(kind)
    return [
      finding(
        'difference',
        act.kind,
        'notice',
        `Only ${when}: ${act.who} ${WORDS[act.kind]} ${shownPath(act.what)}`,
      ),
    ]
  })
}

const WORDS = {
  start: 'started',
  connect: 'contacted',
  lookup: 'looked up',
  write: 'wrote',
  read: 'read',
} as const

/** Numbers in names differ from run to run: process ids, times, random parts. */
function kindOf(act: Act): string {
  const what = act.kind === 'connect' ? act.what : act.what.replace(/[\da-f]{6,}|\d+/gi, '#')
  return `${act.kind} ${act.who} ${what}`
}

function isTelling(act: Act): boolean {
  if (act.kind === 'start') return act.error === null
  if (act.kind === 'connect' || act.kind === 'lookup') return !/^(?:localhost|127\.)/.test(act.what)
  const place = placeOf(act.what)
  if (act.error !== null || ['own', 'system', 'kernel'].includes(place)) return false
  return place !== 'home' || !isOrdinaryInHome(act.what)
}

function hasFailed(result: StageResult): boolean {
  return result.exitCode !== 0 && result.exitCode !== NOTHING_TO_LOAD
}

function limitFinding(result: StageResult): LabFinding[] {
  const when = result.network === 'off' ? 'without network' : 'with the network observed'
  if (result.ended === 'timeout')
    return [
      finding(
        'lockdown',
        'hangs',
        'severe',
        `${result.stage} did not end within ${Math.floor(result.seconds)} s ${when}`,
      ),
    ]
  if (result.ended === 'limit')
    return [
      finding('lockdown', 'limit', 'severe', `${result.stage} took ${result.limit} ${when} and was ended`),
    ]
  if (result.ended === 'killed')
    return [finding('lockdown', 'killed', 'notice', `${result.stage} was ended from outside ${when}`)]
  return []
}

/** The line of the output that says most. */
function why(result: StageResult | undefined): string {
  const lines = (result?.output ?? '')
    .split('\n')
    .map((line) => cleanLine(line.replace(/^npm (?:error|ERR!) ?/, ''), 100))
  const telling =
    lines.findLast((line) => /error|cannot|denied|read-only|ENO|EAC|EROFS/i.test(line)) ??
    lines.findLast(Boolean)
  return telling ? `: ${telling}` : ''
}
