import { rules } from '../../../rules/index.ts'
import { writeGivenFile } from '../../disk/atomic-file.ts'
import { readInventory } from '../../inventory/disk/given.ts'
import type { Scan } from '../../judging/components/scan-result.ts'
import { UserError } from '../../model/user-error.ts'
import { loadPolicy } from '../../policy/load.ts'
import { scanAnnotations } from '../../report/scan/annotations.ts'
import { renderScan, SCAN_FORMAT_NAMES } from '../../report/scan/index.ts'
import { type Found, scan } from '../../scan.ts'
import { installedTrees } from '../../sources/components/installed/index.ts'
import { ECOSYSTEMS } from '../../sources/ecosystem/index.ts'
import { jsonText } from '../../text/json-text.ts'
import { openClients } from '../clients.ts'
import { themeFor } from '../deliver.ts'
import { describeExitCodes, EXIT, type ExitCode, exitOfGates } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { parseScanOptions, SCAN_SETTINGS, type ScanOptions } from '../scan-options.ts'
import { describeSettings } from '../setting-help.ts'

export const help = `oss-check scan - do the licences of everything a project uses suit it?

Usage
  oss-check scan [FOLDER|FILE ...]      lockfiles, manifests, SBOMs and lists in it (default: this folder)
  oss-check scan package-lock.json --project-license MIT --deny AGPL-3.0-only

Options
${describeSettings(SCAN_SETTINGS, 118)}
  --policy FILE            default: oss-check.yaml, found upwards
  --all                    list everything, not only what is to be looked at
  --texts                  read the licence texts in the archive of everything, not only where metadata leaves it open
  --offline                read this disk and what is kept of earlier runs, and ask nobody
  --inventory              the components alone: no network, no judging
  --format FORMAT          ${SCAN_FORMAT_NAMES.join(', ')}      --json   for --format json
  -o, --output FILE        written whole or not at all
  --verbose, -q, --quiet   every request on stderr; no progress
  --color, --no-color      whatever terminal and environment say
  --no-cache, --refresh    read around the cache, or anew
  --max-requests N, --max-wait SECONDS

${describeExitCodes({
  ok: 'everything that is gated suits your use',
  failed: 'something does not',
  undecidable: 'something cannot be decided, or could not be read',
})}
`

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseScanOptions(args)
  const found = await readInventory(options.paths, io.cwd)
  if (found.inventories.length === 0 && found.unread.length === 0) {
    throw new UserError(
      `There is no lockfile, manifest, SBOM or list in ${options.paths.join(', ')}`,
      'Give the folder or file that says what your project uses',
    )
  }
  if (options.inventory) {
    await deliver(`${jsonText({ schemaVersion: 1, ...found }, 2)}\n`, options, io)
    return found.unread.length > 0 ? EXIT.undecidable : EXIT.ok
  }
  const result = await scanFound(found, options, io)
  const toFile = options.output !== null
  const report = await renderScan(options.format, result, {
    theme: themeFor(io, options.colors ?? (toFile ? false : null)),
    columns: io.terminal.isTTY && !toFile ? io.terminal.columns : 100,
    all: options.all,
  })
  for (const line of scanAnnotations(result)) io.command?.(line)
  await deliver(report, options, io)
  return exitOfGates([result.gate.status])
}

async function scanFound(found: Found, options: ScanOptions, io: Io): Promise<Scan> {
  const { cwd, env, now } = io
  const book = await loadPolicy({
    cwd,
    env,
    flags: options.policy,
    policyPath: options.policyPath,
    rules,
    plugins: false,
  })
  const { clients, net, progress } = openClients({ ...options, targets: [] }, io)
  const end = progress.begin('the licences')
  try {
    return await scan(found, {
      book,
      cost: net.cost,
      now,
      installed: installedTrees(cwd),
      texts: options.texts,
      registry: async (ecosystem) => {
        const registered = ECOSYSTEMS.find(({ id }) => id === ecosystem)
        return registered ? clients.registry(await registered.load()) : null
      },
    })
  } finally {
    end()
    progress.end()
  }
}

async function deliver(text: string, { output }: ScanOptions, io: Io): Promise<void> {
  if (output === null) io.stdout(text)
  else await writeGivenFile(output, text)
}
