import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Moment } from '../../src/model/facts/moment.ts'
import { FACT_DEFINITIONS, FACT_NAMES, type FactName, type FactValues } from '../../src/model/facts.ts'
import type { Fact } from '../../src/model/unknown.ts'
import { anAct, anIssue, aPull, daysBefore, listing, merged, NOW } from '../support/build-facts.ts'
import { healthyValues, npmPart } from '../support/healthy.ts'

/** What one value becomes so many days earlier: another value in part, the same, or unknown. Complete by type. */
const EARLIER: { readonly [Name in FactName]: Earlier<FactValues[Name]> } = {
  repository: {
    days: 10,
    change: (value) => ({ ...value, archived: true, archivedAt: daysBefore(5), pushedAt: daysBefore(5) }),
    becomes: { archived: false, archivedAt: null, pushedAt: null },
  },
  owner: { days: 900, becomes: 'the same' },
  license: { days: 900, becomes: 'the same' },
  licenseHistory: { days: 7 * 365, becomes: { changes: [] } },
  tree: { days: 1, becomes: 'unknown' },
  documents: { days: 1, becomes: 'unknown' },
  commits: { days: 1078, becomes: { items: [{ committedAt: daysBefore(1078.3) }], coverage: { total: 1 } } },
  tags: {
    days: 1000,
    change: ({ items }) => listing([...items, { name: 'moved', at: null }]),
    becomes: { items: [{ name: 'v1.0.0' }], coverage: { total: 1 } },
  },
  releases: { days: 1000, becomes: { items: [{ tag: 'v1.0.0' }], coverage: { total: 1 } } },
  issues: {
    days: 10,
    change: () => listing([anIssue(2, 5), anIssue(1, 20, { acts: [anAct('labeled', 'bob', 4)] })]),
    becomes: { items: [{ number: 1, acts: [] }], coverage: { total: 1 } },
  },
  pulls: {
    days: 10,
    change: () => listing([aPull(2, 5), merged(aPull(1, 20), 'bob', 24 * 12)]),
    becomes: {
      items: [{ number: 1, mergedAt: null, mergedBy: null, closedAt: null }],
      coverage: { total: 1 },
    },
  },
  backlog: { days: 1, becomes: 'unknown' },
  discussions: {
    days: 79,
    becomes: { items: [{ answered: false, answeredAt: null }], coverage: { total: 1 } },
  },
  community: { days: 1, becomes: 'unknown' },
  advisories: {
    days: 100,
    change: ({ items }) => listing(items.map((item) => ({ ...item, withdrawnAt: daysBefore(50) }))),
    becomes: { items: [{ withdrawnAt: null }] },
  },
  team: { days: 1, becomes: 'unknown' },
  authorship: { days: 1, becomes: 'unknown' },
  package: {
    days: 30,
    change: (value) => ({
      ...value,
      version: '3.1.0',
      publishedAt: daysBefore(290),
      versions: [
        ...value.versions,
        { version: '9.0.0', publishedAt: null, deprecated: false, yanked: false },
      ],
      ...npmPart({ distTags: { ...value.npm?.distTags, old: '3.0.0' } }),
    }),
    becomes: { version: '3.1.0', versions: versionsUpTo('3.4.0'), npm: { distTags: { old: '3.0.0' } } },
  },
  adopters: { days: 1, becomes: 'unknown' },
  project: { days: 900, becomes: 'the same' },
  sandbox: { days: 3, becomes: [] },
  marathon: { days: 3, becomes: [] },
}

function versionsUpTo(last: string) {
  const { versions } = healthyValues().package
  return versions.slice(0, versions.findIndex(({ version }) => version === last) + 1)
}

interface Earlier<T> {
  days: number
  /** Makes the value of the healthy repository tell more. */
  change?: (value: T) => T
  becomes: 'the same' | 'unknown' | object
}

describe.each(FACT_NAMES)('%s', (name) => {
  test('a facts file brings back what was saved, and refuses a value with a field missing', () => {
    const { schema } = FACT_DEFINITIONS[name]
    const saved: unknown = JSON.parse(JSON.stringify(healthyValues()[name]))
    expect(schema.safeParse(saved)).toEqual({ success: true, data: saved })
    for (const broken of withOneFieldLess(saved)) expect(schema.safeParse(broken).success).toBe(false)
  })

  test('stood on an earlier day as the table says', () => {
    const { fact, value } = earlier(name)
    const { becomes } = EARLIER[name]
    if (becomes === 'unknown') return expect(fact).toMatchObject({ known: false, reason: 'not-collected' })
    expect(fact).toMatchObject({ known: true, value: becomes === 'the same' ? value : becomes })
  })

  test('rewound by a step and by another is rewound by both at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 1500 }), (first, second) => {
        const days = Math.max(first, second)
        const once = rewound(name, healthyValues()[name], days)
        const step = rewound(name, healthyValues()[name], first)
        expect(step.known ? rewound(name, step.value, days) : step).toEqual(once)
      }),
      { numRuns: 20 },
    )
  })
})

function earlier<Name extends FactName>(name: Name) {
  const { days, change = (value) => value } = EARLIER[name]
  const value = change(healthyValues()[name])
  return { value, fact: rewound(name, value, days) }
}

function rewound<Name extends FactName>(
  name: Name,
  value: FactValues[Name],
  days: number,
): Fact<FactValues[Name]> {
  const moment: Moment = { at: daysBefore(days, NOW), rewound: true, past: true, licenseChangedAfter: false }
  return FACT_DEFINITIONS[name].rewind(value, moment)
}

/** Every way to leave out one field, down to the items of lists. */
function withOneFieldLess(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const [first, ...rest] = value
    return first === undefined ? [] : withOneFieldLess(first).map((less) => [less, ...rest])
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const { [key]: _, ...rest } = value as Record<string, unknown>
    // A table of names (`runtimes`) may lack any of them.
    const without = OPEN_TABLES.has(key) ? [] : withOneFieldLess(inner)
    return [rest, ...without.map((less) => ({ ...value, [key]: less }))]
  })
}

const OPEN_TABLES: ReadonlySet<string> = new Set([
  'runtimes',
  'distTags',
  'dependencies',
  'peerDependencies',
  'packages',
])
