import { writeGivenFile } from '../disk/atomic-file.ts'
import type { Scorecard } from '../model/scorecard.ts'
import { UserError } from '../model/user-error.ts'
import { gateAnnotations } from '../report/annotation.ts'
import { type FormatName, render } from '../report/formats/index.ts'
import { drawsUnicode, type Theme, themeOf } from '../report/theme.ts'
import type { CheckOptions } from './check-options.ts'
import type { Io } from './io.ts'
import { placesIn } from './place-of.ts'

/** The report to where it was asked for; the badge beside it. Files are whole or not there. */
export async function deliver(
  format: FormatName,
  scorecards: readonly Scorecard[],
  options: CheckOptions,
  policyPath: string | null,
  io: Io,
): Promise<void> {
  const toFile = options.output !== null
  const report = await render(format, scorecards, {
    theme: themeFor(io, options.colors ?? (toFile ? false : null)),
    columns: io.terminal.isTTY && !toFile ? io.terminal.columns : 80,
    verbose: options.verbose,
    several: scorecards.length > 1 || options.targets.length > 1,
    placeOf: placesIn(io.cwd, policyPath),
  })
  for (const line of gateAnnotations(scorecards)) io.command?.(line)
  if (options.badge !== null) await writeBadge(options.badge, scorecards)
  if (options.output === null) io.stdout(report)
  else await writeGivenFile(options.output, report)
}

/** `colors` null: as the terminal wants them. */
export function themeFor(io: Io, colors: boolean | null): Theme {
  return themeOf({ colors: colors ?? io.terminal.colors, unicode: drawsUnicode(io.env, io.platform) })
}

async function writeBadge(path: string, scorecards: readonly Scorecard[]): Promise<void> {
  const [only, ...others] = scorecards
  if (only === undefined || others.length > 0) {
    throw new UserError('--badge takes one target', 'Run it once for each')
  }
  const [{ toBadge }, { viewOf }] = await Promise.all([
    import('../report/badge.ts'),
    import('../report/view.ts'),
  ])
  await writeGivenFile(path, toBadge(viewOf(only)))
}
