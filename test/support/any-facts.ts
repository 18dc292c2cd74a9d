import fc from 'fast-check'
import type { NpmPart } from '../../src/model/facts/package.ts'
import { FACT_NAMES, type FactName, type Facts } from '../../src/model/facts.ts'
import { DEFAULT_POLICY, KINDS, type Policy, WILLINGNESS } from '../../src/model/policy.ts'
import { FAULTS, type Unknown, unknown } from '../../src/model/unknown.ts'
import { aCommit, anIssue, aPull, daysBefore, listing, merged, person, resolved } from './build-facts.ts'
import { type FactChanges, healthyFacts } from './facts.ts'
import { declaring, healthyValues } from './healthy.ts'

type Choices = { readonly [Name in FactName]?: readonly FactChanges[Name][] }

const document = (path: string, text: string) => ({
  path,
  text,
  truncated: false,
  url: `https://github.com/acme/widget/blob/main/${path}`,
})
const file = (path: string) => ({ path, kind: 'file' as const, size: 10 })
const notCollected = unknown('not-collected', 'Nothing in this run can tell')

function npmPart(changes: Partial<NpmPart>): NpmPart | null {
  const { npm } = healthyValues().package
  return npm && { ...npm, ...changes }
}

/** What each fact may be besides healthy: whatever turns one of the signals. */
const CHOICES: Choices = {
  repository: [
    { archived: true, archivedAt: daysBefore(100) },
    { issuesEnabled: false },
    { discussionsEnabled: false, issuesEnabled: false },
    { createdAt: daysBefore(90) },
    { description: 'A web framework', topics: [] },
    { mirrorUrl: 'https://git.example.org/widget' },
    { disabled: true },
    notCollected,
  ],
  owner: [{ login: 'alice', name: null, kind: 'User', verified: null, sponsorable: false }],
  license: [
    { spdxId: 'GPL-3.0', name: 'GNU GPL v3' },
    { spdxId: null, name: null },
    { spdxId: 'NOASSERTION', name: 'Other' },
    notCollected,
  ],
  licenseHistory: [{ changes: [] }, { complete: false, changes: [] }],
  tree: [
    { entries: [] },
    { entries: [file('CLA.md'), file('README.md')] },
    { entries: [file('ADOPTERS.md'), file('LICENSE'), file('draft-widget.md')] },
    { entries: [], complete: false },
    notCollected,
  ],
  documents: [
    { texts: [] },
    { texts: [document('README.md', '# Widget\n\nThis project is no longer maintained.\n')] },
    { texts: [document('CONTRIBUTING.md', 'Sign our Contributor License Agreement first.\n')] },
    {
      texts: [document('package.json', '{"license":"GPL-3.0-only","bin":"cli.js","engines":{"node":"20"}}')],
    },
    { texts: [document('.github/workflows/ci.yml', 'deno-version: [2]\nnode-version: [22]\n')] },
    { texts: [document('ADOPTERS.md', '- Example Bank\n')] },
    { texts: [], unread: [{ path: 'README.md', detail: 'GitHub did not answer' }] },
    notCollected,
  ],
  commits: [
    listing([]),
    listing(Array.from({ length: 30 }, (_, index) => aCommit('alice', 1300 + 9 * index))),
    listing(Array.from({ length: 40 }, (_, index) => aCommit(index % 2 ? 'alice' : 'bob', 20 + 11 * index))),
    listing(
      Array.from({ length: 40 }, (_, index) => {
        const login = index % 2 ? 'alice' : 'carol'
        return aCommit(login, 2 + 7 * index, { author: { login, name: login, email: `${login}@widgets.io` } })
      }),
    ),
    listing(
      Array.from({ length: 12 }, (_, index) => aCommit('alice', 3 + index)),
      { total: 500, from: daysBefore(15) },
    ),
    notCollected,
  ],
  tags: [listing([]), listing([{ name: 'v3.5.0', at: null }]), notCollected],
  releases: [listing([]), notCollected],
  issues: [
    listing([]),
    listing(Array.from({ length: 20 }, (_, index) => anIssue(100 + index, 5 + 15 * index))),
    // Those who open pull requests keep the issues: without these they would be outsiders.
    listing(
      Array.from({ length: 20 }, (_, index) =>
        resolved(anIssue(200 + index, 60 + 9 * index), `contributor-${index}`, 24 * (1 + index)),
      ),
    ),
    notCollected,
  ],
  pulls: [
    listing([]),
    listing(Array.from({ length: 20 }, (_, index) => aPull(300 + index, 5 + 15 * index))),
    listing(
      Array.from({ length: 40 }, (_, index) => {
        const pull = aPull(400 + index, 20 + 8 * index, { author: person(`contributor-${index}`) })
        return index % 3 > 0 && index < 20
          ? merged(pull, 'alice', 24 * (1 + index))
          : { ...pull, closedAt: daysBefore(10) }
      }),
    ),
    notCollected,
  ],
  backlog: [{ open: 400, openOlderThanYear: 300, openedLastYear: 90, closedLastYear: 10 }],
  discussions: [
    listing([]),
    listing(
      Array.from({ length: 6 }, (_, index) => ({
        url: `https://github.com/acme/widget/discussions/${index}`,
        createdAt: daysBefore(90 + index),
        author: person(`user-${index}`),
        answered: false,
        answeredAt: null,
        comments: 0,
      })),
    ),
    notCollected,
  ],
  community: [
    { contributing: null, codeOfConduct: null, issueTemplates: 0, pullTemplates: 0 },
    { securityPolicy: null, privateReporting: false, fundingLinks: [] },
    { securityPolicy: null, privateReporting: null, fundingLinks: null, goodFirstIssues: null },
    { goodFirstIssues: { open: 0, closed: 0 } },
  ],
  advisories: [listing([]), notCollected],
  team: [{ members: [] }],
  package: [
    { deprecated: 'Use gadget instead' },
    { licenses: declaring('GPL-3.0-only') },
    { yanked: { as: 'yanked', reason: 'broken' } },
    { runtimes: {}, npm: npmPart({ peerDependencies: { react: '^19.0.0' } }) },
    { npm: null, ecosystem: 'cargo' },
    { deprecated: unknown('not-collected', 'The registry does not pass it on') },
    { licenseFiles: [{ path: 'LICENSE', text: 'UNKNOWN TERMS' }] },
    {
      unread: { reason: 'unreachable', detail: 'The archive could not be read' },
      npm: npmPart({ exports: null, types: null }),
    },
    { version: '4.0.0' },
    notCollected,
  ],
  adopters: [{ named: [], weeklyDownloads: 3, dependentPackages: 0 }, notCollected],
  project: [
    { range: null, installed: null },
    { hacks: [{ kind: 'fork', where: 'package.json', detail: 'a fork' }] },
    { packages: { widget: '3.5.0', react: '18.0.0' }, range: '^2.0.0' },
    notCollected,
  ],
  sandbox: [unknown('not-tried', 'Nobody has run it yet')],
  marathon: [unknown('not-tried', 'Nobody has put it under load yet')],
}

/** Facts of a project that may be anything, none of them hidden by a fault. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record(
    Object.fromEntries(
      FACT_NAMES.map((name) => {
        const choices: readonly unknown[] = CHOICES[name] ?? []
        return [name, fc.option(fc.constantFrom(undefined, ...choices), { nil: undefined, freq: 2 })]
      }),
    ),
  )
  // Each change was taken from the choices of its own fact.
  .map((changes) => healthyFacts(changes as FactChanges))

const NEEDS: Policy['needs'] = {
  ...DEFAULT_POLICY.needs,
  runtime: { node: '>=22', deno: '2' },
  module: 'cjs',
  types: true,
  platforms: ['linux'],
  exports: ['createWidget'],
  features: ['widgets', 'quantum tunnelling'],
  maxInstallSizeBytes: 50_000,
  maxDependencies: 3,
  version: '^3.0.0',
  peer: { react: '19.1.0' },
}

export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    projectLicense: fc.constantFrom(null, 'MIT', 'GPL-2.0-only', 'LicenseRef-Proprietary'),
    kind: fc.constantFrom(null, null, ...KINDS),
    willingness: fc.constantFrom(null, ...WILLINGNESS),
    licenses: fc.constantFrom(
      { allow: [], deny: [] },
      { allow: ['MIT'], deny: [] },
      { allow: [], deny: ['GPL-3.0-only'] },
    ),
    needs: fc.constantFrom(DEFAULT_POLICY.needs, NEEDS, { ...DEFAULT_POLICY.needs, version: '2.9.0' }),
  })
  .map((changes) => ({ ...DEFAULT_POLICY, ...changes }))

export const anyFault: fc.Arbitrary<Unknown> = fc
  .constantFrom(...FAULTS)
  .map((reason) => unknown(reason, 'It could not be read'))

/** Some of the facts, and the fault that hides them. */
export const anyOutage: fc.Arbitrary<{ readonly [Name in FactName]?: Unknown }> = fc
  .tuple(fc.subarray([...FACT_NAMES] as FactName[], { minLength: 1, maxLength: 4 }), anyFault)
  .map(([names, fault]) => Object.fromEntries(names.map((name) => [name, fault])))
