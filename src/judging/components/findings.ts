import type { Inventory, Unread } from '../../inventory/inventory.ts'
import type { Waiver } from '../../model/policy.ts'
import type { JudgedComponent, Outcome } from './component.ts'

/** What a scan finds fault with: code scanning and CI tell them apart by these ids. */
export const FINDING_KINDS = {
  'license/incompatible': {
    title: 'Licence does not suit your use',
    why: 'Code under terms you cannot meet has to be taken out again, at the worst moment.',
    fix: 'Choose another version or component, or another way of use; or write a waiver that somebody answers for',
  },
  'license/needs-review': {
    title: 'Licence needs a person to look at it',
    why: 'Nobody can tell from what it says whether its terms suit your use, and what is not understood never passes.',
    fix: 'Read its terms, then allow the licence or write a waiver that says what was found',
  },
  'license/unknown': {
    title: 'Licence is not known',
    why: 'Its terms could not be read, and what is unknown never passes.',
    fix: 'Install it here, let its registry be reached, name it as internal, or write a waiver that says what its terms are',
  },
  'license/contradiction': {
    title: 'Declared licence and licence text are not the same',
    why: 'It leaves open which terms hold; a scanner or a lawyer will find it later.',
    fix: 'Ask the project to put one licence text and the same SPDX expression everywhere',
  },
  'waiver/expired': {
    title: 'A waiver has expired',
    why: 'Somebody accepted this until a day that has passed.',
    fix: 'Look at it again, then renew or remove the waiver',
  },
  'waiver/unused': {
    title: 'A waiver is not used',
    why: 'What it was written for is gone, and it may let pass something else one day.',
    fix: 'Remove the waiver',
  },
  'inventory/partial': {
    title: 'A file does not name everything that is used',
    why: 'What it does not name was not judged.',
    fix: 'Let the package manager write a lockfile, or let the registry be reached that tells the rest',
  },
  'inventory/unread': {
    title: 'A file could not be read',
    why: 'What it names was not judged.',
    fix: 'Let the package manager that writes it write it anew',
  },
} as const satisfies Readonly<Record<string, { title: string; why: string; fix: string }>>

export type FindingKind = keyof typeof FINDING_KINDS

export interface ScanFinding {
  kind: FindingKind
  /** What it means for the gate: it fails it, leaves it undecided, or is told only. */
  outcome: Exclude<Outcome, 'pass'>
  /** One sentence. */
  message: string
  /** What to do. */
  advice: string
  /** Null: it is about no component. */
  purl: string | null
  /** Null: it is about no file that was scanned. */
  declaredAt: { file: string; line: number | null } | null
  /** From the project to the component; empty where it is about none. */
  path: readonly string[]
}

/** Everything there is to say, not the first of it: problems first, each in the order of the components. */
export function findingsOf(
  components: readonly JudgedComponent[],
  inventories: readonly Inventory[],
  unread: readonly Unread[],
  unused: readonly Waiver[],
): readonly ScanFinding[] {
  const found = [
    ...components.flatMap(problemOf),
    ...unread.map(unreadFile),
    ...inventories.filter(({ partial }) => partial).map(partialFile),
    ...components.flatMap(contradictionOf),
    ...unused.map(unusedWaiver),
  ]
  return found.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome])
}

const ORDER: Readonly<Record<ScanFinding['outcome'], number>> = { fail: 0, undecided: 1, reported: 2 }

const KIND_OF = {
  incompatible: 'license/incompatible',
  'needs-review': 'license/needs-review',
  unknown: 'license/unknown',
} as const

function problemOf(component: JudgedComponent): ScanFinding[] {
  const { verdict, outcome, purl, declaredAt, path, reason, advice, licence, waiver } = component
  if (outcome === 'pass' || !(verdict in KIND_OF)) return []
  // Checked above: the other verdicts pass.
  const kind = waiver?.expired ? 'waiver/expired' : KIND_OF[verdict as keyof typeof KIND_OF]
  const message = licence.disagreement === null ? reason : `${reason} (${licence.disagreement})`
  return [{ kind, outcome, message, advice: advice ?? FINDING_KINDS[kind].fix, purl, declaredAt, path }]
}

/** Of what passes all the same: of the rest it is said with the problem. */
function contradictionOf({ licence, outcome, purl, declaredAt, path }: JudgedComponent): ScanFinding[] {
  if (licence.disagreement === null || outcome !== 'pass') return []
  const kind = 'license/contradiction'
  const { fix: advice } = FINDING_KINDS[kind]
  return [{ kind, outcome: 'reported', message: licence.disagreement, advice, purl, declaredAt, path }]
}

function unreadFile({ file, line, message, hint }: Unread): ScanFinding {
  return {
    kind: 'inventory/unread',
    outcome: 'undecided',
    message,
    advice: hint,
    purl: null,
    declaredAt: { file, line },
    path: [],
  }
}

function partialFile({ file, notes }: Inventory): ScanFinding {
  const kind = 'inventory/partial'
  return {
    kind,
    outcome: 'undecided',
    message: notes.join(' ').replace(/\.$/, ''),
    advice: FINDING_KINDS[kind].fix,
    purl: null,
    declaredAt: { file, line: null },
    path: [],
  }
}

function unusedWaiver({ target, path, owner, expires }: Waiver): ScanFinding {
  const kind = 'waiver/unused'
  const place = path === null ? target : `${target} in ${path}`
  const message = `No component needs the waiver for ${place} by ${owner} until ${expires}`
  return {
    kind,
    outcome: 'reported',
    message,
    advice: FINDING_KINDS[kind].fix,
    purl: null,
    declaredAt: null,
    path: [],
  }
}
