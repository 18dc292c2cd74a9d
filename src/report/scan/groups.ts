import type { JudgedComponent } from '../../judging/components/component.ts'
import type { ScanFinding } from '../../judging/components/findings.ts'
import type { Scan } from '../../judging/components/scan-result.ts'

/** Findings that say the same of several components. */
export interface FindingGroup extends Pick<ScanFinding, 'kind' | 'outcome' | 'message' | 'advice'> {
  components: readonly JudgedComponent[]
  /** Files that it is about, with the line where that is known; where it is about components, those say it. */
  places: readonly string[]
}

/** What is to be looked at, grouped by reason: the larger groups of an outcome first. */
export function groupsOf({ findings, components }: Scan): readonly FindingGroup[] {
  const byPlace = new Map(components.map((one) => [placeOf(one), one]))
  const groups = new Map<string, ScanFinding[]>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.outcome, finding.kind, finding.message])
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members
    if (!first) return []
    const { kind, outcome, message, advice } = first
    const about = members.flatMap((one) => byPlace.get(placeOf(one)) ?? [])
    const places = members.flatMap(({ purl, declaredAt }) =>
      purl === null && declaredAt !== null ? [placeText(declaredAt)] : [],
    )
    return [{ kind, outcome, message, advice, components: about, places }]
  })
}

function placeOf({ purl, declaredAt }: Pick<ScanFinding, 'purl' | 'declaredAt'>): string {
  return JSON.stringify([purl, declaredAt?.file, declaredAt?.line])
}

/** `package-lock.json:12` */
export function placeText({ file, line }: { file: string; line: number | null }): string {
  return line === null ? file : `${file}:${line}`
}

/** `express → qs`, from what you ask for yourself to the component. */
export function wayTo(path: readonly string[], arrow: string): string {
  return ['you', ...path].join(` ${arrow} `)
}

/** What to write into the policy so that it passes, in YAML of one line. */
export function waiverLine({ ecosystem, name, version }: JudgedComponent, until: string): string {
  const target = version === null ? `${ecosystem}:${name}` : `${ecosystem}:${name}@${version}`
  return `- { what: license, target: ${JSON.stringify(target)}, reason: "…", owner: "…", expires: ${until} }`
}
