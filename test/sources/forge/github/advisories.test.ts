import { expect, test } from 'vitest'
import { advisoriesFrom, privateReportingFrom } from '../../../../src/sources/forge/github/advisories.ts'

const PUBLISHED = {
  ghsa_id: 'GHSA-1',
  state: 'published',
  severity: 'high',
  summary: 'Spins for ever',
  published_at: '2026-02-01T00:00:00Z',
  created_at: '2026-01-01T00:00:00Z',
  html_url: 'u',
}

function read(data: unknown, next: string | null = null) {
  return advisoriesFrom({ status: 200, data, next, url: 'u', retrievedAt: '' })
}

test('an advisory as GitHub tells it', () => {
  const vulnerabilities = [
    { vulnerable_version_range: '< 1.2', patched_versions: '1.2' },
    { vulnerable_version_range: null, patched_versions: '' },
    { vulnerable_version_range: '>= 2, < 2.1', patched_versions: '2.1' },
  ]
  expect(read([{ ...PUBLISHED, vulnerabilities }]).items).toEqual([
    {
      id: 'GHSA-1',
      severity: 'high',
      summary: 'Spins for ever',
      publishedAt: '2026-02-01T00:00:00Z',
      reportedAt: '2026-01-01T00:00:00Z',
      withdrawnAt: null,
      vulnerableRange: '< 1.2; >= 2, < 2.1',
      patchedVersions: '1.2; 2.1',
      url: 'u',
    },
  ])
})

test('what is not told is null', () => {
  const { created_at: _, severity: __, ...less } = PUBLISHED
  expect(read([less]).items).toMatchObject([
    { severity: null, reportedAt: null, withdrawnAt: null, vulnerableRange: null, patchedVersions: null },
  ])
})

test.each([
  ['low', 'low'],
  ['medium', 'moderate'],
  ['moderate', 'moderate'],
  ['critical', 'critical'],
  ['dire', null],
])('the severity %s is %s', (severity, expected) => {
  expect(read([{ ...PUBLISHED, severity }]).items[0]?.severity).toBe(expected)
})

test.each([
  ['draft', { state: 'draft' }],
  ['triage', { state: 'triage', published_at: null }],
  ['without a day of publication', { published_at: null }],
])('none of what is no published one is shown, and the list is whole without it: %s', (_, changes) => {
  expect(read([{ ...PUBLISHED, ...changes }])).toMatchObject({ items: [], coverage: { whole: true } })
})

test('a list of more than a page reaches back to its oldest', () => {
  expect(read([PUBLISHED], 'next').coverage).toMatchObject({
    from: PUBLISHED.published_at,
    whole: false,
    lost: null,
  })
  expect(read([], 'next').coverage).toMatchObject({ whole: false, lost: null })
})

test('what is not understood is counted', () => {
  const { items, coverage } = read([PUBLISHED, { ghsa_id: 1 }, 'odd'])
  expect(items).toHaveLength(1)
  expect(coverage.lost?.detail).toMatch(/^2 security advisories/)
})

test('private reporting is switched on or off', () => {
  const answer = (enabled: boolean) => ({
    status: 200,
    data: { enabled },
    next: null,
    url: 'u',
    retrievedAt: '',
  })
  expect([privateReportingFrom(answer(true)), privateReportingFrom(answer(false))]).toEqual([true, false])
})
