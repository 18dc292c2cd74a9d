import type { JudgedComponent } from '../../judging/components/component.ts'
import type { ScanFinding } from '../../judging/components/findings.ts'
import type { Scan } from '../../judging/components/scan-result.ts'

/** Findings that say the same of several components. */
export interface FindingGroup extends Pick<ScanFinding, 'kind' | 'outcome' | 'message' | 'advice'> {
  components: readonly JudgedComponent[]
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
    return [
      {
        kind,
        outcome,
        message,
        advice,
        components: members.flatMap((one) => byPlace.get(placeOf(one)) ?? []),
      },
    ]
  })
}

function placeOf({ purl, declaredAt }: Pick<ScanFinding, 'purl' | 'declaredAt'>): string {
  return JSON.stringify([purl, declaredAt?.file, declaredAt?.line])
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
