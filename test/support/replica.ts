import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** Folder of the GitHub look-alike with recorded data (server.mjs and its modules installed); null where there is none. */
export function replicaFolder(): string | null {
  const named = process.env.OSS_CHECK_REPLICA
  const folder = named ? resolve(named) : null
  return folder && existsSync(join(folder, 'node_modules')) ? folder : null
}

interface ReplicaTotals {
  requests: number
  graphql: number
  rest: number
  points: number
  notModified: number
  bytes: number
  waves: number
}

export interface Replica extends AsyncDisposable {
  url: string
  repositories: readonly string[]
  /** As the look-alike's control plane takes it: kind, match, times, after. */
  fault(fault: Readonly<Record<string, unknown>>): Promise<void>
  /** Empties log, faults and limits. */
  reset(): Promise<void>
  totals(): Promise<ReplicaTotals>
}

export async function startReplica(folder: string, latencyMs: number): Promise<Replica> {
  const args = [join(folder, 'server.mjs'), '--port', '0', '--latency', String(latencyMs)]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`The look-alike ended with ${code}`)))
  })
  gone.catch(() => {})
  const ready = new Promise<string>((found) => createInterface(server.stdout).once('line', found))
  // One line, see its README.
  const { url, repos } = JSON.parse(await Promise.race([ready, gone])) as { url: string; repos: string[] }
  const control = (action: string, body: object = {}) =>
    fetch(`${url}/_control/${action}`, { method: 'POST', body: JSON.stringify(body) })
  return {
    url,
    repositories: repos,
    fault: async (fault) => void (await control('fault', fault)),
    reset: async () => void (await control('reset')),
    // One document, see its README.
    totals: async () => ((await (await control('log')).json()) as { totals: ReplicaTotals }).totals,
    async [Symbol.asyncDispose]() {
      server.kill()
      await gone.catch(() => {})
    },
  }
}
