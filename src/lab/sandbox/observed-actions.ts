/** One thing that code in the sandbox did, or tried. */
export interface Act {
  kind: 'start' | 'connect' | 'lookup' | 'write' | 'read'
  /** `postinstall of widget`, or the stage: `import`. */
  who: string
  /** The program that did it: `node`, `curl`. */
  program: string
  /** Command line, `host:port`, name or path. */
  what: string
  /** What the kernel said, such as ENOENT; null: it was done. */
  error: string | null
  /**
   * `root`: the program of the stage and the lifecycle script itself. `build`: below make, node-gyp and their kind.
   * `child`: everything else a package started.
   */
  role: 'root' | 'build' | 'child'
}

/** Far more than any honest package does; what is beyond is counted. */
const MAX_ACTS = 20_000

/** Each act once, in order, bounded. */
export function actList(): { add(act: Act): void; acts: readonly Act[]; dropped(): number } {
  const seen = new Set<string>()
  const acts: Act[] = []
  let dropped = 0
  return {
    acts,
    dropped: () => dropped,
    add(act) {
      const key = [act.kind, act.who, act.program, act.what, act.error ?? '', act.role].join('\0')
      if (seen.has(key)) return
      if (acts.length >= MAX_ACTS) {
        dropped++
        return
      }
      seen.add(key)
      acts.push(act)
    },
  }
}
