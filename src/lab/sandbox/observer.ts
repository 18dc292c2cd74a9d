import { basename } from 'node:path'
import { cleanLine } from '../../text/untrusted.ts'
import { blindSpot } from './blind-spots.ts'
import { fileActs } from './file-calls.ts'
import { networkActs, type Sockets } from './network-calls.ts'
import { type Act, actList } from './observed-actions.ts'
import { pathNames } from './path-names.ts'
import { type Call, callReader, descriptorPath, errorOf, textOf, textsOf } from './trace-line.ts'
import { waitingCalls } from './waiting-calls.ts'

export interface ObserverOptions {
  /** Whose acts these are where no lifecycle script says otherwise: the stage. */
  stage: string
  /** The program of the stage is the installer: what it does by itself is not the package's doing. */
  installerIsTrusted: boolean
  /** The name a loopback address was given for; null for one that was given for none. */
  nameOfAddress(address: string): string | null
}

export interface Observer {
  line(text: string): void
  /** Call after the last line. */
  end(): Observed
}

interface Observed {
  acts: readonly Act[]
  /** Why there may be more than was seen, in words; empty: there is not. */
  unseen: readonly string[]
}

/** A process or thread, as far as it matters who is to blame. */
interface Actor {
  who: string
  program: string
  role: Act['role']
  trusted: boolean
  /** The shell that runs a lifecycle script or the stage's command: its own program is still that. */
  isScriptShell: boolean
  cwd: string
}

const BUILD_TOOLS =
  /^(?:node-gyp|gyp|make|gmake|ninja|cmake|cc|c\+\+|gcc|g\+\+|clang|clang\+\+|cc1|cc1plus|as|ld|collect2|ar|ranlib)(?:-[\w.]+)?$|^python\d?(?:\.\d+)?$/

/** Ways past the trace that are told by name; one is enough to know that not all was seen. */
const MAX_BLIND = 20

/** strace's lines -> what the code in the sandbox did. Everything before the stage's own program is ours and left out. */
export function createObserver(options: ObserverOptions): Observer {
  const reader = callReader()
  const list = actList()
  const actors = new Map<number, Actor>()
  const waiting = waitingCalls()
  const sockets: Sockets = new Map()
  const names = pathNames()
  const blind = new Set<string>()
  let enteredSandbox = false

  return {
    line(text) {
      const call = reader.read(text)
      if (call) see(call)
    },
    end() {
      const stage = firstActor()
      for (const call of waiting.rest()) act(call, stage)
      return { acts: list.acts, unseen: unseen() }
    },
  }

  function see(call: Call): void {
    const actor = actors.get(call.pid)
    if (actor) act(call, actor)
    else if (actors.size === 0) enter(call)
    else waiting.add(call)
  }

  function unseen(): string[] {
    const counts: [number, string][] = [
      [waiting.dropped(), 'of processes nobody was seen to start'],
      [reader.unread(), 'cut short'],
      [list.dropped(), 'beyond what is kept'],
      [names.dropped(), 'that gave files more names than are kept'],
    ]
    const dropped = counts.flatMap(([count, which]) =>
      count === 0 ? [] : [`${count} ${count === 1 ? 'call' : 'calls'} ${which}`],
    )
    return [...blind, ...dropped]
  }

  function enter(call: Call): void {
    if (call.name !== 'execve' || errorOf(call) !== null) return
    const path = textOf(call.args[0]) ?? ''
    if (enteredSandbox) {
      const program = programOf(textsOf(call.args[1]), path)
      // What the stage's own shell runs is what was asked for.
      const isScriptShell = !options.installerIsTrusted && /^(?:sh|env)$/.test(program)
      actors.set(call.pid, { ...firstActor(), program, isScriptShell })
    } else if (basename(path) === 'bwrap') enteredSandbox = true
  }

  function firstActor(): Actor {
    return {
      who: options.stage,
      program: options.stage,
      role: 'root',
      trusted: options.installerIsTrusted,
      isScriptShell: false,
      cwd: '/',
    }
  }

  function act(call: Call, actor: Actor): void {
    const spot = actor.trusted ? null : blindSpot(call)
    if (spot !== null && blind.size < MAX_BLIND) blind.add(`${actor.program} ${spot}`)
    if (/^(?:clone3?|v?fork)$/.test(call.name)) born(call, actor)
    else if (call.name === 'execve' || call.name === 'execveat') start(call, actor)
    else if (call.name === 'chdir' && errorOf(call) === null) actor.cwd = textOf(call.args[0]) ?? actor.cwd
    else if (call.name === 'fchdir' && errorOf(call) === null)
      actor.cwd = descriptorPath(call.args[0]) ?? actor.cwd
    else if (!actor.trusted) record(call, actor)
  }

  function record(call: Call, actor: Actor): void {
    const by = { who: actor.who, program: actor.program, role: actor.role }
    for (const seen of networkActs(call, sockets, options.nameOfAddress)) list.add({ ...by, ...seen })
    for (const seen of fileActs(call, actor, names)) list.add({ ...by, ...seen })
  }

  function born(call: Call, parent: Actor): void {
    // "2 /* 17 in strace's PID NS */": the second number is the one that strace's lines carry.
    const pid = Number(/\/\* (\d+) in strace/.exec(call.result)?.[1] ?? /^(\d+)/.exec(call.result)?.[1])
    if (!Number.isInteger(pid)) return
    const isThread = /CLONE_THREAD/.test(call.args.join(','))
    const child = isThread ? parent : { ...parent }
    actors.set(pid, child)
    for (const each of waiting.of(pid)) act(each, child)
  }

  function start(call: Call, actor: Actor): void {
    const isAt = call.name === 'execveat'
    const path = textOf(call.args[isAt ? 1 : 0]) ?? ''
    const argv = textsOf(call.args[isAt ? 2 : 1])
    const environment = textsOf(call.args[isAt ? 3 : 2])
    const error = errorOf(call)
    const script = actor.trusted ? scriptOf(environment) : null
    const who = script ?? actor.who
    const isScript = actor.trusted && script !== null
    const program = programOf(argv, path)
    const isBuild = actor.role === 'build' || BUILD_TOOLS.test(program)
    // npm runs a script by a shell; what that shell runs is the script.
    const ofScript = actor.role === 'root' && actor.isScriptShell
    const role = isScript || ofScript ? 'root' : isBuild ? 'build' : 'child'
    // A shell that looks along PATH tries many places; the one that is there is told.
    const isSearch = error === 'ENOENT'
    if ((!actor.trusted || isScript) && !isSearch) {
      const what = cleanLine(argv.length > 0 ? [program, ...argv.slice(1)].join(' ') : path, 300)
      list.add({ kind: 'start', who, program: actor.program, what, error, role })
    }
    const trusted = actor.trusted && !isScript
    if (error === null) Object.assign(actor, { who, program, role, trusted, isScriptShell: isScript })
  }
}

/** npm names in the environment what it runs, and for whom. */
function scriptOf(environment: readonly string[]): string | null {
  const of = (name: string) =>
    environment.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1)
  const event = of('npm_lifecycle_event')
  if (event === undefined) return null
  return cleanLine(`${event} of ${of('npm_package_name') ?? 'a package'}`, 120)
}

/** What a person calls it: the script that an interpreter runs is not what started. */
function programOf(argv: readonly string[], path: string): string {
  return cleanLine(basename(path === '' ? (argv[0] ?? '') : path), 60)
}
