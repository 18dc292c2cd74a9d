import { sampleTree } from '../process-tree.ts'

/** What the watched processes took at one moment. */
export interface Vitals {
  /** Since the monitor started. */
  atMs: number
  rssBytes: number
  /** Of one processor, since the sample before. */
  cpuPercent: number
}

const EVERY_MS = 200

/** Looks at a process and its descendants until stopped. Nothing to see elsewhere than on Linux. */
export function monitor(pid: number | null): { stop(): readonly Vitals[] } {
  if (pid === null || process.platform !== 'linux') return { stop: () => [] }
  const started = performance.now()
  const samples: Vitals[] = []
  let before = { atMs: 0, cpuSeconds: sampleTree(pid).cpuSeconds }
  const timer = setInterval(() => {
    const { rssBytes, cpuSeconds, pids } = sampleTree(pid)
    const atMs = performance.now() - started
    if (pids.length === 0) return
    const seconds = (atMs - before.atMs) / 1000
    const cpuPercent = Math.max(0, (100 * (cpuSeconds - before.cpuSeconds)) / seconds)
    samples.push({ atMs, rssBytes, cpuPercent })
    before = { atMs, cpuSeconds }
  }, EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      return samples
    },
  }
}
