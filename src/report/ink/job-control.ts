type SuspendTerminal = (whileStopped: () => Promise<void>) => Promise<void>

export interface JobControl {
  attach(suspendTerminal: SuspendTerminal): void
  stop(): void
  end(): void
}

/**
 * Ctrl-Z, SIGTSTP and SIGCONT. In raw mode the terminal sends no SIGTSTP, and stopping without giving the screen back
 * would leave the shell on the alternate one.
 */
export function controlJobs(): JobControl {
  let suspendTerminal: SuspendTerminal | null = null
  let isStopped = false

  const onStop = () => {
    if (isStopped || !suspendTerminal) return
    isStopped = true
    suspendTerminal(stopUntilContinued).finally(() => {
      isStopped = false
      // The size may have changed while only the shell was told.
      process.kill(process.pid, 'SIGWINCH')
    })
  }
  // Stopped by SIGSTOP, which nobody can catch: the shell has changed the terminal meanwhile.
  const onContinue = () => {
    if (!isStopped && suspendTerminal) suspendTerminal(async () => {}).catch(() => {})
  }
  if (process.platform !== 'win32') process.on('SIGTSTP', onStop).on('SIGCONT', onContinue)

  return {
    /** Ink's own way to hand the terminal over and to take it back; known once the App is there. */
    attach(suspendOfInk: SuspendTerminal) {
      suspendTerminal = suspendOfInk
    },
    /** Like the terminal does it: the whole process group, so that npx and npm stop too. */
    stop() {
      if (process.platform !== 'win32') process.kill(0, 'SIGTSTP')
    },
    end() {
      process.off('SIGTSTP', onStop).off('SIGCONT', onContinue)
    },
  }
}

function stopUntilContinued(): Promise<void> {
  return new Promise((resolve) => {
    // Without input nothing else keeps the process alive until the signal has come through.
    const alive = setInterval(() => {}, 1000)
    process.once('SIGCONT', () => {
      clearInterval(alive)
      resolve()
    })
    process.kill(process.pid, 'SIGSTOP')
  })
}
