import type { Scope } from '../../inventory.ts'
import type { SpdxEdge } from './spdx.ts'

/** Who needs whom, by the name of a relationship of SPDX 2; what says nothing of that is not in it. */
const NEEDS: Readonly<Record<string, { reversed: boolean; scope: Scope }>> = {
  DEPENDS_ON: { reversed: false, scope: 'unknown' },
  CONTAINS: { reversed: false, scope: 'unknown' },
  HAS_PREREQUISITE: { reversed: false, scope: 'unknown' },
  STATIC_LINK: { reversed: false, scope: 'runtime' },
  DYNAMIC_LINK: { reversed: false, scope: 'runtime' },
  DEPENDENCY_OF: { reversed: true, scope: 'unknown' },
  CONTAINED_BY: { reversed: true, scope: 'unknown' },
  PACKAGE_OF: { reversed: true, scope: 'unknown' },
  PREREQUISITE_FOR: { reversed: true, scope: 'unknown' },
  RUNTIME_DEPENDENCY_OF: { reversed: true, scope: 'runtime' },
  PROVIDED_DEPENDENCY_OF: { reversed: true, scope: 'runtime' },
  OPTIONAL_DEPENDENCY_OF: { reversed: true, scope: 'optional' },
  OPTIONAL_COMPONENT_OF: { reversed: true, scope: 'optional' },
  DEV_DEPENDENCY_OF: { reversed: true, scope: 'dev' },
  TEST_DEPENDENCY_OF: { reversed: true, scope: 'dev' },
  BUILD_DEPENDENCY_OF: { reversed: true, scope: 'dev' },
  DEV_TOOL_OF: { reversed: true, scope: 'dev' },
  TEST_TOOL_OF: { reversed: true, scope: 'dev' },
  BUILD_TOOL_OF: { reversed: true, scope: 'dev' },
}

export function edgeOf(from: string, type: string, to: string): SpdxEdge[] {
  const needs = NEEDS[type]
  if (needs === undefined) return []
  return [needs.reversed ? { from: to, to: from, scope: needs.scope } : { from, to, scope: needs.scope }]
}
