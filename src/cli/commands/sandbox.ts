import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { type Artefact, artefactOf, downloadPackage, readArchiveFile } from '../../lab/artefact.ts'
import { commandEvidence, packageEvidence, type RunContext } from '../../lab/sandbox/assemble.ts'
import { packFolder } from '../../lab/sandbox/pack.ts'
import { findTools, type Tools } from '../../lab/sandbox/prerequisites.ts'
import { sandboxReport } from '../../lab/sandbox/report.ts'
import { runSandbox, type SandboxOptions, type Subject } from '../../lab/sandbox/run.ts'
import { STAGE_NAMES } from '../../lab/sandbox/stages.ts'
import { pathsOnGitHub } from '../../lab/static/github-tag.ts'
import { taggedPaths } from '../../lab/static/tagged-source.ts'
import type { SandboxRun } from '../../model/facts/sandbox.ts'
import { keyOf, ownerAndName, type RepositoryRef } from '../../model/subject.ts'
import { UserError } from '../../model/user-error.ts'
import type { Ecosystem } from '../../sources/ecosystem/ecosystem.ts'
import { ecosystemOf, USUAL } from '../../sources/ecosystem/index.ts'
import type { InstallRecipe } from '../../sources/ecosystem/install-recipe.ts'
import { writeEvidence } from '../../sources/evidence/lab/evidence-files.ts'
import { answerKey } from '../../sources/evidence/lab/evidence-key.ts'
import { repositoryAt } from '../../sources/subject.ts'
import { jsonText } from '../../text/json-text.ts'
import { type OpenClients, openClients } from '../clients.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { forgesFrom, subjectFrom } from '../subject.ts'
import { rememberMade } from '../trust.ts'
import { parseSandboxArguments, type SandboxArguments } from './sandbox-arguments.ts'

export { help } from './sandbox-arguments.ts'

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const given = parseSandboxArguments(args)
  io.catchSignals?.()
  const clients = openClients(QUIETLY, io)
  const ecosystem = await ecosystemOf(given.published?.type ?? USUAL)
  const registry = clients.clients.registry(ecosystem).addressOf(given.published?.name ?? '')
  const registryPort = Number(registry.port) || (registry.protocol === 'http:' ? 80 : 443)
  const allowed = [{ host: registry.hostname, port: registryPort }, ...given.allowed]
  const context: RunContext = {
    command: ['oss-check', 'sandbox', ...args],
    allowed,
    at: io.now(),
    by: given.by ?? io.env.OSS_CHECK_BY,
    answersFor: given.answersFor.map((text) => answerKey(subjectFrom(text, io.env), io.cwd)),
  }
  const options = { registry, allowed, limits: given.limits, signal: io.signal, onStage: progressOn(io) }
  const evidence =
    given.command === null
      ? await onPackage({ given, ecosystem, clients }, given.target ?? '', context, options, io)
      : await onCommand(given, given.command, context, options, io)
  if (io.drawsProgress) io.stderr('\r\u001b[K')
  // Stopped before anything was seen: an empty document would only be in the way.
  if (io.signal.aborted && evidence.stages.length === 0) return EXIT.interrupted
  const path = await writeEvidence(resolve(io.cwd, given.evidenceDir), evidence)
  await rememberMade([path], io)
  io.stdout(given.json ? `${jsonText({ ...evidence, source: path }, 2)}\n` : sandboxReport(evidence, path))
  if (io.signal.aborted) return EXIT.interrupted
  return exitOf(evidence)
}

function exitOf({ findings, stages }: SandboxRun): ExitCode {
  if (findings.some(({ severity }) => severity === 'severe')) return EXIT.failed
  return stages.some(({ unseen }) => unseen.length > 0) ? EXIT.undecidable : EXIT.ok
}

type Running = Omit<SandboxOptions, 'subject'>

/** The package and its checksum, and the files at its tag: by any of the names that projects give it. */
const QUIETLY = {
  targets: [],
  cache: true,
  refresh: false,
  maxRequests: 10,
  maxWaitSeconds: 5,
  verbose: false,
  quiet: true,
}

interface Asked {
  given: SandboxArguments
  ecosystem: Ecosystem
  clients: OpenClients
}

async function onPackage(
  asked: Asked,
  target: string,
  context: RunContext,
  options: Running,
  io: Io,
): Promise<SandboxRun> {
  const { given, ecosystem, clients } = asked
  const { install } = ecosystem
  if (install === null && !given.readOnly) {
    throw new UserError(
      `Packages of ${ecosystem.id} are not installed here`,
      '--read-only reads what was published; to run it, give a command after --',
    )
  }
  // Asked before anything is downloaded: a machine that cannot run it is told so at once.
  const tools =
    given.readOnly && !(await isFolder(resolve(io.cwd, target))) ? null : await findTools(io.env, io.platform)
  const artefact = await artefactFor(asked, target, tools, install, io)
  const { manifest } = artefact
  const address = manifest?.repository ?? null
  const repository =
    address === null ? null : repositoryAt(ecosystem.repositoryAddress(address), forgesFrom(io.env))
  const tagged = await taggedSource(given, artefact, repository, clients.github, io)
  const named = repository === null ? [] : [keyOf(repository)]
  const answering = { ...context, answersFor: [...named, ...context.answersFor] }
  const readOnly = packageEvidence(artefact, tagged, null, answering)
  const isHostile = readOnly.findings.some((finding) => finding.id === 'contents/hostile')
  if (given.readOnly || isHostile || tools === null || manifest === null || install === null) return readOnly
  const subject: Subject = {
    kind: 'package',
    name: manifest.name,
    archive: artefact.archive,
    smoke: given.smoke,
    stages: STAGE_NAMES,
    install,
  }
  return packageEvidence(artefact, tagged, await runSandbox(tools, { ...options, subject }), answering)
}

/** The source the version was tagged from: the clone that was named, else what the forge lists for a published package. */
async function taggedSource(
  given: SandboxArguments,
  { manifest }: Artefact,
  repository: RepositoryRef | null,
  github: OpenClients['github'],
  io: Io,
): Promise<ReadonlySet<string> | null> {
  if (manifest === null) return null
  if (given.source !== null)
    return taggedPaths(resolve(io.cwd, given.source), manifest.name, manifest.version)
  if (given.published === null || repository === null) return null
  const source = { ...ownerAndName(repository), directory: manifest.directory }
  const client = await github(repository.host)
  const paths = await pathsOnGitHub(client, source, manifest.name, manifest.version)
  if (paths === null)
    io.stderr(
      `sandbox: ${keyOf(repository)} did not tell the source of ${manifest.version}; contents are not compared\n`,
    )
  return paths
}

async function onCommand(
  given: SandboxArguments,
  command: readonly string[],
  context: RunContext,
  options: Running,
  io: Io,
): Promise<SandboxRun> {
  const folder = resolve(io.cwd)
  if (folder === '/' || `${homedir()}/`.startsWith(`${folder}/`)) {
    throw new UserError(
      `The command would see all of ${folder}`,
      'Change to the folder of your experiment: it is shown to the command, read-only',
    )
  }
  const tools = await findTools(io.env, io.platform)
  const result = await runSandbox(tools, { ...options, subject: { kind: 'command', folder, command } })
  return commandEvidence(command, result, { ...context, folder, version: given.version })
}

async function artefactFor(
  { given, ecosystem, clients }: Asked,
  target: string,
  tools: Tools | null,
  install: InstallRecipe | null,
  io: Io,
): Promise<Artefact> {
  if (given.published !== null) return downloadPackage(clients.clients.registry(ecosystem), given.published)
  const path = resolve(io.cwd, target)
  if (await isFolder(path)) {
    if (tools === null || install === null) throw notAPackage(target)
    return artefactOf(path, await packFolder(tools, path, install, io.signal), [path])
  }
  return readArchiveFile(path).catch((error: unknown) => {
    if (error instanceof UserError) throw error
    throw notAPackage(target)
  })
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

function notAPackage(target: string): UserError {
  return new UserError(
    `${JSON.stringify(target)} is no package that can be read`,
    'Give npm:name@range, a folder with a package.json, a .tgz, or a command after --',
  )
}

function progressOn(io: Io): SandboxOptions['onStage'] {
  return (name, network, index, count) => {
    if (!io.drawsProgress) return
    const where = count === 0 ? 'fetching' : `${index}/${count} ${name}, network ${network}`
    io.stderr(`\r\u001b[Ksandbox: ${where} …`)
  }
}
