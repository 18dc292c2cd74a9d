import type { LoadRun } from '../../src/model/facts/marathon.ts'
import type { Option } from '../../src/model/options.ts'
import { defineSignal, type Judgement, type Signal } from '../../src/model/rule.ts'
import { agedBy, answeringRun, STALE_DAYS, VERSION_FACTS } from '../sandbox/answering.ts'

type NumberOptions = Readonly<Record<string, Option<number>>>

/** A signal over one load run: which run answers is the same for all of them. */
export interface LoadSignal<O extends NumberOptions> {
  id: string
  title: string
  weight: number
  critical: boolean
  options: O
  why: string
  fix: string
  references: readonly string[]
  judge(run: LoadRun, options: { readonly [Name in keyof O]: number }): Judgement
}

export function signalOf<const O extends NumberOptions>(signal: LoadSignal<O>): Signal {
  const { judge, ...rest } = signal
  return defineSignal({
    ...rest,
    needs: ['marathon'],
    wants: VERSION_FACTS,
    options: { ...signal.options, staleDays: STALE_DAYS },
    judge(facts, context) {
      const run = answeringRun(facts.marathon, facts, context, sameMinor)
      if ('status' in run) return run
      // The options declared above are those of `signal` and one more.
      const options = context.options as unknown as { readonly [Name in keyof O | 'staleDays']: number }
      const judgement = judge(run, options)
      const words = run.cutShort ? `${judgement.summary} (cut short)` : judgement.summary
      return agedBy({ ...judgement, summary: words }, run, context.now, options.staleDays)
    },
  })
}

/** Patch releases mend; load is measured again for a new minor version. */
function sameMinor(a: string, b: string): boolean {
  const minor = (version: string) => version.split('.').slice(0, 2).join('.')
  return minor(a) === minor(b)
}
