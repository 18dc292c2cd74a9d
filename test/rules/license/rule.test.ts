import { describe, expect, test } from 'vitest'
import rule from '../../../rules/license/index.ts'
import { evaluate } from '../../../src/judging/evaluate.ts'
import type { Document } from '../../../src/model/facts/documents.ts'
import { DEFAULT_POLICY, type Policy, type Waiver } from '../../../src/model/policy.ts'
import { unknown } from '../../../src/model/unknown.ts'
import { aCommit, aPull, aResponse, daysBefore, listing, NOW } from '../../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../../support/facts.ts'
import { declaring, healthyValues } from '../../support/healthy.ts'
import { testSignal } from '../../support/signal.ts'

const MIT = healthyValues().documents.texts.find(({ path }) => path === 'LICENSE')?.text ?? ''
const document = (path: string, text: string): Document => ({
  path,
  text,
  truncated: false,
  url: `https://x/${path}`,
})
const files = (texts: Readonly<Record<string, string>>) => ({
  texts: Object.entries(texts).map(([path, text]) => document(path, text)),
  unread: [],
})
const manifest = (license: unknown) => JSON.stringify({ name: 'widget', license })
const notCollected = unknown('not-collected', 'Nothing in this run can tell')
const noPackage = { package: notCollected } as const
const waiver = (expires: string): Waiver => ({
  what: 'license',
  target: '*',
  path: null,
  reason: 'Legal has read it',
  owner: 'ada',
  expires,
})

/** A project whose only sources are these files. */
function only(texts: Readonly<Record<string, string>>, spdxId: string | null = null): FactChanges {
  return { ...noPackage, license: { spdxId, name: null }, documents: files(texts), tree: { entries: [] } }
}

testSignal(rule, 'license/compatible', [
  { name: 'permissive, no project licence declared', status: 'pass', value: 'MIT' },
  {
    name: 'permissive into a closed project',
    policy: { projectLicense: 'LicenseRef-Proprietary' },
    status: 'pass',
  },
  {
    name: 'a choice names the branch',
    facts: only({ 'package.json': manifest('MIT OR GPL-3.0-only') }),
    policy: { projectLicense: 'UNLICENSED' },
    status: 'pass',
    value: 'MIT',
    summary: /^By MIT: /,
  },
  {
    name: 'copyleft, no project licence declared',
    facts: only({ 'package.json': manifest('GPL-3.0-only') }),
    status: 'unknown',
    reason: 'too-little-data',
    summary: /--project-license/,
  },
  {
    name: 'incompatible',
    facts: only({ 'package.json': manifest('CDDL-1.0') }),
    policy: { projectLicense: 'GPL-2.0-only' },
    status: 'fail',
    value: 'CDDL-1.0',
  },
  {
    name: 'a changed text is not passed by what the manifest says',
    facts: only({ LICENSE: `${MIT}\n\nNot for training models.`, 'package.json': manifest('MIT') }, 'MIT'),
    status: 'unknown',
    summary: /disagree: .*LicenseRef-MIT-modified-[0-9a-f]{16} is needs review/,
  },
  {
    name: 'an unknown licence',
    facts: only({ 'package.json': manifest('Frobnicate 2000') }),
    status: 'unknown',
    summary: /no licence of the SPDX list/,
  },
  {
    name: 'no licence at all',
    facts: only({ 'README.md': '# Hi' }),
    status: 'fail',
    summary: /No licence is named/,
  },
  {
    name: 'no licence, and a manifest that was not read',
    facts: {
      ...only({ 'README.md': '# Hi' }),
      tree: { entries: [{ path: 'setup.py', kind: 'file', size: 10 }], complete: true },
    },
    status: 'unknown',
    reason: 'incomplete',
    summary: /^setup.py could not be read/,
  },
  {
    name: 'a licence in the head of a source file',
    facts: only({ 'README.md': '# Hi', 'setup.py': '# SPDX-License-Identifier: MIT\nsetup()\n' }),
    status: 'pass',
    value: 'MIT',
  },
  {
    name: 'a manifest and a classifier that contradict each other',
    facts: only({
      'pyproject.toml':
        '[project]\nlicense = "MIT"\nclassifiers = ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"]',
    }),
    policy: { projectLicense: 'MIT' },
    status: 'unknown',
    summary: /^Its sources disagree: MIT is compatible, GPL-3.0-only is incompatible$/,
  },
  {
    name: 'a list that does not say whether one may choose',
    facts: only({ 'widget.gemspec': "s.licenses = ['MIT', 'GPL-2.0-only']" }),
    policy: { projectLicense: 'MIT' },
    status: 'unknown',
    summary:
      /^Which terms hold is left open: MIT AND GPL-2.0-only is incompatible, MIT OR GPL-2.0-only is compatible$/,
  },
  {
    name: 'a pointer into the void',
    facts: only({ 'package.json': manifest('SEE LICENSE IN terms.txt') }),
    status: 'unknown',
    reason: 'incomplete',
    summary: /^terms.txt, to which package.json points, could not be read/,
  },
  ...['licenses/MIT.txt', 'MIT-LICENSE', 'packages/a/LICENSE', 'COPYRIGHT'].map((path) => ({
    name: `a ${path} in the tree that was not read`,
    facts: {
      ...only({ 'README.md': '# Hi' }),
      tree: { entries: [{ path, kind: 'file' as const, size: 9 }] },
    },
    status: 'unknown' as const,
    summary: new RegExp(`${path} .*may say`),
  })),
  ...['licenses/MIT.txt', 'MIT-LICENSE', 'licence-mit.md', 'mit.txt'].map((path) => ({
    name: `the text in ${path}`,
    facts: only({ [path]: MIT }),
    status: 'pass' as const,
    value: 'MIT',
  })),
  {
    name: 'a notice that names no terms',
    facts: only({ 'README.md': '# Hi', COPYRIGHT: 'Copyright 2020 Acme' }),
    status: 'unknown',
    summary: /COPYRIGHT may say the terms/,
  },
  {
    name: 'no licence in an incomplete list of files',
    facts: { ...only({ 'README.md': '# Hi' }), tree: { complete: false } },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'a licence file that could not be read',
    facts: { ...noPackage, documents: { unread: [{ path: 'LICENSE', detail: 'too big' }] } },
    status: 'unknown',
    reason: 'incomplete',
    summary: /^LICENSE could not be read/,
  },
  {
    name: 'documents hidden by a fault',
    facts: { ...noPackage, documents: 'unknown' },
    status: 'unknown',
    reason: 'unreachable',
  },
  { name: 'the registry hidden by a fault', facts: { package: 'unknown' }, status: 'unknown' },
  {
    name: 'the version in use tells by itself, whatever hides the repository',
    facts: {
      package: { licenseFiles: [{ path: 'LICENSE', text: MIT }] },
      documents: 'unknown',
      license: 'unknown',
      tree: 'unknown',
    },
    status: 'pass',
    value: 'MIT',
  },
  {
    name: 'the newest state has other terms than the version in use',
    facts: {
      package: { licenseFiles: [{ path: 'LICENSE', text: MIT }] },
      documents: files({ LICENSE: 'Business Source License 1.1' }),
    },
    status: 'pass',
    value: 'MIT',
  },
  {
    name: 'the version in use declares and brings no text: what it declares is what one gets',
    facts: { documents: 'unknown' },
    status: 'pass',
    value: 'MIT',
  },
  {
    name: 'the version in use says it vaguely, and the repository tells',
    facts: { package: { licenses: declaring('Expat-like') }, documents: files({ LICENSE: MIT }) },
    status: 'unknown',
    summary: /disagree/,
  },
  {
    name: 'the version in use says it vaguely, and the repository is hidden',
    facts: { package: { licenses: declaring('BSD') }, documents: 'unknown' },
    status: 'unknown',
    reason: 'too-little-data',
    summary: /"BSD" can mean/,
  },
  {
    name: 'a LICENSE that says see COPYING',
    facts: only({ LICENSE: 'See COPYING for the terms.', COPYING: MIT }),
    status: 'pass',
    value: 'MIT',
  },
  {
    name: 'sources that disagree, one of them incompatible',
    facts: only({ LICENSE: MIT, 'package.json': manifest('GPL-3.0-only') }),
    policy: { projectLicense: 'Apache-2.0' },
    status: 'unknown',
    summary: /disagree/,
  },
  {
    name: 'a part under other terms',
    facts: only({ LICENSE: MIT, 'ee/LICENSE': 'The Enterprise Edition needs a subscription.' }),
    status: 'unknown',
    summary: /ee\/LICENSE/,
  },
  {
    name: 'a denied licence, whatever else',
    policy: { licenses: { allow: ['MIT'], deny: ['MIT'] }, waivers: [waiver('2099-01-01')] },
    status: 'fail',
    summary: 'MIT is on your deny list',
    marks: ['beyond-waivers'],
    details: { decidedBy: 'deny' },
  },
  {
    name: 'a waiver for what needs review, shown',
    facts: only({ 'package.json': manifest('Frobnicate') }),
    policy: { waivers: [waiver('2099-01-01')] },
    status: 'warn',
    summary: /waived by ada until 2099-01-01: Legal has read it/,
  },
  {
    name: 'an expired waiver',
    facts: only({ 'package.json': manifest('Frobnicate') }),
    policy: { waivers: [waiver('2020-01-01')] },
    status: 'fail',
    summary: /expired on 2020-01-01/,
  },
  {
    name: 'an allow list decides before compatibility',
    facts: only({ 'package.json': manifest('GPL-3.0-only') }),
    policy: { projectLicense: 'MIT', licenses: { allow: ['GPL-3.0-only'], deny: [] } },
    status: 'pass',
    details: { decidedBy: 'allow' },
  },
  {
    name: 'what is not on the allow list',
    policy: { licenses: { allow: ['Apache-2.0'], deny: [] } },
    status: 'fail',
    summary: 'MIT is not on your allow list',
  },
  {
    name: 'what nobody can name, beside an allow list',
    facts: only({ 'package.json': manifest('Frobnicate 2000') }),
    policy: { licenses: { allow: ['Apache-2.0'], deny: [] } },
    status: 'unknown',
    summary: 'Frobnicate 2000 is not on your allow list',
  },
])

testSignal(rule, 'license/policy', [
  { name: 'no lists', status: 'not-applicable' },
  { name: 'not denied', policy: { licenses: { allow: [], deny: ['GPL-3.0-only'] } }, status: 'pass' },
  { name: 'denied', policy: { licenses: { allow: [], deny: ['MIT'] } }, status: 'fail' },
  { name: 'not allowed', policy: { licenses: { allow: ['ISC'], deny: [] } }, status: 'fail' },
  { name: 'a waiver', policy: { waivers: [waiver('2099-01-01')] }, status: 'pass', summary: /Waived by ada/ },
  {
    name: 'an expired waiver',
    policy: { waivers: [waiver('2020-01-01')] },
    status: 'fail',
    summary: /expired/,
  },
])

testSignal(rule, 'license/declared', [
  { name: 'all alike', status: 'pass', summary: /agree on MIT/ },
  {
    name: 'three sources, two licences',
    facts: only({ LICENSE: MIT, 'package.json': manifest('ISC') }, 'MIT'),
    status: 'warn',
    summary: 'package.json says ISC; LICENSE says MIT; GitHub says MIT',
  },
  {
    name: 'no text',
    facts: only({ 'package.json': manifest('MIT') }),
    status: 'warn',
    summary: /no licence file/,
  },
  { name: 'nothing', facts: only({ 'README.md': '# Hi' }), status: 'fail' },
  { name: 'a fault', facts: { license: 'unknown' }, status: 'unknown' },
  {
    name: 'a dual licence with both texts lying there',
    facts: only({ 'LICENSE-MIT': MIT, 'Cargo.toml': '[package]\nlicense = "MIT OR Apache-2.0"' }),
    status: 'pass',
  },
])

const change = (headline: string, days: number) => ({
  path: 'LICENSE',
  oid: `${headline}${days}`,
  committedAt: daysBefore(days),
  headline,
  author: { login: 'alice', name: 'alice', email: 'alice@example.org' },
  url: 'https://x/commit',
})
const history = (...changes: ReturnType<typeof change>[]) => ({
  licenseHistory: { complete: true, changes: [...changes, change('Initial commit', 3000)] },
})

testSignal(rule, 'license/history', [
  { name: 'unchanged', status: 'pass', value: 0 },
  { name: 'a new year', facts: history(change('Update copyright year', 20)), status: 'pass', value: 1 },
  { name: 'relicensed', facts: history(change('Relicense under BUSL-1.1', 300)), status: 'warn', value: 1 },
  { name: 'changed to', facts: history(change('Change license to AGPL', 300)), status: 'warn' },
  {
    name: 'relicensed long ago',
    facts: history(change('Relicense under MIT', 900)),
    status: 'pass',
    value: 0,
  },
  {
    name: 'touched',
    facts: history(change('Update LICENSE', 10)),
    status: 'pass',
    summary: /touched 10 days ago/,
  },
  {
    name: 'cut short within the two years',
    facts: { licenseHistory: { complete: false, changes: [change('Update LICENSE', 10)] } },
    status: 'unknown',
    reason: 'incomplete',
  },
  { name: 'hidden', facts: { licenseHistory: 'unknown' }, status: 'unknown' },
])

const byCompany = Array.from({ length: 40 }, (_, index) =>
  aCommit('alice', index + 1, { author: { login: 'alice', name: 'alice', email: `a${index}@acme.com` } }),
)
const company = { name: 'Acme Inc', login: 'acme' }
const agreement = files({ 'CONTRIBUTING.md': 'Please sign our Contributor License Agreement.' })

testSignal(rule, 'license/relicensing-risk', [
  { name: 'no agreement', status: 'pass' },
  {
    name: 'an agreement with one company',
    facts: { documents: agreement, owner: company, commits: listing(byCompany) },
    status: 'warn',
    value: 100,
    summary: /Acme Inc has a CLA \(CONTRIBUTING.md\)/,
  },
  {
    name: 'an agreement asked for by a bot',
    facts: {
      owner: company,
      commits: listing(byCompany),
      pulls: listing([aPull(7, 5, { responses: [aResponse('CLAassistant', 1)] })]),
    },
    status: 'warn',
    summary: /#7/,
  },
  {
    name: 'an agreement with a foundation',
    facts: { documents: agreement },
    status: 'pass',
    summary: /foundation/,
  },
  {
    name: 'an agreement with a person',
    facts: { documents: agreement, owner: { kind: 'User' } },
    status: 'pass',
  },
  {
    name: 'too few commits',
    facts: { documents: agreement, owner: company, commits: listing(byCompany.slice(0, 5)) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  { name: 'hidden', facts: { pulls: 'unknown' }, status: 'unknown' },
])

describe('the point', () => {
  const conclude = (facts: FactChanges, policy: Partial<Policy> = {}) =>
    evaluate([rule], healthyFacts(facts), { ...DEFAULT_POLICY, ...policy }, NOW).points[0]

  test('passes for the healthy project', () => {
    expect(conclude({})?.status).toBe('pass')
  })

  test('is unknown where the licence is, however well the rest looks', () => {
    expect(conclude(only({ LICENSE: 'My own terms. '.repeat(20) }))?.status).toBe('unknown')
  })

  test('fails for an incompatible licence', () => {
    const facts = only({ 'package.json': manifest('GPL-3.0-only') })
    expect(conclude(facts, { projectLicense: 'MIT' })?.status).toBe('fail')
  })
})

const GPL_TOOL = {
  documents: { texts: [], unread: [] },
  tree: { entries: [], complete: true },
  license: { spdxId: 'GPL-3.0-only', name: 'GNU GPL v3' },
  package: unknown('not-collected', 'It is published nowhere that is known'),
  repository: { description: 'A command-line tool for bugs', topics: [] },
} as const

testSignal(rule, 'license/compatible', [
  {
    name: 'a copyleft tool is run beside your work',
    facts: GPL_TOOL,
    policy: { projectLicense: 'MIT' },
    status: 'pass',
    summary: /tools are run, not linked: say usage\.link where you link it/,
  },
  {
    name: 'a copyleft tool that you say you link',
    facts: GPL_TOOL,
    policy: { projectLicense: 'MIT', usage: { link: 'static', distribute: ['binaries'], modify: false } },
    status: 'fail',
  },
  {
    name: 'a copyleft library is linked',
    facts: { ...GPL_TOOL, repository: { description: 'A library for bugs', topics: [] } },
    policy: { projectLicense: 'MIT' },
    status: 'fail',
  },
  {
    name: 'a copyleft thing whose kind a fault hides',
    facts: { ...GPL_TOOL, repository: 'unknown' },
    policy: { projectLicense: 'MIT' },
    status: 'unknown',
    reason: 'unreachable',
  },
])
