import { expect, test } from 'vitest'
import { releaseInstants, releaseTags } from '../../src/analysis/releases.ts'
import { daysBefore, listing } from '../support/build-facts.ts'

const names = (tags: readonly string[]) =>
  releaseTags(tags.map((name) => ({ name, at: daysBefore(30) }))).map(({ name }) => name)

test.each([
  [
    ['v1.2.3', 'v1.2.2', 'v1', 'v1.2'],
    ['v1.2.3', 'v1.2.2'],
  ],
  [['1.2.3', '1'], ['1.2.3']],
  [
    ['v255', 'v254'],
    ['v255', 'v254'],
  ],
  [
    ['v1', 'v2'],
    ['v1', 'v2'],
  ],
  [
    ['2025.07', '2025.06', '20230101'],
    ['2025.07', '2025.06', '20230101'],
  ],
  [
    ['jq-1.7.1', 'jq-1.7', 'jq-1.6'],
    ['jq-1.7.1', 'jq-1.6'],
  ],
  [['pkg@1.0.0', 'pkg@latest'], ['pkg@1.0.0']],
  [
    ['v2.0.0-rc.1', 'v2.0.0-beta'],
    ['v2.0.0-rc.1', 'v2.0.0-beta'],
  ],
  [['nightly', 'nightly-2025-07-10', '2025-07-10-nightly', 'latest', 'stable', 'edge', 'canary.12'], []],
  [['release/1.0', 'dev/1.0', 'continuous', 'tip', 'snapshot-3'], ['release/1.0']],
  [['Latest', 'NIGHTLY'], []],
  [
    ['testament-1.0', 'stableish', 'nextcloud-1'],
    ['testament-1.0', 'stableish', 'nextcloud-1'],
  ],
])('of %j these are releases: %j', (tags, expected) => {
  expect(names(tags)).toEqual(expected)
})

test('a short tag older than its patches is the release they mended', () => {
  const tags = [
    { name: 'jq-1.7.1', at: daysBefore(10) },
    { name: 'jq-1.7', at: daysBefore(100) },
    { name: 'v1', at: daysBefore(10) },
    { name: 'v1.0.1', at: daysBefore(10) },
    { name: 'v1.0.0', at: daysBefore(20) },
  ]
  expect(releaseTags(tags).map(({ name }) => name)).toEqual(['jq-1.7.1', 'jq-1.7', 'v1.0.1', 'v1.0.0'])
})

test('a tag that moves does not keep the clock going', () => {
  const tags = listing([
    { name: 'latest', at: daysBefore(0) },
    { name: 'v1', at: daysBefore(1) },
    { name: 'v1.0.0', at: daysBefore(900) },
  ])
  const read = releaseInstants({ tags, releases: listing([]) })
  expect(read).toEqual({ known: true, instants: [Date.parse(daysBefore(900))] })
})
