import { scanSince } from '../../compare-scans.ts'
import { writeGivenFile } from '../../disk/atomic-file.ts'
import { readInventory } from '../../inventory/disk/given.ts'
import type { Inventories, Reading } from '../../inventory/read.ts'
import type { Scan } from '../../judging/components/scan-result.ts'
import { UserError } from '../../model/user-error.ts'
import { SBOM_FORMAT_NAMES } from '../../report/sbom/names.ts'
import { scanAnnotations } from '../../report/scan/annotations.ts'
import { renderScan, SCAN_FORMAT_NAMES } from '../../report/scan/index.ts'
import { scan } from '../../scan.ts'
import { jsonText } from '../../text/json-text.ts'
import { themeFor } from '../deliver.ts'
import { describeExitCodes, EXIT, type ExitCode, exitOfGates } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { sbomOfRepository } from '../sbom-of-repository.ts'
import { readBase } from '../scan-base.ts'
import { parseScanOptions, SCAN_SETTINGS, type ScanOptions } from '../scan-options.ts'
import { showTree } from '../scan-tree.ts'
import { excludedBy, scanPolicy, whileScanning } from '../scanning.ts'
import { describeSettings } from '../setting-help.ts'

export const help = `oss-check scan - do the licences of everything a project uses suit it?

Usage
  oss-check scan [FOLDER|FILE ...]      lockfiles, manifests, SBOMs and lists in it (default: this folder)
  oss-check scan github:owner/repo      by the SBOM that GitHub makes of it
  oss-check scan package-lock.json --project-license MIT --deny AGPL-3.0-only

Options
${describeSettings(SCAN_SETTINGS, 118)}
  --policy FILE            default: oss-check.yaml, found upwards
  --all                    list everything, not only what is to be looked at
  --texts                  read the licence texts in the archive of everything, not only where metadata leaves it open
  --offline                read this disk and what is kept of earlier runs, and ask nobody
  --inventory              the components alone: no network, no judging
  --base REF|FILE          what changed since a commit (its lockfiles), or against another lockfile or SBOM
  --new                    judge and gate only what is new since the base
  --rehearse SPAN          which changes of the past the policy would have stopped: 24mo, 2y, 90d
  -i, --interactive        the tree in the terminal: filter, licence texts, what if
  --sbom FILE              a bill of materials besides (- : on standard output, in place of the report)
  --sbom-format FORMAT     ${SBOM_FORMAT_NAMES.join(', ')}; default spdx-2.3 for names with spdx, else cyclonedx-1.6
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
  if (options.rehearse !== null) return rehearsed(options.rehearse, options, io)
  if (options.inventory) {
    const exclude = excludedBy(await scanPolicy(options, io))
    const found = await foundIn(options, io, { exclude })
    await deliver(`${jsonText({ schemaVersion: 1, ...found }, 2)}\n`, options, io)
    return found.unread.length > 0 ? EXIT.undecidable : EXIT.ok
  }
  return whileScanning(options, io, async (circumstances, reading, quiet) => {
    const { base: name } = options
    const base = name === null ? null : await readBase(name, options.paths, io.cwd, reading)
    const found = await foundIn(options, io, reading)
    const result =
      base === null
        ? await scan(found, circumstances)
        : await scanSince(base, found, options.newOnly, circumstances)
    quiet()
    for (const line of scanAnnotations(result)) io.command?.(line)
    if (options.sbom !== null) await writeSbom(result, options.sbom, io)
    if (options.interactive) await showTree(found, result, circumstances, options.colors, io)
    else if (options.sbom?.file !== '-') await report(result, options, io)
    return exitOfGates([result.gate.status])
  })
}

async function foundIn(options: ScanOptions, io: Io, reading: Reading): Promise<Inventories> {
  const { paths } = options
  const elsewhere = (name: string) => sbomOfRepository(name, options, io)
  const found = await readInventory(paths, io.cwd, { ...reading, elsewhere })
  if (found.inventories.length > 0 || found.unread.length > 0) return found
  throw new UserError(
    `There is no lockfile, manifest, SBOM or list in ${paths.join(', ')}`,
    'Give the folder or file that says what your project uses',
  )
}

async function rehearsed(span: string, options: ScanOptions, io: Io): Promise<ExitCode> {
  const { rehearseHistory } = await import('../rehearsal.ts')
  await deliver(await rehearseHistory(span, options, io), options, io)
  return EXIT.ok
}

async function report(result: Scan, options: ScanOptions, io: Io): Promise<void> {
  const toFile = options.output !== null
  const text = await renderScan(options.format, result, {
    theme: themeFor(io, options.colors ?? (toFile ? false : null)),
    columns: io.terminal.isTTY && !toFile ? io.terminal.columns : 100,
    all: options.all,
  })
  await deliver(text, options, io)
}

async function writeSbom(
  result: Scan,
  { file, format }: NonNullable<ScanOptions['sbom']>,
  io: Io,
): Promise<void> {
  const [{ SBOM_FORMATS }, { sbomOfScan }] = await Promise.all([
    import('../../report/sbom/index.ts'),
    import('../../report/sbom/of-scan.ts'),
  ])
  const text = SBOM_FORMATS[format](sbomOfScan(result, io.now()))
  if (file === '-') io.stdout(text)
  else await writeGivenFile(file, text)
}

async function deliver(text: string, { output }: ScanOptions, io: Io): Promise<void> {
  if (output === null) io.stdout(text)
  else await writeGivenFile(output, text)
}
