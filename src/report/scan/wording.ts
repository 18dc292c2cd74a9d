import type { Outcome } from '../../judging/components/component.ts'
import type { Scan } from '../../judging/components/scan-result.ts'

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  fail: 'Fails',
  undecided: 'Cannot be decided',
  reported: 'For your information',
  pass: 'Suits your use',
}

/** What was scanned: `acme 1.0.0: 1,301 components in package-lock.json`. */
export function subjectOf({ project, totals, files }: Scan): string {
  const name = [project.name, project.version].filter((one) => one !== null).join(' ')
  const [first, ...more] = files
  const where = more.length === 0 ? (first?.file ?? 'nothing') : `${files.length} files`
  const counted = `${countOf(totals.components, 'component')} in ${where}`
  return name === '' ? counted : `${name}: ${counted}`
}

const WAYS = {
  none: 'not distributed',
  saas: 'offered as a service',
  browser: 'downloaded by browsers',
  binaries: 'distributed as binaries',
  source: 'distributed as source',
  device: 'shipped in a consumer device',
} as const
const LINKS = {
  static: 'linked statically',
  dynamic: 'linked dynamically',
  process: 'a process of its own',
} as const

/** For whom it is judged. */
export function useWords({ policy: { projectLicense, usage } }: Scan): string {
  const into =
    projectLicense === null
      ? 'for a project that declares no licence (--project-license)'
      : `for a project under ${projectLicense}`
  const ways = usage.distribute.map((way) => WAYS[way]).join(' and ')
  return `Judged ${into}, ${LINKS[usage.link ?? 'static']}, ${ways}, ${usage.modify ? 'modified' : 'unmodified'}`
}

/** One line about everything that was scanned. */
export function totalsLine({ totals, unread }: Scan): string {
  const { byVerdict, byOutcome, waived } = totals
  const parts = [
    part(byVerdict.compatible, byVerdict.compatible === 1 ? 'suits your use' : 'suit your use'),
    part(byOutcome.fail, byOutcome.fail === 1 ? 'does not' : 'do not'),
    part(byOutcome.undecided, 'cannot be decided'),
    part(byOutcome.reported, 'would not pass and are not gated'),
    part(waived, 'waived'),
    part(byVerdict.internal, 'your own'),
    part(byVerdict.ignored, 'left out by your policy'),
    part(unread.length, unread.length === 1 ? 'file unread' : 'files unread'),
  ]
  return `${countOf(totals.components, 'component')}: ${parts.filter((one) => one !== null).join(', ') || 'nothing to judge'}`
}

export function gateWords({ gate }: Scan): string {
  const word = { pass: 'passes', fail: 'fails', unknown: 'cannot be decided' }[gate.status]
  return `Gate ${word}: ${gate.reason}`
}

/** Half a year from the day judged: a waiver is no forever. */
export function waiverEnd({ asOf }: Pick<Scan, 'asOf'>): string {
  const end = new Date(asOf)
  end.setUTCMonth(end.getUTCMonth() + 6)
  return end.toISOString().slice(0, 10)
}

function part(count: number, words: string): string | null {
  return count === 0 ? null : `${count.toLocaleString('en')} ${words}`
}

function countOf(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`
}
