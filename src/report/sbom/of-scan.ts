import type { JudgedComponent } from '../../judging/components/component.ts'
import type { Scan } from '../../judging/components/scan-result.ts'
import type { ListedComponent, Sbom } from './sbom.ts'

export function sbomOfScan({ project, components, files, unread }: Scan, madeAt: Date): Sbom {
  return {
    project: { name: project.name ?? 'project', version: project.version },
    components: components.map(listed),
    gaps: [
      ...unread.map(({ file, message }) => `${file} could not be read: ${message}.`),
      ...files.flatMap(({ file, notes }) => notes.map((note) => `${file}: ${note}.`)),
    ],
    madeAt,
  }
}

/** Where the sources disagree or leave it open, nothing is concluded. */
function listed(component: JudgedComponent): ListedComponent {
  const { expression, declared, disagreement } = component.licence
  const isOpen = disagreement !== null || (expression?.includes(' or ') ?? false)
  return { ...component, declaredLicense: declared, concludedLicense: isOpen ? null : expression }
}
