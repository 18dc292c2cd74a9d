import { dirname, join, resolve } from 'node:path'
import { leadsToCredential } from './path-classes.ts'

/** Second names that were made for planted secrets and for the folders above them: by links, and by moving folders. */
export interface PathNames {
  /** What a path leads to. Without `last`, its last name is not followed, as for calls that change the name itself. */
  real(path: string, last?: boolean): string
  /** `path` leads to where `target` leads. */
  add(path: string, target: string): void
  dropped(): number
}

const MAX_NAMES = 1000
/** As many links as the kernel follows in one path (path_resolution(7)). */
const MAX_LINKS = 40

export function pathNames(): PathNames {
  const targets = new Map<string, string>()
  let dropped = 0

  function real(path: string, last = true): string {
    if (targets.size === 0) return path
    if (!last) return join(real(dirname(path)), path.slice(path.lastIndexOf('/') + 1))
    let found = path
    for (let links = 0; links < MAX_LINKS; links++) {
      const name = longestName(found)
      if (name === null) return found
      found = resolve(targets.get(name) ?? '/', `.${found.slice(name.length)}`)
    }
    return found
  }

  function longestName(path: string): string | null {
    for (let at = path; at !== '/'; at = dirname(at)) if (targets.has(at)) return at
    return null
  }

  return {
    real,
    add(path, target) {
      const place = real(path, false)
      const leadsTo = real(target)
      if (!leadsToCredential(leadsTo) || place === leadsTo) return
      if (targets.size < MAX_NAMES) targets.set(place, leadsTo)
      else dropped++
    },
    dropped: () => dropped,
  }
}

/** `/proc/self/root/x` -> `/x`, of any process: inside they all have the same root. `cwd` is that of the asking process. */
export function withoutRoots(path: string, cwd: string): string {
  let found = path
  for (let again = true; again; ) {
    const match = /^\/proc\/(?:self|thread-self|\d+)(?:\/task\/\d+)?\/(root|cwd)(?=\/|$)/.exec(found)
    again = match !== null
    if (match) found = resolve(match[1] === 'cwd' ? cwd : '/', `.${found.slice(match[0].length)}`)
  }
  return found
}
