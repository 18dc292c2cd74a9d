import { diff, hasRegressed } from '../../judging/diff.ts'
import { UserError } from '../../model/user-error.ts'
import { jsonText } from '../../text/json-text.ts'
import { describeExitCodes, EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import type { Io } from '../io.ts'
import { readScorecard } from '../scorecard-file.ts'

export const help = `oss-check diff - what changed between two scorecards

Usage
  oss-check diff OLD.json NEW.json [--json] [--fail-on regression]

${describeExitCodes({
  ok: 'no regression or none asked for',
  failed: 'a point or the verdict fell',
  undecidable: 'what fell cannot be told',
})}
`

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseFlags(args, {
    json: { type: 'boolean' },
    'fail-on': { type: 'string' },
  })
  const [oldPath, newPath, ...more] = positionals
  if (oldPath === undefined || newPath === undefined || more.length > 0) {
    throw new UserError('diff takes two scorecards', 'For example: oss-check diff old.json new.json')
  }
  const gate = values['fail-on']
  if (gate !== undefined && gate !== 'regression') {
    throw new UserError(`diff cannot fail on ${JSON.stringify(gate)}`, 'Write --fail-on regression')
  }
  const [before, after] = [await readScorecard(oldPath), await readScorecard(newPath)]
  const changes = diff(before, after)
  const regressed = hasRegressed(changes)
  if (values.json) {
    io.stdout(`${jsonText({ target: after.target.name, regression: regressed, changes }, 2)}\n`)
  } else {
    const { toDiffText } = await import('../../report/diff-text.ts')
    io.stdout(toDiffText(after.target.name, changes))
  }
  if (gate === undefined || regressed === false) return EXIT.ok
  return regressed === null ? EXIT.undecidable : EXIT.failed
}
