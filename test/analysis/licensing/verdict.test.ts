import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankOf, type UseContext } from '../../../src/analysis/licensing/answer.ts'
import { COPYLEFT } from '../../../src/analysis/licensing/copyleft.ts'
import { expressionText } from '../../../src/analysis/licensing/expression.ts'
import { STRICT } from '../../../src/analysis/licensing/pairs.ts'
import { parseExpression } from '../../../src/analysis/licensing/parse-expression.ts'
import { PERMISSIVE } from '../../../src/analysis/licensing/permissive.ts'
import { judgeExpression } from '../../../src/analysis/licensing/verdict.ts'

function judge(inbound: string, project: string | null, changes: Partial<UseContext> = {}) {
  const context = {
    ...STRICT,
    whole: false,
    ...changes,
    project: project === null ? null : parseExpression(project),
  }
  return judgeExpression(parseExpression(inbound), context)
}

describe.each([
  // The classic conflicts.
  ['CDDL-1.0', 'GPL-2.0-only', {}, 'incompatible'],
  ['CDDL-1.0', 'GPL-2.0-only', { link: 'dynamic' }, 'incompatible'],
  ['Apache-2.0', 'GPL-2.0-only', {}, 'incompatible'],
  ['Apache-2.0', 'GPL-2.0-or-later', {}, 'needs-review'],
  ['Apache-2.0', 'GPL-3.0-or-later', {}, 'compatible'],
  ['Apache-2.0 WITH LLVM-exception', 'GPL-2.0-only', {}, 'compatible'],
  ['BSD-4-Clause', 'GPL-3.0-only', {}, 'incompatible'],
  ['GPL-2.0-only', 'GPL-3.0-only', {}, 'incompatible'],
  ['GPL-2.0-or-later', 'GPL-3.0-only', {}, 'compatible'],
  ['GPL-3.0-only', 'GPL-2.0-or-later', {}, 'needs-review'],
  ['LGPL-3.0-only', 'GPL-2.0-only', { link: 'dynamic' }, 'incompatible'],
  ['LGPL-2.1-only', 'GPL-3.0-or-later', {}, 'compatible'],
  ['GPL-3.0-only', 'MIT', {}, 'incompatible'],
  ['EPL-2.0', 'GPL-2.0-only', {}, 'needs-review'],
  ['MPL-2.0', 'GPL-2.0-only', {}, 'compatible'],
  ['MPL-2.0-no-copyleft-exception', 'GPL-2.0-only', {}, 'incompatible'],
  ['EUPL-1.2', 'GPL-3.0-only', {}, 'compatible'],
  ['GPL-3.0-only', 'AGPL-3.0-only', {}, 'compatible'],
  ['CECILL-2.1', 'GPL-3.0-or-later', {}, 'compatible'],
  ['CECILL-2.0', 'AGPL-3.0-only', {}, 'compatible'],
  ['CECILL-2.1', 'MIT', {}, 'incompatible'],
  ['MPL-1.0', 'MPL-2.0', { whole: true }, 'compatible'],
  ['AGPL-3.0-only', 'GPL-3.0-only', {}, 'needs-review'],
  // The way of use.
  ['MPL-2.0', 'MIT', { link: 'dynamic' }, 'compatible'],
  ['MPL-2.0', 'MIT', { whole: true }, 'incompatible'],
  ['LGPL-2.1-only', 'MIT', { link: 'dynamic' }, 'compatible'],
  ['LGPL-2.1-only', 'MIT', {}, 'needs-review'],
  ['LGPL-2.1-only', 'MIT', { distribute: ['source'] }, 'compatible'],
  ['GPL-3.0-only', 'LicenseRef-Proprietary', { link: 'process' }, 'compatible'],
  ['GPL-3.0-only', 'LicenseRef-Proprietary', { distribute: ['saas'] }, 'compatible'],
  ['AGPL-3.0-only', 'LicenseRef-Proprietary', { distribute: ['saas'] }, 'incompatible'],
  ['AGPL-3.0-only', 'LicenseRef-Proprietary', { distribute: ['saas'], link: 'process' }, 'compatible'],
  ['AGPL-3.0-only', 'LicenseRef-Proprietary', { distribute: ['none'] }, 'compatible'],
  // A library's licence reaches over what is linked into it statically, whoever's it is.
  ['CDDL-1.0', 'LGPL-2.1-only', {}, 'incompatible'],
  ['CDDL-1.0', 'LGPL-2.1-only', { link: 'dynamic' }, 'compatible'],
  ['BSD-4-Clause', 'LGPL-2.1-or-later', {}, 'incompatible'],
  ['BSD-4-Clause', 'LGPL-2.1-or-later', { link: 'dynamic' }, 'compatible'],
  // "Or later" on the project's side: the whole goes under the later version.
  ['LGPL-3.0-only', 'LGPL-2.1-or-later', { whole: true }, 'needs-review'],
  ['Apache-2.0', 'GPL-2.0-or-later WITH Classpath-exception-2.0', { whole: true }, 'needs-review'],
  ['CDDL-1.0', 'GPL-2.0-or-later', {}, 'incompatible'],
  // Patent clauses are tolerated where the licence, its steward or the FSF says so.
  ['Apache-2.0', 'MPL-2.0', { whole: true }, 'compatible'],
  ['Apache-2.0', 'EPL-1.0', { whole: true }, 'compatible'],
  ['Apache-2.0', 'MPL-1.1', { whole: true }, 'needs-review'],
  ['Apache-2.0', 'CDDL-1.0', { whole: true }, 'needs-review'],
  ['Apache-2.0', 'CDDL-1.1', { whole: true }, 'needs-review'],
  ['Apache-2.0', 'CPL-1.0', { whole: true }, 'needs-review'],
  ['Apache-2.0', 'IPL-1.0', { whole: true }, 'needs-review'],
  ['Apache-2.0', 'MS-RL', { whole: true }, 'needs-review'],
  // System calls are no linking.
  ['GPL-2.0-only WITH Linux-syscall-note', 'LicenseRef-Proprietary', {}, 'compatible'],
  ['GPL-2.0-only WITH Linux-syscall-note', 'MIT', { whole: true }, 'incompatible'],
  ['EUPL-1.2', 'MIT', { link: 'dynamic' }, 'needs-review'],
  ['EUPL-1.2', 'MIT', {}, 'incompatible'],
  ['CPL-1.0', 'EPL-1.0', { whole: true }, 'needs-review'],
  // Exceptions.
  ['GPL-2.0-only', 'Apache-2.0', {}, 'incompatible'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'Apache-2.0', {}, 'compatible'],
  ['GPL-3.0-or-later WITH GCC-exception-3.1', 'LicenseRef-Proprietary', {}, 'compatible'],
  ['GPL-2.0-only WITH Universal-FOSS-exception-1.0', 'Apache-2.0', {}, 'needs-review'],
  ['GPL-2.0-only', 'GPL-2.0-only WITH Classpath-exception-2.0', {}, 'incompatible'],
  [
    'GPL-2.0-or-later WITH Classpath-exception-2.0',
    'GPL-3.0-only WITH Classpath-exception-2.0',
    { whole: true },
    'compatible',
  ],
  ['GPL-2.0-or-later', 'GPL-3.0-only WITH Classpath-exception-2.0', { whole: true }, 'incompatible'],
  // Credit in documentation is a restriction for version 2; version 3 leaves it open.
  ['FTL', 'GPL-2.0-only', {}, 'incompatible'],
  ['FTL', 'GPL-3.0-only', {}, 'needs-review'],
  // Choices.
  ['MIT OR GPL-3.0-only', 'LicenseRef-Proprietary', {}, 'compatible'],
  ['MIT AND GPL-3.0-only', 'UNLICENSED', {}, 'incompatible'],
  ['MIT', 'MIT OR GPL-2.0-only', {}, 'compatible'],
  ['GPL-2.0-only', 'MIT OR GPL-2.0-only', {}, 'incompatible'],
  // Nobody's licences, and those that are none.
  ['NONE', 'MIT', {}, 'incompatible'],
  ['UNLICENSED', 'MIT', {}, 'incompatible'],
  ['NOASSERTION', 'MIT', {}, 'needs-review'],
  ['LicenseRef-Whatever', 'MIT', {}, 'needs-review'],
  ['BSD', 'MIT', {}, 'needs-review'],
  ['SSPL-1.0', 'MIT', { distribute: ['none'] }, 'needs-review'],
  ['BUSL-1.1', 'MIT', {}, 'needs-review'],
  ['Elastic-2.0', 'MIT', {}, 'needs-review'],
  ['MIT AND LicenseRef-Commons-Clause', 'MIT', {}, 'needs-review'],
  ['Abstyles', 'MIT', {}, 'needs-review'],
  ['MIT', 'Abstyles', {}, 'needs-review'],
  ['MIT', 'Abstyles', { link: 'process' }, 'compatible'],
  ['MIT', 'Abstyles', { distribute: ['saas'] }, 'compatible'],
  ['MIT', 'Abstyles', { link: 'process', whole: true }, 'needs-review'],
  // No licence of one's own declared.
  ['MIT', null, {}, 'compatible'],
  ['GPL-3.0-only', null, {}, 'needs-review'],
  ['MPL-2.0', null, { link: 'dynamic' }, 'needs-review'],
] as const)('%s into %s, %j', (inbound, project, changes, verdict) => {
  test(`is ${verdict}`, () => {
    const answer = judge(inbound, project, changes)
    expect(answer).toMatchObject({ verdict })
    expect(answer.reason).toMatch(/^\S.{20,}[^.\s]$/)
    expect(answer.source).toMatch(/^https:\/\//)
  })
})

test('each kind of missing licence has its own sentence', () => {
  const kinds = ['NONE', 'UNLICENSED', 'NOASSERTION', 'LicenseRef-X', 'LicenseRef-Commons-Clause', 'BUSL-1.1']
  const reasons = [...kinds, 'SSPL-1.0', 'Elastic-2.0', 'BSD', 'Foo', 'Abstyles'].map(
    (text) => judge(text, 'MIT').reason,
  )
  expect(new Set(reasons).size).toBe(reasons.length)
})

test.each([
  ['LGPL-2.1-only', 'GPL-3.0-only', 'Section 3 of LGPL-2.1 lets it be offered under GPL-3.0-only'],
  [
    'LGPL-2.1-or-later',
    'AGPL-3.0-only',
    'By section 3 of LGPL-2.1 it may be taken under GPL-3.0, and section 13 of GPL-3.0 lets that be combined with AGPL-3.0-only',
  ],
  [
    'GPL-3.0-only',
    'AGPL-3.0-only',
    'Section 13 of GPL-3.0 lets it be combined with AGPL-3.0-only; its part stays under the GPL',
  ],
  [
    'GPL-2.0-or-later',
    'GPL-3.0-only',
    'GPL-2.0-or-later may be taken under the version of your project, GPL-3.0-only',
  ],
  ['MPL-2.0', 'GPL-2.0-only', 'Section 3.3 of MPL-2.0 lets it be offered under GPL-2.0-only'],
  ['EUPL-1.2', 'AGPL-3.0-only', 'Article 5 of EUPL-1.2 lets it be offered under AGPL-3.0-only'],
  ['Apache-2.0', 'GPL-2.0-or-later', /the whole goes under version 3/],
])('%s into %s names the section that says so', (inbound, project, reason) => {
  expect(judge(inbound, project).reason).toMatch(reason)
})

test('the branch of a choice that was taken is named', () => {
  const answer = judge('MIT OR GPL-3.0-only', 'LicenseRef-Proprietary')
  expect(expressionText(answer.chosen)).toBe('MIT')
})

test('weak copyleft comes with its duties, and a network clause is named', () => {
  expect(judge('MPL-2.0', 'MIT', { link: 'dynamic' }).obligations).toContain(
    'Keep its code in files of its own, apart from yours',
  )
  expect(judge('AGPL-3.0-only', 'MIT', { distribute: ['saas'] }).reason).toMatch(/network/)
})

const ids = [...PERMISSIVE.keys(), ...COPYLEFT.keys()]
const term = fc.constantFrom(...ids, 'LicenseRef-X', 'BSD', 'NOASSERTION', 'BUSL-1.1', 'Abstyles')
const expression = fc.letrec<{ all: string; join: string }>((tie) => ({
  all: fc.oneof({ maxDepth: 3 }, term, tie('join')),
  join: fc
    .tuple(tie('all'), fc.constantFrom('AND', 'OR'), tie('all'))
    .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
})).all
const use = fc.record({
  link: fc.constantFrom('static' as const, 'dynamic' as const, 'process' as const),
  distribute: fc.oneof(
    fc.constant(['none'] as const),
    fc.subarray(['saas', 'browser', 'binaries', 'source', 'device'] as const, { minLength: 1 }),
  ),
  modify: fc.boolean(),
  whole: fc.boolean(),
})
const project = fc.option(fc.constantFrom(...ids, 'LicenseRef-Proprietary'))

describe('whatever the licences and their use', () => {
  test('A OR B is at least as good as either, A AND B exactly as good as the worse', () => {
    fc.assert(
      fc.property(expression, expression, project, use, (a, b, own, context) => {
        const [first, second] = [
          rankOf(judge(a, own, context).verdict),
          rankOf(judge(b, own, context).verdict),
        ]
        expect(rankOf(judge(`(${a}) OR (${b})`, own, context).verdict)).toBe(Math.max(first, second))
        expect(rankOf(judge(`(${a}) AND (${b})`, own, context).verdict)).toBe(Math.min(first, second))
      }),
    )
  })

  test('adding an unknown never helps: beside a licence it never passes, as a choice it never makes one pass', () => {
    fc.assert(
      fc.property(expression, project, use, (a, own, context) => {
        const alone = judge(a, own, context).verdict
        const both = judge(`(${a}) AND LicenseRef-Unknown`, own, context).verdict
        expect(rankOf(both)).toBeLessThanOrEqual(Math.min(rankOf(alone), rankOf('needs-review')))
        const either = judge(`(${a}) OR LicenseRef-Unknown`, own, context).verdict
        expect(either === 'compatible').toBe(alone === 'compatible')
      }),
    )
  })

  test('order and brackets do not matter', () => {
    fc.assert(
      fc.property(
        term,
        term,
        term,
        fc.constantFrom('AND', 'OR'),
        project,
        use,
        (a, b, c, operator, own, context) => {
          const plain = judge(`${a} ${operator} ${b} ${operator} ${c}`, own, context)
          expect(judge(`${c} ${operator} (${a} ${operator} ${b})`, own, context)).toEqual(plain)
          expect(judge(`((${b}) ${operator} ${c}) ${operator} ${a}`, own, context)).toEqual(plain)
        },
      ),
    )
  })

  test('a looser use is never worse: not distributing, keeping it a process, not offering the whole', () => {
    fc.assert(
      fc.property(expression, project, use, (a, own, context) => {
        const rank = (changes: Partial<UseContext>) =>
          rankOf(judge(a, own, { ...context, ...changes }).verdict)
        expect(rank({ whole: false })).toBeGreaterThanOrEqual(rank({ whole: true }))
        expect(rank({ whole: false, distribute: ['none'] })).toBeGreaterThanOrEqual(rank({ whole: false }))
        expect(rank({ whole: false, link: 'process' })).toBeGreaterThanOrEqual(rank({ whole: false }))
      }),
    )
  })
})
