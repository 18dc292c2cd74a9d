import { BUDGET_NAMES, type Limit, parseLimit } from '../../lab/load/budgets.ts'
import type { LoadShape } from '../../lab/load/http-load.ts'
import { UserError } from '../../model/user-error.ts'
import { DEFAULT_EVIDENCE_DIR } from '../../sources/evidence/lab/evidence-files.ts'
import { describeExitCodes } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'

const DEFAULTS = { connections: 10, seconds: 60, warmupSeconds: 10, readySeconds: 30 }

export const help = `oss-check marathon - put your proof of concept under your load

Usage
  oss-check marathon --start COMMAND --ready URL|TEXT [--url URL] [options]    a server of yours
  oss-check marathon --url URL [options]                                       one that runs already
  oss-check marathon [options] -- COMMAND …                                    a command, again and again
  oss-check marathon --result FILE [options]                                   what a load tool measured

Load
  --connections N      at a time (default ${DEFAULTS.connections}), for commands also --concurrency
  --rate N             a second, over all (default: as fast as it goes)
  --duration TIME      of the run: 90s, 10m, 1h (default ${DEFAULTS.seconds}s)      --warmup TIME   before it, not counted (default ${DEFAULTS.warmupSeconds}s)
  --ready-timeout TIME for --start (default ${DEFAULTS.readySeconds}s)

Budgets              judged here and in point 7; a missed one is exit code 1, one that the run cannot tell is 3
  --p50, --p90, --p99, --p999 50ms     --errors 0.1%     --throughput 500/s     --rss-slope 1MB/min     --drift 1.2

Evidence
  --for TARGET         what it answers for, repeatable: owner/repo, npm:name@version
  --version V          the version under load, where --for does not tell
  --by NAME            who ran it (default: your account)
  --evidence DIR       where the evidence goes (default ${DEFAULT_EVIDENCE_DIR})      --json          the evidence on stdout

Percentiles are corrected for coordinated omission: by the rate, else by the usual time of an answer. Ctrl-C keeps what was
measured, marked as cut short. Memory and processor are those of --start and all its children (Linux).
${describeExitCodes({
  ok: 'done and every budget met',
  failed: 'a budget missed',
  undecidable: 'the run cannot tell whether a budget was met',
})}
`

export interface MarathonArguments {
  start: string | null
  ready: string | null
  readySeconds: number
  url: string | null
  command: readonly string[] | null
  result: string | null
  shape: LoadShape
  warmupSeconds: number
  limits: readonly Limit[]
  answersFor: readonly string[]
  version: string | null
  by: string | undefined
  evidenceDir: string
  json: boolean
}

export function parseMarathonArguments(args: readonly string[]): MarathonArguments {
  const separator = args.indexOf('--')
  const before = separator === -1 ? args : args.slice(0, separator)
  const command = separator === -1 ? null : args.slice(separator + 1)
  const text = { type: 'string' } as const
  const { values, positionals } = parseFlags(before, {
    ...{ start: text, ready: text, 'ready-timeout': text, url: text, result: text },
    ...{ connections: text, concurrency: text, rate: text, duration: text, warmup: text },
    ...{
      p50: text,
      p90: text,
      p99: text,
      p999: text,
      errors: text,
      throughput: text,
      'rss-slope': text,
      drift: text,
    },
    ...{ version: text, by: text, evidence: text },
    for: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  })
  const ready = values.ready ?? null
  const url = values.url ?? (ready !== null && isUrl(ready) ? ready : null)
  const ways = [values.result !== undefined, command !== null, url !== null && command === null].filter(
    Boolean,
  )
  const unexpected = positionals[0]
  if (unexpected !== undefined)
    throw new UserError(
      `${JSON.stringify(unexpected)} is not expected here`,
      'A command stands after --; see oss-check marathon --help',
    )
  if (
    ways.length !== 1 ||
    (command !== null && (values.url !== undefined || command.length === 0)) ||
    (url !== null && !isUrl(url))
  ) {
    throw new UserError(
      'Say what to put under load: a URL, a command after --, or a result file',
      'oss-check marathon --start "node server.js" --ready http://localhost:3000/',
    )
  }
  if (values.start !== undefined && ready === null)
    throw new UserError(
      '--start needs --ready',
      'Give the URL that answers, or the text it prints, once it is ready',
    )
  return {
    start: values.start ?? null,
    ready,
    readySeconds: duration('ready-timeout', values['ready-timeout'], DEFAULTS.readySeconds),
    url,
    command,
    result: values.result ?? null,
    shape: {
      connections: count('connections', values.connections ?? values.concurrency, DEFAULTS.connections) ?? 1,
      ratePerSecond: count('rate', values.rate, null),
      seconds: duration('duration', values.duration, DEFAULTS.seconds),
    },
    warmupSeconds: duration('warmup', values.warmup, DEFAULTS.warmupSeconds),
    limits: BUDGET_NAMES.flatMap((name) => {
      const given = values[name]
      return given === undefined ? [] : [parseLimit(name, given)]
    }),
    answersFor: values.for ?? [],
    version: values.version ?? null,
    by: values.by,
    evidenceDir: values.evidence ?? DEFAULT_EVIDENCE_DIR,
    json: values.json ?? false,
  }
}

function isUrl(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}

function count(flag: string, text: string | undefined, fallback: number | null): number | null {
  if (text === undefined) return fallback
  const value = Number(text.replace(/\/s$/, ''))
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
    throw new UserError(`--${flag} needs a whole number above 0`, `Such as --${flag} 50`)
  return value
}

function duration(flag: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text)
  const factor = { ms: 0.001, s: 1, m: 60, h: 3600 }[match?.[2] ?? 's'] ?? 1
  const seconds = Number(match?.[1] ?? Number.NaN) * factor
  if (!(seconds >= 0 && seconds <= 7 * 86_400) || (seconds === 0 && flag !== 'warmup'))
    throw new UserError(`--${flag} needs a time`, `Such as --${flag} 90s, 10m or 1h`)
  return seconds
}
