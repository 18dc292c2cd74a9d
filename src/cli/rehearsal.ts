import { UserError } from '../model/user-error.ts'
import { rehearse } from '../rehearse.ts'
import { rehearsalText } from '../report/rehearsal-text.ts'
import { jsonText } from '../text/json-text.ts'
import { themeFor } from './deliver.ts'
import type { Io } from './io.ts'
import { readPast, sinceOf } from './scan-history.ts'
import type { ScanOptions } from './scan-options.ts'
import { whileScanning } from './scanning.ts'

/** What the policy would have done to the history, as text or JSON. */
export async function rehearseHistory(span: string, options: ScanOptions, io: Io): Promise<string> {
  const { format, paths, output } = options
  if (format !== 'text' && format !== 'json')
    throw new UserError(`A rehearsal is not written as ${format}`, 'Write --format text or json')
  if (options.base !== null || options.sbom !== null || options.interactive)
    throw new UserError(
      '--rehearse goes with no --base, --sbom or --interactive',
      'Run them one after the other',
    )
  const since = sinceOf(span, io.now())
  const result = await whileScanning(options, io, async (circumstances, reading) =>
    rehearse(await readPast(paths, since, io.cwd, reading), circumstances),
  )
  if (format === 'json') return `${jsonText(result, 2)}\n`
  return rehearsalText(result, {
    theme: themeFor(io, options.colors ?? (output === null ? null : false)),
    columns: io.terminal.isTTY && output === null ? io.terminal.columns : 100,
  })
}
