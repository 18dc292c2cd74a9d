import { withoutCommands } from '../text/workflow-commands.ts'
import type { ExitCode } from './exit-codes.ts'

/** The world as a command sees it. Made once by the door (cli.ts); tests make their own. */
export interface Io {
  /** The report, and nothing else. */
  stdout(text: string): void
  /** Progress, notices, errors. */
  stderr(text: string): void
  /** A line that GitHub Actions reads as a command (an annotation); absent where nobody does. */
  command?(line: string): void
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  platform: NodeJS.Platform
  now(): Date
  /** `ask`: a question on stderr, answered with one line; absent where nobody sits. `bytes`: all that is piped in. */
  stdin: { isTTY: boolean; ask?(question: string): Promise<string>; bytes?(): AsyncIterable<Uint8Array> }
  terminal: { isTTY: boolean; columns: number; colors: boolean }
  /** Where the interactive report can be shown; absent where it cannot, see can-show.ts. */
  screen?: { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream }
  /** stderr is a terminal: progress may be drawn. */
  drawsProgress: boolean
  /** Aborted by Ctrl-C or SIGTERM, once they are caught. */
  signal: AbortSignal
  /**
   * For what has to put something back: a screen, servers, a sandbox. All else is ended by a signal where it stands, for
   * what computes hears none. Absent where they are caught from the start.
   */
  catchSignals?(): void
}

/** A subcommand. Throws UserError for what the user can mend. */
export interface Command {
  help: string
  run(args: readonly string[], io: Io): Promise<ExitCode>
}

type Write = (text: string) => void

/** Where the runner of a CI job may read along, only what is meant as a command is one: texts of projects are not. */
export function outputs(
  stdout: Write,
  stderr: Write,
  env: Io['env'],
): Pick<Io, 'stdout' | 'stderr' | 'command'> {
  return {
    stdout: (text) => stdout(withoutCommands(text)),
    stderr: (text) => stderr(withoutCommands(text)),
    // GitHub reads commands from any output; stdout is the report's.
    ...(env.GITHUB_ACTIONS === 'true' && { command: (line: string) => stderr(`${line}\n`) }),
  }
}
