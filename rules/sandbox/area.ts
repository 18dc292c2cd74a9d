import type { LabArea, LabFinding, SandboxRun } from '../../src/model/facts/sandbox.ts'
import {
  cannotTell,
  defineSignal,
  fail,
  type Judgement,
  notApplicable,
  pass,
  type Signal,
  warn,
} from '../../src/model/rule.ts'
import { agedBy, answeringRun, STALE_DAYS, VERSION_FACTS } from './answering.ts'

/** What differs between the signals of this point: which findings they judge, and their words. */
export interface Area {
  area: LabArea
  title: string
  weight: number
  critical: boolean
  why: string
  fix: string
  references: readonly string[]
  /** Said where nothing was found. */
  clean(run: SandboxRun): string
  /** What of the run must be there for an answer; a word about it where it is not. */
  missing?(run: SandboxRun): string | null
  applies?(run: SandboxRun): boolean
}

/** Severe findings fail, notices warn. */
export function signalOf(area: Area): Signal {
  return defineSignal({
    id: `sandbox/${area.area}`,
    title: area.title,
    needs: ['sandbox'],
    wants: VERSION_FACTS,
    weight: area.weight,
    critical: area.critical,
    options: { staleDays: STALE_DAYS },
    why: area.why,
    fix: area.fix,
    references: area.references,
    judge(facts, context) {
      const run = answeringRun(facts.sandbox, facts, context, (a, b) => a === b)
      if ('status' in run) return run
      return agedBy(judgeArea(area, run), run, context.now, context.options.staleDays)
    },
  })
}

function judgeArea(area: Area, run: SandboxRun): Judgement {
  if (area.applies?.(run) === false) return notApplicable('A command was run, not a package')
  const findings = run.findings.filter((finding) => finding.area === area.area)
  const severe = findings.filter((finding) => finding.severity === 'severe')
  const notices = findings.filter((finding) => finding.severity === 'notice')
  const measure = {
    value: severe.length + notices.length,
    unit: 'findings',
    details: {
      files: run.contents?.files ?? null,
      stages: run.stages.length,
      findings: [...severe, ...notices].map((finding) => finding.summary).slice(0, 50),
    },
  }
  const [worst] = severe
  if (worst) return fail(say(worst, severe), measure)
  // What was seen was seen; only what was not seen needs a whole run.
  const missing = run.cutShort ? 'The run was cut short' : (area.missing?.(run) ?? null)
  if (missing !== null) return cannotTell('too-little-data', missing, measure)
  const [notice] = notices
  return notice ? warn(say(notice, notices), measure) : pass(area.clean(run), measure)
}

/** One line of a report; the whole text is in the evidence. */
const SUMMARY_LENGTH = 90

function say({ summary }: LabFinding, all: readonly LabFinding[]): string {
  const short = summary.length > SUMMARY_LENGTH ? `${summary.slice(0, SUMMARY_LENGTH - 1)}…` : summary
  return all.length === 1 ? short : `${short}, and ${all.length - 1} more`
}
