import type { ExitCode } from './exit-codes.ts'

/** The world as a command sees it. Made once by the door (cli.ts); tests make their own. */
export interface Io {
  /** The report, and nothing else. */
  stdout(text: string): void
  /** Progress, notices, errors. */
  stderr(text: string): void
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  platform: NodeJS.Platform
  now(): Date
  /** `ask`: a question on stderr, answered with one line; absent where nobody sits. */
  stdin: { isTTY: boolean; ask?(question: string): Promise<string> }
  terminal: { isTTY: boolean; columns: number; colors: boolean }
  /** Where the interactive report can be shown; absent where it cannot, see can-show.ts. */
  screen?: { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream }
  /** stderr is a terminal: progress may be drawn. */
  drawsProgress: boolean
  /** Aborted by Ctrl-C or SIGTERM. */
  signal: AbortSignal
}

/** A subcommand. Throws UserError for what the user can mend. */
export interface Command {
  help: string
  run(args: readonly string[], io: Io): Promise<ExitCode>
}
