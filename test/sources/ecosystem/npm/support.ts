import { createNpm, type Npm } from '../../../../src/sources/ecosystem/npm/npm.ts'
import { npmConfigOf } from '../../../../src/sources/ecosystem/npm/npmrc.ts'
import type { FakeRegistry } from '../../../support/npm-registry.ts'

/** A client of the double. */
export function npmOf(
  registry: FakeRegistry,
  settings: Readonly<Record<string, string>> = {},
  timeoutMs = 5000,
): Npm {
  return createNpm({
    config: npmConfigOf({ registry: registry.url, ...settings }),
    fetch,
    signal: new AbortController().signal,
    userAgent: 'oss-check/test',
    now: () => new Date('2026-06-30T12:00:00Z'),
    timeoutMs,
    downloadsUrl: registry.downloadsUrl,
  })
}
