import { judgeCollected } from '../assess.ts'
import { judge } from '../judging/scorecard.ts'
import type { Collected } from '../model/collected.ts'
import type { FactName } from '../model/facts.ts'
import type { Scorecard } from '../model/scorecard.ts'
import type { Fact } from '../model/unknown.ts'
import { UserError } from '../model/user-error.ts'
import type { PolicyBook } from '../policy/load.ts'
import { targetKeysOf } from '../policy/target-pattern.ts'
import type { DrawOptions } from '../report/formats/format.ts'
import type { Session, WhatIf } from '../report/interactive-session.ts'
import { createLoadingSession, type LoadingSession } from '../report/loading.ts'
import { plainLine } from '../report/plain-line.ts'
import { scoreText } from '../report/quantities.ts'
import type { Theme } from '../report/theme.ts'
import { VERDICT_WORDS } from '../report/wording.ts'
import { effectsOn, type World } from './effects.ts'
import type { Io } from './io.ts'
import { placesIn } from './place-of.ts'

/** Told what comes in while targets are read. `index`: the target's place on the command line. */
export interface Watch {
  fact(index: number, name: FactName, fact: Fact<unknown>): void
  collected(index: number, collected: Collected): void
  /** It is not there, and nothing more will come of it. */
  missing(index: number): void
}

export interface Subject {
  /** As the targets were called. */
  names: readonly string[]
  /** Reads them all. `again`: past the cache, as of now. */
  read(io: Io, watch: Watch, again: boolean): Promise<readonly Collected[]>
  /** Reading again would bring the same: facts from a file, the invented project. */
  fixed: boolean
  book: PolicyBook
  asOf: Date
  baseline: Scorecard | null
}

/**
 * Shows the report while the targets are read and after. Resolves when the reader leaves it, to the scorecards, or to
 * null where they left before all were there, or a signal ended it. What goes wrong while reading ends the report and is
 * thrown.
 */
export async function interact(
  subject: Subject,
  theme: Theme,
  screen: NonNullable<Io['screen']>,
  io: Io,
): Promise<readonly Scorecard[] | null> {
  io.catchSignals?.()
  const drawing = import('../report/ink/index.tsx')
  const policy = subject.book.forTarget([]).policy
  const { rules } = subject.book
  const loading = createLoadingSession(subject.names, () => ({ rules, policy, asOf: subject.asOf }))
  const collected = new Map<number, Collected>()
  const missing = new Set<number>()
  const leaving = new AbortController()
  const signal = AbortSignal.any([io.signal, leaving.signal])
  const quiet = quietIo(io, loading, signal)
  const watch: Watch = {
    fact: loading.fact,
    collected(index, one) {
      collected.set(index, one)
      loading.finished(index, judgeCollected(one, { ...subject, now: io.now }).scorecard)
    },
    missing(index) {
      missing.add(index)
      loading.missing(index)
    },
  }
  const session: Session = {
    snapshot: loading.snapshot,
    subscribe: loading.subscribe,
    policy,
    effects: {
      ...effectsOn({
        ...io,
        write: (text) => void screen.stdout.write(text),
        render: renderWith(theme, placesIn(io.cwd, subject.book.path)),
      }),
      rejudge: (whatIf) => inOrder(collected).map((one) => rejudged(one, whatIf, subject, io)),
      ...(!subject.fixed && { refresh: () => readAgain(subject, loading, quiet, watch) }),
    },
  }

  const { show } = await drawing
  const shown = show(session, { ...screen, theme, signal })
  // It is awaited below, after a turn in which it may fail.
  shown.catch(() => {})
  // The first frame comes before what takes the processor longer: loading the clients, judging.
  await new Promise(setImmediate)
  const failures: unknown[] = []
  const reading = subject.read(quiet, watch, false).catch((error: unknown) => {
    failures.push(error)
    leaving.abort()
  })
  await shown
  const isComplete = collected.size + missing.size === subject.names.length && !io.signal.aborted
  leaving.abort()
  await reading
  if (!isComplete && failures.length > 0 && !isAbort(failures[0])) throw failures[0]
  const { scorecards } = loading.snapshot()
  for (const card of scorecards) io.stdout(answerLine(card))
  return isComplete ? scorecards : null
}

/** What is said on stderr would be drawn over; it is told in the report. */
function quietIo(io: Io, loading: LoadingSession, signal: AbortSignal): Io {
  return {
    ...io,
    signal,
    drawsProgress: false,
    stderr(text) {
      const line = plainLine(text.replace(/^oss-check: /, ''))
      if (line !== '') loading.notice({ level: 'warning', text: line })
    },
  }
}

function readAgain(subject: Subject, loading: LoadingSession, quiet: Io, watch: Watch): void {
  loading.restart()
  subject.read(quiet, watch, true).catch((error: unknown) => {
    loading.end()
    const text = error instanceof Error ? error.message : String(error)
    loading.notice({ level: 'warning', text: error instanceof UserError ? `${text}. ${error.hint}` : text })
  })
}

function rejudged(one: Collected, whatIf: WhatIf, { book, baseline }: Subject, io: Io): Scorecard {
  const { policy, notices: ofPolicy } = book.forTarget(targetKeysOf(one.target))
  const notices = [...one.notices, ...book.notices, ...ofPolicy]
  return judge({ ...one, notices }, book.rules, { ...policy, ...whatIf }, io.now(), baseline).scorecard
}

function inOrder(collected: ReadonlyMap<number, Collected>): Collected[] {
  return [...collected.entries()].sort(([a], [b]) => a - b).map(([, one]) => one)
}

function renderWith(theme: Theme, placeOf: DrawOptions['placeOf']): World['render'] {
  return async (format, scorecards) => {
    const { render } = await import('../report/formats/index.ts')
    return render(format, scorecards, {
      theme,
      columns: 80,
      verbose: false,
      several: scorecards.length > 1,
      placeOf,
    })
  }
}

/** What stays on the terminal after the report is gone. */
function answerLine({ target, verdict, score }: Scorecard): string {
  return `${plainLine(target.name)}: ${VERDICT_WORDS[verdict].word.toLowerCase()}, ${scoreText(score)}\n`
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
