import { describe, expect, test } from 'vitest'
import type { UseContext } from '../../../src/analysis/licensing/answer.ts'
import { parseExpression } from '../../../src/analysis/licensing/parse-expression.ts'
import { judgeExpression } from '../../../src/analysis/licensing/verdict.ts'

function judge(inbound: string, use: Partial<UseContext>) {
  return judgeExpression(parseExpression(inbound), {
    link: 'static',
    distribute: ['binaries'],
    modify: false,
    whole: false,
    project: parseExpression('LicenseRef-Proprietary'),
    ...use,
  })
}

const SERVICE = { distribute: ['saas'] } as const
const PAGE = { distribute: ['saas', 'browser'] } as const
const INSIDE = { distribute: ['none'] } as const
const APART = { link: 'process' } as const
const DEVICE = { distribute: ['device'] } as const

describe.each<[string, Partial<UseContext>, string, readonly (string | RegExp)[]]>([
  // A service is no copy, for most.
  ['MIT', SERVICE, 'compatible', []],
  ['GPL-3.0-only', SERVICE, 'compatible', []],
  ['GPL-3.0-only', PAGE, 'incompatible', []],
  ['MIT', PAGE, 'compatible', [/^Keep its copyright notice/]],
  ['LGPL-3.0-only', { ...PAGE, link: 'dynamic' }, 'compatible', [/^Offer its source/, /replace the library/]],
  // For some it is as good as one.
  ['AFL-3.0', SERVICE, 'compatible', [/^Keep its copyright notice/, /NOTICE/]],
  ['AFL-2.1', SERVICE, 'compatible', [/patents/]],
  ['OSL-3.0', { ...SERVICE, ...APART }, 'compatible', [/^Offer its source/, /over a network/]],
  ['EUPL-1.2', { ...SERVICE, ...APART }, 'compatible', [/^Offer its source/, /over a network/]],
  ['OSL-3.0', SERVICE, 'incompatible', []],
  ['OSL-2.1', { ...SERVICE, ...APART }, 'compatible', [/patents/]],
  ['OSL-2.1', { ...SERVICE, ...APART, modify: true }, 'compatible', [/with your changes/, /over a network/]],
  ['CPAL-1.0', { ...SERVICE, link: 'dynamic' }, 'compatible', [/^Name author/, /over a network/]],
  ['APSL-2.0', { ...SERVICE, ...APART, modify: true }, 'compatible', [/over a network/]],
  ['ODbL-1.0', { ...SERVICE, ...APART }, 'compatible', [/^Name author/]],
  // The AGPL speaks to those who changed it, or made a work of it.
  ['AGPL-3.0-only', { ...SERVICE, ...APART }, 'compatible', []],
  [
    'AGPL-3.0-only',
    { ...SERVICE, ...APART, modify: true },
    'compatible',
    [/with your changes/, /over a network/],
  ],
  ['AGPL-3.0-only', SERVICE, 'incompatible', []],
  ['AGPL-3.0-only', APART, 'compatible', [/^Offer its source under/]],
  ['AGPL-3.0-only', { ...APART, modify: true }, 'compatible', [/whoever runs your version over a network/]],
  // Creative Commons: to show it is to share it.
  ['CC-BY-4.0', SERVICE, 'compatible', ['Name author, title and source as the author wishes']],
  ['CC-BY-4.0', { ...SERVICE, modify: true }, 'compatible', [/^Name author/, /^Mark what you changed/]],
  ['CC-BY-SA-4.0', { ...SERVICE, ...APART }, 'compatible', [/^Name author/]],
  [
    'CC-BY-SA-4.0',
    { ...SERVICE, ...APART, modify: true },
    'compatible',
    ['Offer what you adapted from it under CC-BY-SA-4.0'],
  ],
  ['CC-BY-SA-4.0', SERVICE, 'needs-review', [/^Name author/]],
  ['CC0-1.0', SERVICE, 'compatible', []],
  // Nothing leaves the house.
  ['GPL-3.0-only', INSIDE, 'compatible', []],
  ['OSL-3.0', INSIDE, 'compatible', []],
  ['CC-BY-SA-4.0', INSIDE, 'compatible', []],
  ['Apache-2.0', INSIDE, 'compatible', []],
  // What is said of use or of products holds for a service, too.
  ['BSD-3-Clause', SERVICE, 'compatible', ['Not use its authors’ names for promotion']],
  ['BSD-4-Clause', SERVICE, 'compatible', ['Credit its authors in advertising that mentions it']],
  ['Apache-2.0', SERVICE, 'compatible', ['Accept that suing over patents ends your patent licence']],
  ['PHP-3.01', SERVICE, 'compatible', ['Not name your product after it']],
  // Names of changed versions bind who changes.
  ['OFL-1.1', APART, 'compatible', [/^Keep its copyright notice/]],
  ['OFL-1.1', { ...APART, modify: true }, 'compatible', ['Give what you changed another name']],
  ['Artistic-2.0', { modify: true }, 'compatible', ['Rename, publish or keep apart what you changed']],
  // A consumer device.
  ['GPL-3.0-or-later', { ...DEVICE, ...APART }, 'compatible', [/on the device \(section 6 of GPL-3.0\)$/]],
  ['LGPL-3.0-only', { ...DEVICE, link: 'dynamic' }, 'compatible', [/section 4\(e\) of LGPL-3.0/]],
  ['AGPL-3.0-only', { ...DEVICE, ...APART }, 'compatible', [/section 6 of AGPL-3.0/]],
  ['GPL-2.0-only', { ...DEVICE, ...APART }, 'compatible', [/^Offer its source/]],
  // Patents and indemnity, for copyleft too.
  ['MPL-2.0', {}, 'compatible', ['Accept that suing over patents ends your patent licence']],
  ['GPL-3.0-only', APART, 'compatible', [/^Not sue over patents in it/]],
  ['EPL-1.0', {}, 'compatible', [/^Defend its contributors/, /patents/]],
  ['EPL-2.0', {}, 'compatible', [/^Defend its contributors/, /patents/]],
  ['EPL-2.0', SERVICE, 'compatible', [/patents/]],
])('%s, %j', (inbound, use, verdict, duties) => {
  test(`is ${verdict}, with its duties and no others`, () => {
    const answer = judge(inbound, use)
    expect(answer).toMatchObject({ verdict })
    for (const duty of duties) expect(answer.obligations).toContainEqual(expect.stringMatching(duty))
    if (duties.length === 0) expect(answer.obligations).toEqual([])
  })
})

test.each([
  ['CC-BY-4.0', INSIDE, /Keep|Name/],
  ['EPL-2.0', SERVICE, /Defend|source/],
  ['OFL-1.1', APART, /another name/],
  ['AGPL-3.0-only', APART, /network/],
  ['GPL-3.0-only', APART, /install/],
  ['GPL-2.0-only', { ...DEVICE, ...APART }, /install/],
  ['Apache-2.0', SERVICE, /NOTICE|copyright/],
  ['Artistic-2.0', {}, /Rename/],
])('%s, %j does not ask %s', (inbound, use, duty) => {
  expect(judge(inbound, use).obligations.join('\n')).not.toMatch(duty)
})

test('a service is told that what browsers download of it is conveyed', () => {
  expect(judge('GPL-3.0-only', SERVICE).reason).toMatch(/browsers download/)
  expect(judge('GPL-3.0-only', PAGE).reason).not.toMatch(/browsers download/)
})

test('of several ways the worst answer holds, with the duties of all', () => {
  const both = judge('AGPL-3.0-only', { ...APART, modify: true, distribute: ['saas', 'device'] })
  expect(both.obligations).toEqual(
    expect.arrayContaining([
      'Offer that source to everybody who uses it over a network',
      expect.stringMatching(/^Pass on what it takes to install/),
    ]),
  )
  expect(judge('LGPL-2.1-only', { distribute: ['source'] }).verdict).toBe('compatible')
  expect(judge('LGPL-2.1-only', { distribute: ['binaries', 'source'] }).verdict).toBe('needs-review')
})

test('what may not be used has no duties', () => {
  expect(judge('Apache-2.0 AND GPL-3.0-only', {}).obligations).toEqual([])
  expect(judge('AGPL-3.0-only', { ...APART, distribute: ['saas', 'browser'] }).verdict).toBe('compatible')
  expect(judge('AGPL-3.0-only', { distribute: ['saas', 'none'] }).obligations).toEqual([])
})

test('the parts of an AND add up their duties, also where a part is for review', () => {
  const { verdict, obligations } = judge('Apache-2.0 AND CC-BY-4.0 AND LicenseRef-theirs', {})
  expect(verdict).toBe('needs-review')
  expect(obligations).toEqual(
    expect.arrayContaining([expect.stringMatching(/NOTICE/), expect.stringMatching(/^Name author/)]),
  )
})
