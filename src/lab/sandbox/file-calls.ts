import { dirname, resolve } from 'node:path'
import { cleanLine } from '../../text/untrusted.ts'
import type { Act } from './observed-actions.ts'
import { placeOf } from './path-classes.ts'
import { type PathNames, withoutRoots } from './path-names.ts'
import { type Call, descriptorPath, errorOf, textOf } from './trace-line.ts'

type Seen = Pick<Act, 'kind' | 'what' | 'error'>

/** Calls that change the tree: which arguments are paths, with the descriptor before them in the `at` forms. */
const CHANGES: Readonly<Record<string, readonly (readonly [descriptor: number | null, path: number])[]>> = {
  creat: [[null, 0]],
  truncate: [[null, 0]],
  mkdir: [[null, 0]],
  mkdirat: [[0, 1]],
  mknod: [[null, 0]],
  mknodat: [[0, 1]],
  rmdir: [[null, 0]],
  unlink: [[null, 0]],
  unlinkat: [[0, 1]],
  chmod: [[null, 0]],
  fchmodat: [[0, 1]],
  rename: [
    [null, 0],
    [null, 1],
  ],
  renameat: [
    [0, 1],
    [2, 3],
  ],
  renameat2: [
    [0, 1],
    [2, 3],
  ],
  link: [[null, 1]],
  linkat: [[2, 3]],
  symlink: [[null, 1]],
  symlinkat: [[1, 2]],
}

/** What gives a file one more name: the old path and the new one. A soft link's old path is seen from its new one's folder. */
const NAMES: Readonly<
  Record<string, readonly [old: readonly [number | null, number], new_: readonly [number | null, number]]>
> = {
  link: [
    [null, 0],
    [null, 1],
  ],
  linkat: [
    [0, 1],
    [2, 3],
  ],
  rename: [
    [null, 0],
    [null, 1],
  ],
  renameat: [
    [0, 1],
    [2, 3],
  ],
  renameat2: [
    [0, 1],
    [2, 3],
  ],
}

const WRITING = /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/
/** Calls that change what a name leads to; all others change the name. */
const FOLLOWING = /^(?:creat|truncate|chmod|fchmodat)$/

interface Asking {
  /** Kept up to date from what the trace tells. */
  cwd: string
}

/** Paths are as the process saw them, but for second names of planted secrets, which are told by their first. */
export function fileActs(call: Call, actor: Asking, names: PathNames): Seen[] {
  if (call.name === 'openat' || call.name === 'openat2')
    return openActs(call, actor, names, 0, 1, call.args[2] ?? '')
  if (call.name === 'open') return openActs(call, actor, names, null, 0, call.args[1] ?? '')
  const error = errorOf(call)
  const acts = (CHANGES[call.name] ?? []).flatMap(([descriptor, index]) => {
    const path = pathOf(call, actor, descriptor, index)
    if (path === null) return []
    return [{ kind: 'write' as const, what: shown(names.real(path, FOLLOWING.test(call.name))), error }]
  })
  return [...namingActs(call, actor, names), ...acts]
}

/** Keeps second names in mind. That a planted secret gets one changes it, though its own name stays. */
function namingActs(call: Call, actor: Asking, names: PathNames): Seen[] {
  const error = errorOf(call)
  const isSoft = call.name === 'symlink' || call.name === 'symlinkat'
  const at = NAMES[call.name]
  if (isSoft) {
    const path = call.name === 'symlink' ? pathOf(call, actor, null, 1) : pathOf(call, actor, 1, 2)
    const target = textOf(call.args[0])
    if (path !== null && target !== null && error === null)
      names.add(path, withoutRoots(resolve(dirname(names.real(path, false)), target), actor.cwd))
  }
  if (!at) return []
  const [from, to] = at.map(([descriptor, index]) => pathOf(call, actor, descriptor, index))
  if (typeof from !== 'string' || typeof to !== 'string') return []
  const first = names.real(from)
  if (error === null) names.add(to, first)
  const isLink = call.name.startsWith('link')
  return isLink && placeOf(first) === 'credential' ? [{ kind: 'write', what: shown(first), error }] : []
}

function openActs(
  call: Call,
  actor: Asking,
  names: PathNames,
  descriptor: number | null,
  index: number,
  flags: string,
): Seen[] {
  const asked = pathOf(call, actor, descriptor, index)
  // It reads nothing; who reads through it opens it again, and is seen then.
  if (flags.includes('O_PATH')) return []
  const error = errorOf(call)
  // The descriptor that came back knows where links led, those of /proc too.
  const answer = error === null ? descriptorPath(call.result) : null
  const opened = answer?.startsWith('/') ? answer : null
  if (isOwn(asked, opened)) return []
  const path = opened ?? asked
  if (path === null) return []
  return [{ kind: WRITING.test(flags) ? 'write' : 'read', what: shown(names.real(path)), error }]
}

/** /proc/self reads as the process's own number once it is open; where it leads elsewhere, it is no longer about itself. */
function isOwn(asked: string | null, opened: string | null): boolean {
  const isAskedOfSelf = asked !== null && /^\/proc\/(?:self|thread-self)(?:\/|$)/.test(asked)
  return isAskedOfSelf && (opened === null || /^\/proc\/\d+(?:\/|$)/.test(opened))
}

function pathOf(call: Call, actor: Asking, descriptor: number | null, index: number): string | null {
  const path = textOf(call.args[index])
  if (path === null) return null
  const base = descriptor === null ? null : descriptorPath(call.args[descriptor])
  if (base !== null && /^AT_FDCWD/.test(call.args[descriptor ?? 0] ?? '')) actor.cwd = base
  return withoutRoots(resolve(base ?? actor.cwd, path), actor.cwd)
}

function shown(path: string): string {
  return cleanLine(path, 500)
}
