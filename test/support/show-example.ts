/** `node test/support/show-example.ts [healthy|dead|half|compare|many|loading]`: the interactive report of invented scorecards. */
import { rules } from '../../rules/index.ts'
import { example } from '../../src/cli/example.ts'
import { judge } from '../../src/judging/scorecard.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { finishedSession } from '../../src/report/interactive-session.ts'
import { drawsUnicode, themeOf } from '../../src/report/theme.ts'
import { bundledInk } from './bundled-ink.ts'
import { named } from './scorecard.ts'
import { dead, halfUnknown, healthy } from './scorecards.ts'

const judged = (policy = DEFAULT_POLICY) => judge(example, rules, policy, new Date(example.asOf)).scorecard

const SCORECARDS: Readonly<Record<string, () => Scorecard[]>> = {
  example: () => [judged()],
  healthy: () => [healthy()],
  dead: () => [dead()],
  half: () => [halfUnknown()],
  compare: () => [dead(), healthy(), halfUnknown()],
  many: () =>
    Array.from({ length: 20 }, (_, n) =>
      named(`acme/p${n}`, [healthy, dead, halfUnknown][n % 3]?.() ?? dead()),
    ),
}

if (process.argv[2] === 'crash') {
  setTimeout(() => {
    throw new Error('a crash while the report is shown')
  }, 1000)
}
const make = SCORECARDS[process.argv[2] ?? 'healthy'] ?? healthyOnly
const session = finishedSession(make(), DEFAULT_POLICY, {
  openUrl: async () => {},
  copyMarkdown: async () => {},
  exportFile: async (format) => `report.${format}`,
  rejudge: (whatIf) => [judged({ ...DEFAULT_POLICY, ...whatIf }), ...make().slice(1)],
})
const { show } = await bundledInk()
const theme = themeOf({ colors: !process.env.NO_COLOR, unicode: drawsUnicode(process.env, process.platform) })
await show(session, {
  stdin: process.stdin,
  stdout: process.stdout,
  theme,
  signal: new AbortController().signal,
})

function healthyOnly(): Scorecard[] {
  return [healthy()]
}
