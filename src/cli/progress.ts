import type { Exchange } from '../net/meter.ts'
import type { Wait } from '../net/rate-limit-wait.ts'
import { cleanLine } from '../text/untrusted.ts'

export interface ProgressOptions {
  /** stderr */
  write(text: string): void
  /** A line may be drawn and erased; otherwise only what must be said is, each on its own line. */
  draws: boolean
  columns: number
  quiet: boolean
  /** Each request on a line of its own. */
  verbose: boolean
  now(): number
}

export interface Progress {
  /** Something is being read, as "owner/repo"; the returned function says that it has been. */
  begin(what: string): () => void
  /** Before the first request. A warning is said wherever it is not forbidden. */
  start(estimate: { text: string; warning: string | null }): void
  exchange(exchange: Exchange): void
  wait(wait: Wait): void
  /** Erases what was drawn. */
  end(): void
}

const REDRAW_MS = 80
const ERASE = '\r\x1b[2K'

/** What is being read and how far, on stderr. No timers: it moves when something happens. */
export function createProgress(options: ProgressOptions): Progress {
  const { quiet, verbose, columns, now } = options
  const draws = options.draws && !quiet
  const reading: string[] = []
  const counts = { begun: 0, done: 0, requests: 0, points: 0 }
  let drawn = false
  let drawnAt = 0

  function erase(): void {
    if (drawn) options.write(ERASE)
    drawn = false
  }
  function draw(text: string): void {
    if (!draws) return
    options.write(`${ERASE}${cleanLine(text, Math.max(20, columns - 1))}`)
    drawn = true
    drawnAt = now()
  }
  function say(text: string): void {
    erase()
    options.write(`${cleanLine(text)}\n`)
  }
  function update(): void {
    if (reading.length === 0 || now() - drawnAt < REDRAW_MS) return
    draw(`Reading ${position(reading, counts)}, ${spent(counts)}`)
  }

  return {
    begin(what) {
      reading.push(what)
      counts.begun++
      update()
      return () => {
        reading.splice(reading.indexOf(what), 1)
        counts.done++
        update()
      }
    },
    start({ text, warning }) {
      if (warning !== null && !quiet) say(`oss-check: ${warning}`)
      if (verbose && !quiet) say(`oss-check: ${text}`)
      else draw(`Reading, ${text}`)
    },
    exchange(exchange) {
      counts.requests++
      counts.points += exchange.points ?? 0
      if (verbose && !quiet) say(told(exchange))
      update()
    },
    wait({ reason, until, waits }) {
      const seconds = Math.max(1, Math.ceil((until.getTime() - now()) / 1000))
      const when = `until ${until.toISOString().slice(11, 19)} UTC (${seconds} s)`
      if (quiet) return
      if (!waits) say(`oss-check: ${reason} ${when}: longer than --max-wait, so what needs it stays unknown`)
      else if (draws) draw(`Waiting for the ${reason} ${when}`)
      else say(`oss-check: waiting for the ${reason} ${when}`)
    },
    end: erase,
  }
}

function position(reading: readonly string[], { begun, done }: { begun: number; done: number }): string {
  const [first = ''] = reading
  return begun > 1 ? `${first} (${done} of ${begun} done)` : first
}

function spent({ requests, points }: { requests: number; points: number }): string {
  const parts = [plural(requests, 'request')]
  if (points > 0) parts.push(plural(points, 'point'))
  return parts.join(', ')
}

function told({ method, host, path, status, milliseconds, bytes, points, remaining }: Exchange): string {
  const parts = [
    `${method} ${host}${path} ${status ?? 'no answer'}`,
    `${milliseconds} ms`,
    `${bytes.toLocaleString('en')} bytes`,
  ]
  if (points !== null) parts.push(plural(points, 'point'))
  if (remaining !== null) parts.push(`${remaining.toLocaleString('en')} left`)
  return parts.join(', ')
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
