import { type Call, errorOf, textOf } from './trace-line.ts'

/** What a call does that lets later ones go past the trace, or be told of by other names; null: nothing of the kind. */
export function blindSpot(call: Call): string | null {
  if (errorOf(call) !== null) return null
  const args = call.args.join(', ')
  switch (call.name) {
    case 'unshare':
    case 'clone':
    case 'clone3':
      // With it come mounts, and with mounts other paths to the same files.
      return args.includes('CLONE_NEWUSER') ? 'made a user namespace of its own' : null
    case 'seccomp':
      // A flag that strace has no name for may be this one.
      return /NEW_LISTENER|\?\?\?/.test(args) ? 'answered system calls itself, by a seccomp listener' : null
    case 'io_uring_setup':
      return 'worked by io_uring, past the trace'
    case 'linkat':
      return /\/fd\/\d+$/.test(textOf(call.args[1]) ?? '')
        ? 'gave a file another name by its descriptor'
        : null
    default:
      return null
  }
}
