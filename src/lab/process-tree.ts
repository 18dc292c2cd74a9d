import { readdirSync, readFileSync } from 'node:fs'

/** One look at a process and all its descendants. */
export interface TreeSample {
  pids: readonly number[]
  rssBytes: number
  /** Time the living ones have spent on a processor, children that ended included. */
  cpuSeconds: number
  /** Ids of those whose program has the asked name. */
  named: readonly number[]
}

const PAGE_BYTES = 4096
const TICKS_PER_SECOND = 100

/** Reads /proc. Processes that come and go meanwhile are left out. Linux only. */
export function sampleTree(root: number, name = ''): TreeSample {
  const children = new Map<number, number[]>()
  const stats = new Map<number, Stat>()
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    const stat = Number.isInteger(pid) ? statOf(pid) : null
    if (!stat) continue
    stats.set(pid, stat)
    children.set(stat.parent, [...(children.get(stat.parent) ?? []), pid])
  }
  const pids: number[] = []
  const named: number[] = []
  let rssBytes = 0
  let ticks = 0
  const next = [root]
  for (let pid = next.pop(); pid !== undefined; pid = next.pop()) {
    next.push(...(children.get(pid) ?? []))
    const stat = stats.get(pid)
    if (!stat) continue
    pids.push(pid)
    rssBytes += stat.rssPages * PAGE_BYTES
    ticks += stat.ticks
    if (stat.name === name) named.push(pid)
  }
  return { pids, rssBytes, cpuSeconds: ticks / TICKS_PER_SECOND, named }
}

interface Stat {
  name: string
  parent: number
  ticks: number
  rssPages: number
}

function statOf(pid: number): Stat | null {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return null
  }
  // The name is in brackets and may hold any character; numbers follow its last bracket (proc(5), from field 3 on).
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  const fields = text.slice(close + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3] ?? 0)
  return {
    name: text.slice(open + 1, close),
    parent: field(4),
    ticks: field(14) + field(15) + field(16) + field(17),
    rssPages: field(24),
  }
}
