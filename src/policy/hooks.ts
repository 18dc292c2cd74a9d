import type { Facts } from '../model/facts.ts'
import type { Notice, TargetRecord } from '../model/scorecard.ts'

/** What a plugin may do around collection. Neither sees tokens; both are contained. */
export interface Hooks {
  /** Name of the plugin, for messages. */
  plugin: string
  before?(target: TargetRecord): Promise<void> | void
  /** Facts to add or replace. */
  after?(facts: Facts, target: TargetRecord): Promise<Partial<Facts>> | Partial<Facts>
}

/** Runs what plugins do before anything is read. A hook that throws is told and left out. */
export async function runBefore(hooks: readonly Hooks[], target: TargetRecord): Promise<Notice[]> {
  const notices: Notice[] = []
  for (const { plugin, before } of hooks) {
    try {
      await before?.(target)
    } catch (error) {
      notices.push(failed(plugin, 'before', error))
    }
  }
  return notices
}

/** Lets plugins add facts. One that throws adds none. */
export async function runAfter(
  hooks: readonly Hooks[],
  facts: Facts,
  target: TargetRecord,
): Promise<{ facts: Facts; notices: Notice[] }> {
  const notices: Notice[] = []
  let enriched = facts
  for (const { plugin, after } of hooks) {
    try {
      enriched = { ...enriched, ...(await after?.(enriched, target)) }
    } catch (error) {
      notices.push(failed(plugin, 'after', error))
    }
  }
  return { facts: enriched, notices }
}

function failed(plugin: string, hook: string, error: unknown): Notice {
  const why = error instanceof Error ? error.message : String(error)
  return { level: 'warning', text: `The ${hook} hook of the plugin ${plugin} failed: ${why}` }
}
