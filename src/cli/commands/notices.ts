import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { attribute } from '../../attribute.ts'
import { writeGivenFile } from '../../disk/atomic-file.ts'
import { readInventory } from '../../inventory/disk/given.ts'
import type { Scope } from '../../model/policy.ts'
import { UserError } from '../../model/user-error.ts'
import type { Attribution } from '../../notices/attribution.ts'
import { oneOf } from '../../policy/setting-values.ts'
import {
  NOTICES_FORMAT_NAMES,
  NOTICES_FORMATS,
  type NoticesFormatName,
  noticesFormatOf,
} from '../../report/notices/index.ts'
import { plainLine } from '../../report/plain-line.ts'
import { count } from '../../report/quantities.ts'
import type { Found } from '../../scan.ts'
import { describeExitCodes, EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import type { Io } from '../io.ts'
import { READING_FLAGS, readingOptions } from '../reading-flags.ts'
import { whileScanning } from '../scanning.ts'

export const help = `oss-check notices - the licence texts that go to those who get your product

Usage
  oss-check notices [FOLDER|FILE ...] -o THIRD-PARTY-NOTICES.txt
  oss-check notices --check THIRD-PARTY-NOTICES.txt      is it up to date?

Each component that runs, with the copyright notices and licence texts of its own archive, and its NOTICE file where its
licence asks for that; every text once. What has no text is listed as lacking one.

Options
  --format FORMAT          ${NOTICES_FORMAT_NAMES.join(', ')} (default: as the file is named, else text)
  -o, --output FILE        written whole or not at all
  --check FILE             writes nothing, and fails where FILE is not what would be written
  --dev                    what only development needs, too
  --offline                read this disk and what is kept of earlier runs, and ask nobody
  --policy FILE            default: oss-check.yaml, found upwards; what is internal there is left out
  --verbose, -q, --quiet   every request on stderr; no progress
  --no-cache, --refresh    read around the cache, or anew
  --max-requests N, --max-wait SECONDS

${describeExitCodes({
  ok: 'written, or up to date',
  failed: '--check: out of date',
  undecidable: 'not everything could be read',
})}
`

const FLAGS = {
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  check: { type: 'string' },
  dev: { type: 'boolean' },
  offline: { type: 'boolean' },
  policy: { type: 'string' },
  ...READING_FLAGS,
} as const

/** What may run. What is not told to be for development alone may. */
const RUNNING: readonly Scope[] = ['runtime', 'optional', 'unknown']

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseFlags(args, FLAGS)
  const { check, output } = values
  if (check !== undefined && output !== undefined) {
    throw new UserError('--check writes nothing', 'Give --output or --check')
  }
  const file = check ?? output ?? ''
  const format = oneOf('--format', values.format ?? noticesFormatOf(file) ?? 'text', NOTICES_FORMAT_NAMES)
  const options = {
    paths: positionals.length === 0 ? ['.'] : positionals,
    texts: true,
    offline: values.offline ?? false,
    policyPath: values.policy ?? null,
    policy: {},
    ...readingOptions(values),
  }
  const scopes = values.dev ? [...RUNNING, 'dev' as const] : RUNNING
  const { found, attribution } = await whileScanning(options, io, async (circumstances, reading) => {
    const read = await readInventory(options.paths, io.cwd, reading)
    refuseNothing(read)
    return { found: read, attribution: await attribute(read, scopes, circumstances) }
  })
  const text = await written(format, attribution, found)
  const told = summaryOf(attribution, found)
  if (check !== undefined) return compared(check, text, told, io)
  if (output === undefined) io.stdout(text)
  else await writeGivenFile(output, text)
  if (!values.quiet || told.isOpen) io.stderr(`${told.lines.join('\n')}\n`)
  return told.isOpen ? EXIT.undecidable : EXIT.ok
}

function refuseNothing({ inventories, unread }: Found): void {
  if (inventories.length > 0 || unread.length > 0) return
  throw new UserError(
    'There is no lockfile, manifest, SBOM or list here',
    'Give the folder or file that says what your product uses',
  )
}

async function written(
  format: NoticesFormatName,
  attribution: Attribution,
  { inventories }: Found,
): Promise<string> {
  const { draw } = await NOTICES_FORMATS[format].load()
  return draw({ project: inventories[0]?.project ?? { name: null, version: null }, ...attribution })
}

interface Told {
  lines: readonly string[]
  /** Not everything that belongs into it could be read. */
  isOpen: boolean
}

function summaryOf({ components, texts, lacking }: Attribution, { unread }: Found): Told {
  const unknown = lacking.filter(({ kind }) => kind === 'unknown')
  const none = lacking.length - unknown.length
  const name = ({ name, version }: (typeof lacking)[number]) => [name, version].filter(Boolean).join(' ')
  return {
    lines: [
      `oss-check: ${count(components.length, 'component')}, ${count(texts.length, 'text')}`,
      ...(none > 0 ? [`  ${none} without a licence text of their own`] : []),
      ...unknown.map((one) => `  not read: ${plainLine(`${name(one)}: ${one.why}`)}`),
      ...unread.map(({ file, message }) => `  not read: ${plainLine(`${file}: ${message}`)}`),
    ],
    isOpen: unknown.length > 0 || unread.length > 0,
  }
}

async function compared(path: string, text: string, { lines, isOpen }: Told, io: Io): Promise<ExitCode> {
  const there = await readFile(resolve(io.cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `${path} cannot be read (${error.code ?? 'unknown error'})`,
      `Write it first: oss-check notices -o ${path}`,
    )
  })
  if (isOpen) {
    io.stderr(`${lines.join('\n')}\n`)
    io.stdout(`Whether ${path} is up to date cannot be told\n`)
    return EXIT.undecidable
  }
  const differs = firstDifference(there.replaceAll('\r\n', '\n'), text)
  if (differs === null) {
    io.stdout(`${path} is up to date\n`)
    return EXIT.ok
  }
  io.stdout(`${path} is out of date from line ${differs} on\n  Write it anew: oss-check notices -o ${path}\n`)
  return EXIT.failed
}

/** Line, from 1; null: they are the same. */
function firstDifference(one: string, other: string): number | null {
  if (one === other) return null
  const [lines, others] = [one.split('\n'), other.split('\n')]
  return lines.findIndex((line, index) => line !== others[index]) + 1 || lines.length
}
