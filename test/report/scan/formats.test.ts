import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanAnnotations } from '../../../src/report/scan/annotations.ts'
import { SCAN_FORMAT_NAMES } from '../../../src/report/scan/index.ts'
import { aPolicy, aWaiver } from '../../judging/components/support.ts'
import { aScan, BROKEN, CUSTOM, drawScan, FINE, GPL } from './support.ts'

const ajv = new Ajv({ strict: false, unicodeRegExp: false })
addFormats.default(ajv)
const validSarif = ajv.compile({ ...sarifSchema, $schema: undefined, id: undefined })

describe('text', () => {
  test('is silent about what is fine', async () => {
    expect(await drawScan('text', aScan([FINE]))).toBe(
      [
        'acme 1.0.0: 1 component in package-lock.json',
        'Judged for a project under MIT, linked statically, distributed as binaries, unmodified',
        '',
        '1 component: 1 suits your use',
        'Gate passes: Every component that is gated suits your use',
        '',
      ].join('\n'),
    )
  })

  test('groups by reason, with the way, the line and what to paste', async () => {
    const text = await drawScan(
      'text',
      aScan([GPL, { ...GPL, name: 'xs', path: ['xs'] }, CUSTOM, FINE], { unread: [BROKEN] }),
    )
    expect(text.match(/✗ Fails: /g)).toHaveLength(1)
    expect(text).toContain('    qs 6.5.2  you → express → qs  package-lock.json:12\n')
    expect(text).toContain('    xs 6.5.2  you → xs  package-lock.json:12\n')
    expect(text).toContain(
      '- { what: license, target: "npm:qs@6.5.2", reason: "…", owner: "…", expires: 2026-12-30 }',
    )
    expect(text).toContain('sub/package-lock.json:3')
    expect(text).not.toContain('fine 1.0.0')
    expect(text).toContain('4 components: 1 suits your use, 2 do not, 1 cannot be decided, 1 file unread')
  })

  test('counts what would be too long a list, and --all has it', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...GPL,
      name: `p${index}`,
      path: [`p${index}`],
    }))
    expect(await drawScan('text', aScan(many))).toContain('and 25 more; --all lists them')
    const all = await drawScan('text', aScan([...many, FINE]), { all: true })
    expect(all).toContain('p39 6.5.2')
    expect(all).toContain('fine 1.0.0')
  })
})

interface Result {
  ruleId: string
  level: string
  locations: { physicalLocation: object }[]
  partialFingerprints: object
}

test('SARIF is valid, has the line of the lockfile, and problems alone as results', async () => {
  const log = JSON.parse(await drawScan('sarif', aScan([GPL, CUSTOM, FINE], { unread: [BROKEN] })))
  expect(validSarif(log), JSON.stringify(validSarif.errors)).toBe(true)
  expect(log.runs).toHaveLength(1)
  const results = log.runs[0].results.map((result: Result) => [
    result.ruleId,
    result.level,
    result.locations[0]?.physicalLocation,
  ])
  const at = (uri: string, startLine: number) => ({ artifactLocation: { uri }, region: { startLine } })
  expect(results).toEqual([
    ['license/incompatible', 'error', at('package-lock.json', 12)],
    ['license/needs-review', 'warning', at('package-lock.json', 12)],
    ['inventory/unread', 'warning', at('sub/package-lock.json', 3)],
  ])
  expect(JSON.stringify(log)).toContain('you → express → qs')
})

test('an alert stays the same where its line moves', async () => {
  const fingerprint = async (line: number) => {
    const place = { file: 'package-lock.json', line }
    const log = JSON.parse(await drawScan('sarif', aScan([{ ...GPL, declaredAt: place }])))
    return log.runs[0].results[0].partialFingerprints
  }
  expect(await fingerprint(10)).toEqual(await fingerprint(500))
})

test('JUnit fails and errs where the gate does', async () => {
  const says = fc.constantFrom('MIT', 'GPL-3.0-only', 'Custom', null)
  const scope = fc.constantFrom('runtime', 'dev', 'optional', 'unknown')
  const some = fc.array(fc.record({ says, scope }), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(some, fc.boolean(), async (said, hasUnread) => {
      const named = said.map((one, index) => ({ ...one, name: `p${index}` }))
      const scan = aScan(named, { unread: hasUnread ? [BROKEN] : [] })
      const xml = await drawScan('junit', scan)
      const status = xml.includes('<failure ') ? 'fail' : xml.includes('<error ') ? 'unknown' : 'pass'
      expect(status).toBe(scan.gate.status)
    }),
    { numRuns: 50 },
  )
})

test('Markdown stays below what a summary may hold, and says what was left out', async () => {
  const fine = Array.from({ length: 5000 }, (_, index) => ({
    ...FINE,
    name: `${'long'.repeat(50)}${index}`,
  }))
  const text = await drawScan('markdown', aScan([GPL, ...fine]), { all: true })
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
  expect(text).toContain('Left out')
  expect(text).toContain('Gate fails')
  const failing = fine.map((one) => ({ ...one, says: 'GPL-3.0-only' }))
  const cut = await drawScan('markdown', aScan(failing))
  expect(Buffer.byteLength(cut)).toBeLessThan(1024 * 1024)
  expect(cut).toMatch(/Left out, as there is no room for more here: \d+ more/)
  expect(await drawScan('markdown', aScan([GPL, FINE]))).not.toContain('Left out')
})

test('unused and expired waivers are told', async () => {
  const waivers = [aWaiver({ expires: '2026-01-01' }), aWaiver({ target: 'npm:gone' })]
  const scan = aScan([GPL], { policy: aPolicy({ waivers }) })
  expect(scan.findings.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['waiver/expired', 'fail'],
    ['waiver/unused', 'reported'],
  ])
})

test('GitHub gets the first problems on their lines, and the gate', () => {
  expect(scanAnnotations(aScan([FINE]))).toEqual([])
  const many = Array.from({ length: 30 }, (_, index) => ({ ...GPL, name: `p${index}` }))
  const lines = scanAnnotations(aScan(many))
  expect(lines).toHaveLength(10)
  expect(lines[0]).toMatch(
    /^::error file=package-lock\.json,line=12,title=license\/incompatible pkg%3Anpm\/p0@6\.5\.2::/,
  )
  expect(lines.at(-1)).toContain('Gate fails')
})

test.each(SCAN_FORMAT_NAMES)(
  '%s shows nothing that a terminal, a log or a page would act on',
  async (format) => {
    const hostile =
      '\u001b[31mred\u009b2J\u202e<script>alert(1)</script>](javascript:x)\n::error::owned ##[error]x'
    const name = 'a<b>"&\'|`x'
    const text = await drawScan(
      format,
      aScan([{ ...GPL, says: hostile, name, path: [hostile, name] }], {
        unread: [{ ...BROKEN, file: hostile, message: hostile }],
      }),
      { all: true },
    )
    expect(text.includes('\u001b') || text.includes('\u009b') || text.includes('\u202e')).toBe(false)
    expect(text).not.toMatch(/^\s*::error/m)
    if (format === 'junit' || format === 'markdown') expect(text).not.toContain('<script>')
  },
)
