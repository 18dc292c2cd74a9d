import fc from 'fast-check'
import { renderToString } from 'ink'
import { expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { example } from '../src/cli/example.ts'
import { judge } from '../src/judging/scorecard.ts'
import type { Collected } from '../src/model/collected.ts'
import { DEFAULT_POLICY } from '../src/model/policy.ts'
import { annotation } from '../src/report/annotation.ts'
import { FORMAT_NAMES, type FormatName } from '../src/report/formats/index.ts'
import { App } from '../src/report/ink/app.tsx'
import { finishedSession } from '../src/report/interactive-session.ts'
import { cleanDeep } from '../src/text/untrusted.ts'
import { draw } from './support/draw.ts'
import { reader, THEME as UNLINKED } from './support/reader.ts'

// None, unless the invented project itself is behind the rules.
const usualFailures = judge(example, rules, DEFAULT_POLICY, new Date(example.asOf), null).failures.map(
  ({ signal }) => signal,
)

/** What projects may write into their names, descriptions, labels, logins, tags and paths. */
const PIECES = [
  '\x1b[31mred\x1b[0m',
  '\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\',
  '\x1b]52;c;cm0=\x07',
  '\x9b2J',
  '\u202Egnp.exe',
  '\u2066isolated',
  'zero\u200Bwidth\uFEFF',
  '\uD800half',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '](javascript:alert(1))',
  '::error file=a::owned',
  '%0A::set-output name=x::y',
  '\n  ::stop-commands::x',
  '\u2028::group::x',
  'wrapped '.repeat(30).concat('::notice::x'),
  '##[error]owned',
  '##vso[task.complete]',
  '| a | b |\n|---|---|',
  '@everyone #1 ![x](https://evil.example/x.png)',
  'long'.repeat(500),
  '\n\n# heading',
]
const hostile = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 })
  .map((all) => all.join(''))

const NEVER = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u

test('a hostile project shows as text and does nothing else, in every report', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const { facts, ...rest } = infected(text)
      const collected = { ...rest, facts }
      const { scorecard, failures } = judge(collected, rules, DEFAULT_POLICY, new Date(example.asOf), null)
      expect(failures.map(({ signal }) => signal)).toEqual(usualFailures)
      for (const format of FORMAT_NAMES) {
        const report = await draw(format, [scorecard], { columns: 100, verbose: true })
        expect([format, NEVER.exec(report)]).toEqual([format, null])
        expect([format, harmIn(format, report)]).toEqual([format, null])
        expect([format, commandIn(report)]).toEqual([format, null])
      }
      const session = finishedSession([scorecard], DEFAULT_POLICY, NO_EFFECTS)
      for (const keys of [[], ['\r'], ['\r', '\r']]) {
        const size = { columns: 80, rows: 24 }
        const { store } = reader(session, { size }).press(...keys)
        const app = <App session={session} store={store} theme={UNLINKED} size={size} jobs={NO_JOBS} />
        expect(renderToString(app, { columns: 80 })).not.toMatch(NEVER)
      }
      expect(annotation('error', text, text)).not.toMatch(/[\r\n]/)
    }),
    { numRuns: 15 },
  )
})

const NO_EFFECTS = {
  openUrl: async () => {},
  copyMarkdown: async () => {},
  exportFile: async () => '',
  rejudge: () => [],
}
const NO_JOBS = { attach() {}, stop() {} }

/** The invented project with the text in every free text, as it comes through the border. */
function infected(text: string): Collected {
  // The border changes strings only.
  return cleanDeep(withText(example, text, '')) as Collected
}

const FREE = new Set([
  'description',
  'name',
  'login',
  'labels',
  'topics',
  'headline',
  'path',
  'tag',
  'summary',
  'company',
])

function withText(value: unknown, text: string, key: string): unknown {
  if (typeof value === 'string') return FREE.has(key) ? `${value}${text}` : value
  if (Array.isArray(value)) return value.map((item) => withText(item, text, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withText(item, text, name)]))
}

/** What a runner of a CI job takes for a command where it sees the report, in a log or in a file that is printed into one. */
function commandIn(report: string): string | null {
  const lines = report.split(/\r\n|\r|\n/)
  return lines.find((line) => /^[\s\u0085]*::/.test(line) || /##\w*\[/.test(line)) ?? null
}

/** Markup of theirs that a viewer of the format would act on. */
function harmIn(format: FormatName, report: string): string | null {
  if (format === 'json' || format === 'sarif') JSON.parse(report)
  if (format === 'html') return /<script>alert|<img src=x/i.exec(report)?.[0] ?? null
  if (format === 'junit') return /<script>|<img/i.exec(report)?.[0] ?? null
  if (format === 'markdown')
    return /<script>|<img|\]\(javascript|!\[x\]|(?<![\\\w])@everyone/i.exec(report)?.[0] ?? null
  return null
}
