import { expect, test } from 'vitest'
import type { LicenseSource } from '../../../src/analysis/licensing/license-source.ts'
import { parseExpression } from '../../../src/analysis/licensing/parse-expression.ts'
import { decideForProject } from '../../../src/analysis/licensing/project-decision.ts'
import { DEFAULT_POLICY, type Policy } from '../../../src/model/policy.ts'

function decide(declared: readonly string[], policy: Partial<Policy> = {}) {
  const own = declared.map(
    (text, index): LicenseSource => ({
      kind: 'manifest',
      where: `manifest ${index}`,
      readings: [parseExpression(text)],
      said: text,
    }),
  )
  const sources = { own, ofParts: [], unread: [] }
  return decideForProject(sources, { ...DEFAULT_POLICY, projectLicense: 'MIT', ...policy })
}

const NOTICE_FILE = 'Pass on its NOTICE file and attribution notices'
const NAMES = 'Not use its authors’ names for promotion'

test('what every reading allows is allowed, with the duties of all', () => {
  const { verdict, expression, obligations } = decide(['Apache-2.0', 'BSD-3-Clause'])
  expect({ verdict, expression }).toEqual({
    verdict: 'compatible',
    expression: 'Apache-2.0 or BSD-3-Clause',
  })
  expect(obligations).toEqual(expect.arrayContaining([NOTICE_FILE, NAMES]))
})

test('what readings decide differently needs review, with the duties of those that may be used', () => {
  const { verdict, reason, obligations } = decide(['Apache-2.0', 'GPL-3.0-only'])
  expect(verdict).toBe('needs-review')
  expect(reason).toBe('Its sources disagree: Apache-2.0 is compatible, GPL-3.0-only is incompatible')
  expect(obligations).toContain(NOTICE_FILE)
})

test('what no reading allows is refused, without duties', () => {
  expect(decide(['GPL-2.0-only', 'GPL-3.0-only'])).toMatchObject({
    verdict: 'incompatible',
    obligations: [],
  })
})

test.each([
  [['MIT'], 'incompatible', 'deny'],
  // One reading denied and another not: a person finds out which it is.
  [['MIT', 'ISC'], 'needs-review', 'deny'],
  [['ISC', '0BSD'], 'compatible', 'compatibility'],
])('%j with MIT denied: %s', (declared, verdict, by) => {
  expect(decide(declared, { licenses: { allow: [], deny: ['MIT'] } })).toMatchObject({ verdict, by })
})

const says = (where: string, text: string): LicenseSource => ({
  kind: 'text',
  where,
  said: text,
  readings: [parseExpression(text)],
})

test.each([
  ['MIT', 'compatible', 'ee/LICENSE says LicenseRef-theirs, other terms than the rest'],
  // A part gives reason to look at what else fits; it softens no refusal, and is not why a person has to look.
  ['GPL-3.0-only', 'incompatible', 'GPL-3.0'],
  ['LicenseRef-ours', 'needs-review', 'LicenseRef-ours stands for terms of its own'],
])('a part under other terms beside %s', (own, verdict, reason) => {
  const policy = { ...DEFAULT_POLICY, projectLicense: 'MIT' }
  const alone = decideForProject({ own: [says('LICENSE', own)], ofParts: [], unread: [] }, policy)
  expect(alone.verdict).toBe(verdict)
  const ofParts = [says('ee/LICENSE', 'LicenseRef-theirs')]
  const decision = decideForProject({ own: [says('LICENSE', own)], ofParts, unread: [] }, policy)
  expect(decision.verdict).toBe(verdict === 'compatible' ? 'needs-review' : verdict)
  expect(decision.reason).toContain(reason)
})
