import { one } from '../../../src/analysis/licensing/manifest-readers/declaration.ts'
import type { LicenseTexts, ReadTerms } from '../../../src/analysis/licensing/release-terms.ts'
import type { Component } from '../../../src/inventory/inventory.ts'
import { componentPurl } from '../../../src/inventory/purl.ts'
import type { JudgedComponent } from '../../../src/judging/components/component.ts'
import { createComponentJudge } from '../../../src/judging/components/judge.ts'
import { DEFAULT_POLICY, type Policy, type Waiver } from '../../../src/model/policy.ts'

export const TODAY = new Date('2026-06-30T12:00:00Z')

export function aComponent(change: Partial<Component> = {}): Component {
  const { ecosystem = 'npm', name = 'qs', version = '6.5.2' } = change
  return {
    purl: componentPurl(ecosystem, name, version),
    ecosystem,
    name,
    version,
    range: null,
    scope: 'runtime',
    direct: false,
    declaredAt: { file: 'package-lock.json', line: 12 },
    path: ['express', name],
    dependsOn: [],
    source: { kind: 'registry', url: null },
    integrity: null,
    license: null,
    ...change,
  }
}

export function aPolicy(change: Partial<Policy> = {}): Policy {
  return { ...DEFAULT_POLICY, projectLicense: 'MIT', ...change }
}

export function aWaiver(change: Partial<Waiver> = {}): Waiver {
  return {
    what: 'license',
    target: 'npm:qs',
    path: null,
    reason: 'asked counsel',
    owner: 'ada',
    expires: '2026-12-31',
    ...change,
  }
}

/** Terms as metadata declares them. */
export function declared(license: string | null, change: Partial<ReadTerms> = {}): ReadTerms {
  const licenses = license === null ? [] : [one('license', license)]
  return {
    terms: { declared: [{ where: 'registry.npmjs.org', licenses }], texts: null },
    from: ['registry'],
    lost: null,
    ...change,
  }
}

/** And as its texts say. */
export function withTexts(read: ReadTerms, files: Readonly<Record<string, string>>): ReadTerms {
  const texts: LicenseTexts = {
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    unread: [],
  }
  return { ...read, terms: { ...read.terms, texts }, from: [...read.from, 'archive'] }
}

export function judged(
  read: ReadTerms | null,
  policy: Policy = aPolicy(),
  component: Component = aComponent(),
): JudgedComponent {
  return createComponentJudge(TODAY)(component, policy, read)
}
