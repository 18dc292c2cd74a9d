import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scorecard } from '../src/model/scorecard.ts'
import { runInside } from './support/cli.ts'
import { type Replica, replicaFolder, startReplica } from './support/replica.ts'

const FAULTLESS_AND_SILENT = /Issues are switched off here|Only \d of 5 issues/

/**
 * What is said of real projects as of the day their recorded data ends, for a work under MIT, and why; read by hand. Where a
 * repository's issues are not in the data, points 3 and 9 are unknown, and so is whether to adopt it.
 */
const VERDICTS: readonly (readonly [repository: string, day: string, verdict: string, why: RegExp])[] = [
  // Busy, answered, several carry it; what is missing is yours to try.
  ['bitcoin-core/secp256k1', '2026-08-04', 'adopt-with-care', /list of adopters/],
  ['expressjs/express', '2026-08-01', 'undecided', FAULTLESS_AND_SILENT],
  ['webpro-nl/knip', '2026-08-11', 'undecided', FAULTLESS_AND_SILENT],
  ['ossf/scorecard', '2026-08-07', 'undecided', FAULTLESS_AND_SILENT],
  ['ossf/criticality_score', '2025-04-16', 'undecided', FAULTLESS_AND_SILENT],
  ['vadimdemedes/ink', '2026-07-16', 'undecided', FAULTLESS_AND_SILENT],
  ['sindresorhus/np', '2026-07-16', 'undecided', FAULTLESS_AND_SILENT],
  ['sindresorhus/eslint-plugin-unicorn', '2026-08-08', 'undecided', FAULTLESS_AND_SILENT],
  ['lirantal/npq', '2025-07-10', 'undecided', FAULTLESS_AND_SILENT],
  ['todogroup/repolinter', '2025-06-07', 'undecided', FAULTLESS_AND_SILENT],
  ['npms-io/npms-analyzer', '2023-02-27', 'undecided', FAULTLESS_AND_SILENT],
  ['martinthomson/i-d-template', '2026-06-22', 'undecided', /./],
  ['bitcoin/bips', '2026-08-22', 'undecided', /./],
  // A GPL tool that is run beside your work, and whose pull requests are not in the data.
  ['git-bug/git-bug', '2025-05-19', 'undecided', /./],
  // Specifications: their terms are a text of their own, or too few ask to tell how they are answered.
  ['cfrg/draft-irtf-cfrg-vdaf', '2026-04-16', 'undecided', /terms of its own/],
  ['ietf-rats-wg/eat', '2025-04-15', 'undecided', FAULTLESS_AND_SILENT],
  ['lake-wg/edhoc', '2024-10-10', 'undecided', FAULTLESS_AND_SILENT],
  ['mlswg/mls-protocol', '2024-03-28', 'undecided', FAULTLESS_AND_SILENT],
  ['tlswg/dtls-conn-id', '2021-08-29', 'undecided', FAULTLESS_AND_SILENT],
  ['tlswg/dtls13-spec', '2025-04-01', 'avoid', /No licence is named/],
  // Over, by their own words or by the forge's.
  ['fluent-ffmpeg/node-fluent-ffmpeg', '2025-05-22', 'avoid', /archived/],
  ['kriskowal/q', '2021-09-15', 'avoid', /Deprecated/],
  ['moment/moment', '2024-02-18', 'avoid', /Deprecated/],
  ['paularmstrong/normalizr', '2022-03-19', 'avoid', /Deprecated/],
  ['quarnster/SublimeClang', '2013-08-15', 'avoid', /Deprecated/],
  ['request/request', '2020-02-11', 'avoid', /Deprecated/],
  // Its team has gone.
  ['octokit/plugin-throttling.js', '2026-04-29', 'avoid', /likely to be here/],
  // Wiped, and nobody says under which licence.
  ['venomous0x/WhatsAPI', '2015-05-20', 'avoid', /No licence is named/],
]

const folder = replicaFolder()

// Without OSS_CHECK_REPLICA (a folder with the GitHub look-alike) there is nothing to read from.
describe.skipIf(folder === null)('verdicts on real projects', () => {
  const home = mkdtempSync(join(tmpdir(), 'oss-check-golden-'))
  let replica: Replica
  beforeAll(async () => {
    replica = await startReplica(folder ?? '', 0)
  })
  afterAll(async () => {
    await replica[Symbol.asyncDispose]()
    rmSync(home, { recursive: true, force: true })
  })

  const scores = new Map<string, number | null>()

  test.each(VERDICTS)('%s as of %s: %s', async (repository, day, verdict, why) => {
    const env = {
      HOME: home,
      GITHUB_TOKEN: 'ghp_golden0123456789',
      GITHUB_API_URL: replica.url,
      GITHUB_GRAPHQL_URL: `${replica.url}/graphql`,
      GITHUB_SERVER_URL: replica.url,
      npm_config_registry: 'http://127.0.0.1:9/',
    }
    const args = [repository, '--json', '--as-of', day, '--project-license', 'MIT', '--no-cache']
    const { stdout } = await runInside(args, { cwd: home, env })
    const card: Scorecard = JSON.parse(stdout)
    scores.set(repository, card.score.value)
    expect({ verdict: card.verdict, why: card.reasons.join('; ') }).toEqual({
      verdict,
      why: expect.stringMatching(why),
    })
  })

  test('Express and knip stand above npq and repolinter', () => {
    const of = (repository: string) => scores.get(repository) ?? Number.NaN
    const above = Math.min(of('expressjs/express'), of('webpro-nl/knip'))
    expect(above).toBeGreaterThan(Math.max(of('lirantal/npq'), of('todogroup/repolinter')))
  })
})
