import type { LabFinding, SandboxRun } from '../../model/facts/sandbox.ts'

const HEADINGS = { severe: 'Severe', notice: 'Worth knowing', info: 'Seen' } as const
const MAX_INFOS = 25

/** A run in words, for a terminal or a log. */
export function sandboxReport(run: SandboxRun, path: string | null): string {
  const { name, version } = run.subject
  const title = `${name}${version === null ? '' : `@${version}`}`
  const stages = run.stages.map(
    (stage) =>
      `  ${stage.name.padEnd(24)} network ${stage.network.padEnd(9)} ${stage.seconds.toFixed(1).padStart(6)} s  ${outcomeOf(stage)}`,
  )
  const severities = ['severe', 'notice', 'info'] as const
  return [
    `Sandbox: ${title}${run.cutShort ? ' (cut short)' : ''}`,
    ...(stages.length > 0 ? ['', ...stages] : []),
    ...severities.flatMap((severity) => section(HEADINGS[severity], run.findings, severity)),
    ...unseenIn(run),
    '',
    verdictOf(run),
    ...(path === null ? [] : [`Evidence: ${path}`]),
    '',
  ].join('\n')
}

function section(
  heading: string,
  findings: readonly LabFinding[],
  severity: LabFinding['severity'],
): string[] {
  const all = findings.filter((finding) => finding.severity === severity)
  const shown = severity === 'info' ? all.slice(0, MAX_INFOS) : all
  if (all.length === 0) return []
  const rest = all.length > shown.length ? [`  … and ${all.length - shown.length} more in the evidence`] : []
  return ['', heading, ...shown.map(({ area, summary }) => `  ${area.padEnd(10)}  ${summary}`), ...rest]
}

function unseenIn(run: SandboxRun): string[] {
  const words = run.stages.flatMap(({ name, network, unseen }) =>
    unseen.map((what) => `  ${name}, network ${network}: ${what}`),
  )
  return words.length === 0 ? [] : ['', 'Not seen', ...words]
}

function verdictOf(run: SandboxRun): string {
  const of = (severity: LabFinding['severity']) =>
    run.findings.filter((one) => one.severity === severity).length
  if (of('severe') > 0) return `${of('severe')} severe findings: do not use this before you know why`
  if (run.stages.some(({ unseen }) => unseen.length > 0))
    return 'Not everything was seen: whether there is more than this is unknown'
  if (of('notice') > 0) return `Nothing severe; ${of('notice')} things worth knowing`
  return run.stages.length === 0 ? 'Nothing found; it was read and not run' : 'Nothing found'
}

function outcomeOf({ ended, exitCode }: SandboxRun['stages'][number]): string {
  if (ended === 'timeout') return 'did not end in time'
  if (ended === 'limit') return 'went over a limit'
  if (ended === 'killed') return 'ended from outside'
  return exitCode === 0 ? 'done' : exitCode === 41 ? 'nothing to import' : `exit code ${exitCode}`
}
