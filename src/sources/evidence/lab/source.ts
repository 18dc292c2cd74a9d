import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { LoadRun } from '../../../model/facts/marathon.ts'
import type { SandboxRun } from '../../../model/facts/sandbox.ts'
import { keyOf, nameOf, type Subject } from '../../../model/subject.ts'
import { type Fact, known, unknown } from '../../../model/unknown.ts'
import { defineSource, type Source } from '../../source.ts'
import { type EvidenceFolder, readEvidence } from './evidence-files.ts'
import type { Evidence } from './evidence-schema.ts'

/** Where results of the lab are kept, and whose are taken. */
export interface EvidencePlace {
  folder: string
  /** False: what lies there may be anybody's. */
  takes(path: string): boolean
}

/** The facts `sandbox` and `marathon`: what the evidence documents of a folder say about the subject, newest first. `home`: the host that needs no naming. */
export function labSource(place: EvidencePlace, subject: Subject, home: string): Source {
  const folder = once(() => readEvidence(place.folder, place.takes))
  return defineSource('lab', {
    sandbox: async () =>
      factOf(
        await folder(),
        await keysOf(subject),
        isSandboxRun,
        sandboxCommand(nameOf(subject, home), subject),
      ),
    marathon: async () =>
      factOf(await folder(), await keysOf(subject), isLoadRun, marathonCommand(nameOf(subject, home))),
  })
}

/** The one command that gets the answer. Packages of npm are installed there; those of others are read, and run by a command. */
function sandboxCommand(name: string, subject: Subject): string {
  if (subject.kind === 'repository')
    return `oss-check sandbox --for ${quoted(name)} npm:NAME, or -- COMMAND for what is no package`
  const isInstalled = subject.kind === 'path' || subject.type === 'npm'
  return isInstalled
    ? `oss-check sandbox ${quoted(name)}`
    : `oss-check sandbox --read-only ${quoted(name)}, or --for ${quoted(name)} -- COMMAND to run it`
}

function marathonCommand(name: string): string {
  return `oss-check marathon --for ${quoted(name)} --start "your server" --ready http://localhost:3000/`
}

function factOf<Run extends Evidence>(
  { runs, broken, strange }: EvidenceFolder,
  keys: readonly string[],
  isKind: (run: Evidence) => run is Run,
  command: string,
): Fact<readonly Run[]> {
  const [first] = broken
  // The broken one may be the one that says no.
  if (first) return unknown('unexpected', `The evidence file ${first.path} ${first.detail}`)
  const answering = runs
    .filter(isKind)
    .filter((run) => run.subject.answersFor.some((key) => keys.includes(key)))
  if (answering.length === 0) {
    const [path] = strange
    const lies = path === undefined ? '' : `; ${path} may tell, and is trusted by nobody: --evidence takes it`
    return unknown('not-tried', `Not tried yet: ${command}${lies}`)
  }
  const newestFirst = answering.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const evidence = newestFirst.map((run) => ({ url: run.source, retrievedAt: run.at }))
  return known(newestFirst, evidence)
}

function isSandboxRun(run: Evidence): run is SandboxRun {
  return run.kind === 'sandbox'
}

function isLoadRun(run: Evidence): run is LoadRun {
  return run.kind === 'marathon'
}

async function keysOf(subject: Subject): Promise<readonly string[]> {
  if (subject.kind !== 'path') return [keyOf(subject)]
  const path = resolve(subject.path)
  return [path, await realpath(path).catch(() => path)]
}

function quoted(text: string): string {
  return /^[\w@:/.,+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => {
    result ??= read()
    return result
  }
}
