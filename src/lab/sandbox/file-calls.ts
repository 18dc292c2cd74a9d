import { resolve } from 'node:path'
import { cleanLine } from '../../text/untrusted.ts'
import type { Act } from './observed-actions.ts'
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

const WRITING = /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/

/** Paths are as the process saw them. `actor.cwd` is kept up to date from what the trace tells. */
export function fileActs(call: Call, actor: { cwd: string }): Seen[] {
  if (call.name === 'openat' || call.name === 'openat2')
    return openActs(call, actor, 0, 1, call.args[2] ?? '')
  if (call.name === 'open') return openActs(call, actor, null, 0, call.args[1] ?? '')
  return (CHANGES[call.name] ?? []).flatMap(([descriptor, index]) => {
    const path = pathOf(call, actor, descriptor, index)
    return path === null ? [] : [{ kind: 'write' as const, what: path, error: errorOf(call) }]
  })
}

function openActs(
  call: Call,
  actor: { cwd: string },
  descriptor: number | null,
  index: number,
  flags: string,
): Seen[] {
  if (flags.includes('O_PATH')) return []
  const error = errorOf(call)
  // The descriptor that came back knows where links led.
  const opened = error === null ? descriptorPath(call.result) : null
  const path = pathOf(call, actor, descriptor, index)
  const what = opened?.startsWith('/') ? cleanLine(opened, 500) : path
  if (what === null) return []
  const kind = WRITING.test(flags) ? 'write' : 'read'
  // /proc/self reads as the process's own number once it is open.
  const isOwn = path !== null && /^\/proc\/(?:self|thread-self)\//.test(path)
  return isOwn ? [] : [{ kind, what, error }]
}

function pathOf(call: Call, actor: { cwd: string }, descriptor: number | null, index: number): string | null {
  const path = textOf(call.args[index])
  if (path === null) return null
  const base = descriptor === null ? null : descriptorPath(call.args[descriptor])
  if (base !== null && /^AT_FDCWD/.test(call.args[descriptor ?? 0] ?? '')) actor.cwd = base
  return cleanLine(resolve(base ?? actor.cwd, path), 500)
}
