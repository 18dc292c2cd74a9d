import { expect, test } from 'vitest'
import { parseExpression } from '../../../src/analysis/licensing/expression.ts'
import type { Claim } from '../../../src/analysis/licensing/license-sources.ts'
import { outcomeOf } from '../../../src/analysis/licensing/project-decision.ts'
import { DEFAULT_POLICY } from '../../../src/model/policy.ts'

const policy = { ...DEFAULT_POLICY, projectLicense: 'MIT' }

function says(where: string, said: string): Claim {
  return { source: 'text', where, said, readings: [parseExpression(said)] }
}

test.each([
  ['MIT', 'compatible', 'ee/LICENSE says LicenseRef-theirs, other terms than the rest'],
  // A part gives reason to look at what else fits; it softens no refusal, and is not why a person has to look.
  ['GPL-3.0-only', 'incompatible', 'GPL-3.0'],
  ['LicenseRef-ours', 'needs-review', 'LicenseRef-ours stands for terms of its own'],
])('a part under other terms beside %s', (own, verdict, reason) => {
  const alone = outcomeOf({ own: [says('LICENSE', own)], ofParts: [], unread: [] }, policy)
  expect(alone.verdict).toBe(verdict)
  const ofParts = [says('ee/LICENSE', 'LicenseRef-theirs')]
  const outcome = outcomeOf({ own: [says('LICENSE', own)], ofParts, unread: [] }, policy)
  expect(outcome.verdict).toBe(verdict === 'compatible' ? 'needs-review' : verdict)
  expect(outcome.reason).toContain(reason)
})
