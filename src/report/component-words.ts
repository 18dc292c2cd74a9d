import type { ComponentVerdict } from '../judging/components/component.ts'
import type { Status } from '../model/rule.ts'
import type { Role } from './wording.ts'

/** How a verdict about a component is told; the status is the one whose symbol it has. */
export const COMPONENT_WORDS: Readonly<
  Record<ComponentVerdict, { word: string; status: Status; role: Role }>
> = {
  compatible: { word: 'compatible', status: 'pass', role: 'good' },
  incompatible: { word: 'incompatible', status: 'fail', role: 'poor' },
  'needs-review': { word: 'needs review', status: 'warn', role: 'mediocre' },
  unknown: { word: 'unknown', status: 'unknown', role: 'unknown' },
  internal: { word: 'your own', status: 'not-applicable', role: 'muted' },
  ignored: { word: 'left out', status: 'not-applicable', role: 'muted' },
}
