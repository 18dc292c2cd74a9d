import * as z from 'zod/mini'
import { backTo, type Coverage, NO_DAY, tornBy, wholeOf } from '../../../model/coverage.ts'
import type { Advisory } from '../../../model/facts/advisories.ts'
import type { Listing } from '../../../model/facts/listing.ts'
import { restData } from './answer.ts'
import type { RestAnswer } from './client/client.ts'

export const ADVISORIES_ROUTE = 'GET /repos/{owner}/{repo}/security-advisories'
export const PRIVATE_REPORTING_ROUTE = 'GET /repos/{owner}/{repo}/private-vulnerability-reporting'

/** Published advisories of the repository; GraphQL has none of them. */
export function advisoriesFrom(answer: RestAnswer): Listing<Advisory> {
  const parsed = restData(answer, z.array(z.unknown()), 'the security advisories').map((value) =>
    advisorySchema.safeParse(value),
  )
  const items = parsed.flatMap((result) => (result.success ? advisoryFrom(result.data) : []))
  const broken = parsed.filter((result) => !result.success).length
  return { items, coverage: coverageOf(items, broken, answer.next !== null) }
}

function coverageOf(items: readonly Advisory[], broken: number, more: boolean): Coverage {
  if (broken > 0) {
    const detail = `${broken} security advisories came in a form that is not understood`
    return tornBy({ reason: 'incomplete', detail }, NO_DAY, null)
  }
  return more ? backTo(items.at(-1)?.publishedAt ?? NO_DAY, null) : wholeOf(items.length)
}

export function privateReportingFrom(answer: RestAnswer): boolean {
  return restData(answer, z.object({ enabled: z.boolean() }), 'private vulnerability reporting').enabled
}

const advisorySchema = z.object({
  ghsa_id: z.string(),
  state: z.string(),
  severity: z.nullish(z.string()),
  summary: z.string(),
  published_at: z.nullable(z.string()),
  created_at: z.nullish(z.string()),
  withdrawn_at: z.nullish(z.string()),
  html_url: z.string(),
  submission: z.nullish(z.object({})),
  vulnerabilities: z.nullish(
    z.array(
      z.object({
        vulnerable_version_range: z.nullish(z.string()),
        patched_versions: z.nullish(z.string()),
      }),
    ),
  ),
})

const SEVERITIES: Readonly<Record<string, Advisory['severity']>> = {
  low: 'low',
  medium: 'moderate',
  moderate: 'moderate',
  high: 'high',
  critical: 'critical',
}

/** None of a draft. */
function advisoryFrom(data: z.infer<typeof advisorySchema>): Advisory[] {
  if (data.published_at === null || data.state !== 'published') return []
  const ranges = data.vulnerabilities ?? []
  return [
    {
      id: data.ghsa_id,
      severity: SEVERITIES[data.severity ?? ''] ?? null,
      summary: data.summary,
      publishedAt: data.published_at,
      reportedAt: data.created_at ?? null,
      withdrawnAt: data.withdrawn_at ?? null,
      vulnerableRange: listed(ranges.map((range) => range.vulnerable_version_range)),
      patchedVersions: listed(ranges.map((range) => range.patched_versions)),
      url: data.html_url,
    },
  ]
}

function listed(texts: readonly (string | null | undefined)[]): string | null {
  const told = texts.filter((text): text is string => typeof text === 'string' && text !== '')
  return told.length === 0 ? null : told.join('; ')
}
