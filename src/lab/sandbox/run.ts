import type { LabFinding, SandboxStage } from '../../model/facts/sandbox.ts'
import { UserError } from '../../model/user-error.ts'
import type { InstallRecipe } from '../../sources/ecosystem/install-recipe.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { plantCanaries } from './canaries.ts'
import { actFindings, finding, incidentFindings } from './findings.ts'
import { type Endpoint, openGateway } from './gateway.ts'
import { furnish, PLACES } from './inner-sandbox.ts'
import { HOUSEKEEPING_SECONDS, type Keeper, openKeeper, SCRATCH } from './outer-sandbox.ts'
import { placeOf, shownPath } from './path-classes.ts'
import { quote, type Tools } from './prerequisites.ts'
import { type Limits, runQuietly, runStage, type Stage, type StageResult } from './stage-run.ts'
import { commandStage, fetchRoom, packageStage, type StageName } from './stages.ts'
import { differenceFindings, survivalFindings } from './survival.ts'

export type Subject = PackageSubject | { kind: 'command'; folder: string; command: readonly string[] }

interface PackageSubject {
  kind: 'package'
  name: string
  archive: Uint8Array
  smoke: string | null
  stages: readonly StageName[]
  install: InstallRecipe
}

export interface SandboxOptions {
  subject: Subject
  registry: URL
  allowed: readonly Endpoint[]
  limits: Limits
  signal: AbortSignal
  /** Told before each stage, for progress: how many of how many. */
  onStage(name: string, network: string, index: number, count: number): void
}

export interface SandboxResult {
  findings: LabFinding[]
  stages: SandboxStage[]
  cutShort: boolean
}

const LANES = ['off', 'observed'] as const
const MAX_FINDINGS = 2000
const MAX_LISTED = 500

/** Every stage in both lanes. What happened inside comes back as findings; throws only where nothing could be run. */
export async function runSandbox(tools: Tools, options: SandboxOptions): Promise<SandboxResult> {
  const { subject, limits, signal, allowed } = options
  const canaries = plantCanaries()
  const ports = [...new Set([80, 443, ...allowed.map(({ port }) => port)])]
  const keeper = await openKeeper(tools, {
    ports,
    scratchBytes: limits.scratchBytes,
    maxProcesses: limits.processes * 4,
    signal,
  })
  try {
    const gateway = openGateway(keeper.servers, keeper.nameServer, allowed, canaries.mark)
    const layout = furnish(canaries, ['fetch', ...LANES], settingsOf(subject, options.registry, tools))
    await keeper.run(layout, HOUSEKEEPING_SECONDS)
    if (subject.kind === 'package') await fetchPackage(keeper, tools, options, subject, canaries)

    const results: StageResult[] = []
    const leaks: LabFinding[] = []
    let skipped = 0
    const plan = LANES.flatMap((lane) => stagesOf(subject, lane))
    for (const [index, stage] of plan.entries()) {
      if (signal.aborted) break
      if (needsInstall(stage) && results.some((done) => isFailedInstall(done, stage))) {
        skipped++
        continue
      }
      options.onStage(stage.name, stage.room.network, index + 1, plan.length)
      results.push(await runStage(keeper, tools, canaries, stage, limits, gateway.nameOfAddress))
    }
    for (const lane of LANES)
      leaks.push(...(await copiesOfCanaries(keeper, lane, canaries.mark, Object.keys(canaries.files))))

    const judge = { allowed, mark: canaries.mark }
    const whole = results.filter((result) => result.ended !== 'killed')
    const findings = [
      ...whole.flatMap((result) => actFindings(result, judge)),
      ...incidentFindings(gateway.incidents()),
      ...leaks,
      ...survivalFindings(whole),
      ...differenceFindings(whole),
    ]
    return {
      findings: distinct(findings).slice(0, MAX_FINDINGS),
      stages: whole.map(stageOf),
      cutShort: whole.length + skipped < plan.length,
    }
  } finally {
    await keeper.end()
  }
}

function settingsOf(subject: Subject, registry: URL, tools: Tools): Readonly<Record<string, string>> {
  if (subject.kind === 'command') return {}
  return subject.install.settings(PLACES, { registry: registry.href, compiles: tools.nodePrefix !== null })
}

/** What was not installed can be neither loaded nor used; that says nothing new about it. */
function needsInstall(stage: Stage): boolean {
  return stage.name === 'import' || stage.name === 'smoke'
}

function isFailedInstall(result: StageResult, next: Stage): boolean {
  return result.stage === 'install' && result.network === next.room.network && result.exitCode !== 0
}

function stagesOf(subject: Subject, lane: 'off' | 'observed'): Stage[] {
  if (subject.kind === 'command') return [commandStage(lane, subject.folder, subject.command)]
  const options = { packageName: subject.name, smoke: subject.smoke, install: subject.install }
  return subject.stages
    .filter((name) => name !== 'smoke' || subject.smoke !== null)
    .map((name) => packageStage(name, lane, options))
}

/** The installer by itself: the package and what it needs, into the cache; then a copy of cache and lockfile for each lane. */
async function fetchPackage(
  keeper: Keeper,
  tools: Tools,
  options: SandboxOptions,
  { archive, install }: PackageSubject,
  canaries: ReturnType<typeof plantCanaries>,
): Promise<void> {
  if (tools.npm === null)
    throw new UserError(
      'The sandbox needs npm to install packages, and there is none',
      'Install npm, or run a command: oss-check sandbox -- COMMAND',
    )
  options.onStage('fetch', 'observed', 0, 0)
  const project = `${SCRATCH}/fetch/project`
  await keeper.put(`${SCRATCH}/subject.tgz`, archive)
  const files = Object.entries(install.project).map(
    ([name, text]) => `printf %s ${quote(text)} > ${project}/${name}`,
  )
  await keeper.run([`mkdir -p ${project}`, ...files].join(' && '), HOUSEKEEPING_SECONDS)
  const { exitCode, output } = await runQuietly(
    keeper,
    tools,
    canaries,
    fetchRoom(install),
    options.limits.seconds,
  )
  if (options.signal.aborted) return
  const complaint = install.complaintIn(output, exitCode)
  if (complaint !== null) {
    throw new UserError(
      `The package and what it needs could not be fetched: ${cleanLine(complaint, 200)}`,
      `It may talk to ${options.allowed.map(({ host, port }) => `${host}:${port}`).join(', ')} only; add a host with --allow`,
    )
  }
  for (const lane of LANES)
    await keeper.run(
      [
        `mkdir -p ${SCRATCH}/${lane}/plain ${SCRATCH}/${lane}/project`,
        `cp -a ${SCRATCH}/fetch/cache/. ${SCRATCH}/${lane}/cache/`,
        ...['plain', 'project'].map(
          (to) =>
            `cp ${install.locked.map((file) => `${project}/${file}`).join(' ')} ${SCRATCH}/${lane}/${to}/`,
        ),
      ].join('; '),
      HOUSEKEEPING_SECONDS,
    )
}

/** Files beside the planted ones that hold a planted secret: somebody copied it, ready to be carried away. */
async function copiesOfCanaries(
  keeper: Keeper,
  lane: string,
  mark: string,
  planted: readonly string[],
): Promise<LabFinding[]> {
  const folders = ['project', 'plain', 'tmp', 'home'].map((name) => `${SCRATCH}/${lane}/${name}`).join(' ')
  const found = await keeper.read(
    `timeout 20 grep -rlaF -D skip -e ${quote(mark)} ${folders} 2>/dev/null`,
    100_000,
  )
  const prefix = `${SCRATCH}/${lane}/`
  return found
    .toString('utf8')
    .split('\n')
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter((path) => !planted.some((file) => path === `home/${file}`))
    .map((path) =>
      finding('canaries', 'copied', 'severe', `A planted secret was copied to ${cleanLine(path, 200)}`),
    )
}

function stageOf(result: StageResult): SandboxStage {
  const list = (kinds: readonly string[], keep: (what: string) => boolean = () => true) => [
    ...new Set(
      result.acts
        .filter((act) => kinds.includes(act.kind) && keep(act.what))
        .map((act) => (act.error === null ? shownPath(act.what) : `${shownPath(act.what)} (${act.error})`)),
    ),
  ]
  const isOutside = (path: string) => !['own', 'system', 'kernel'].includes(placeOf(path))
  const { stage, network, exitCode, ended, seconds, unseen } = result
  return {
    name: stage,
    network,
    exitCode,
    ended,
    seconds: Math.round(seconds * 100) / 100,
    hosts: list(['connect', 'lookup']).slice(0, MAX_LISTED),
    processes: list(['start']).slice(0, MAX_LISTED),
    written: list(['write'], (path) => placeOf(path) === 'kernel' || isOutside(path)).slice(0, MAX_LISTED),
    readOutside: list(['read'], isOutside).slice(0, MAX_LISTED),
    unseen,
  }
}

function distinct(findings: readonly LabFinding[]): LabFinding[] {
  const bySummary = new Map<string, LabFinding>()
  for (const one of findings) if (!bySummary.has(one.summary)) bySummary.set(one.summary, one)
  const order = { severe: 0, notice: 1, info: 2 }
  return [...bySummary.values()].sort((a, b) => order[a.severity] - order[b.severity])
}
