import { createNpm, type Npm } from '../../../../src/sources/ecosystem/npm/npm.ts'
import { npmConfigOf } from '../../../../src/sources/ecosystem/npm/npmrc.ts'
import { netOf } from '../../../support/github-client.ts'
import type { FakeRegistry } from '../../../support/npm-registry.ts'

/** A client of the double. */
export function npmOf(
  registry: FakeRegistry,
  settings: Readonly<Record<string, string>> = {},
  net = netOf(),
): Npm {
  return createNpm({
    config: npmConfigOf({ registry: registry.url, ...settings }),
    net,
    userAgent: 'oss-check/test',
    now: () => new Date('2026-06-30T12:00:00Z'),
    timeoutMs: 5000,
    node: '24.0.0',
    downloadsUrl: registry.downloadsUrl,
  })
}
