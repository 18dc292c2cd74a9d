import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Rule, Signal } from '../model/rule.ts'
import { UserError } from '../model/user-error.ts'
import { isPath } from './find.ts'
import type { Hooks } from './hooks.ts'
import { guarded, pluginSchema } from './plugin-shape.ts'

export interface PluginRequest {
  /** Path relative to the policy file, or package name. */
  specifier: string
  /** The policy file that names it. */
  from: string
  where: string
}

interface Loaded {
  rules: readonly Rule[]
  hooks: readonly Hooks[]
}

/** Rules with those of the plugins. A plugin that cannot be used is a UserError: the user named it. */
export async function loadPlugins(
  wanted: readonly PluginRequest[],
  options: { rules: readonly Rule[]; enabled: boolean },
): Promise<Loaded> {
  if (wanted.length === 0 || !options.enabled) return { rules: options.rules, hooks: [] }
  let rules = options.rules
  const hooks: Hooks[] = []
  for (const request of wanted) {
    const plugin = checkedPlugin(await imported(request), request)
    if (plugin.rule) rules = withRule(rules, plugin.rule, request)
    for (const addition of plugin.signals) rules = withSignal(rules, addition.point, addition.signal, request)
    if (plugin.hooks) hooks.push({ ...plugin.hooks, plugin: request.specifier })
  }
  return { rules, hooks }
}

async function imported(request: PluginRequest): Promise<unknown> {
  const base = createRequire(request.from)
  try {
    const path = isPath(request.specifier)
      ? resolve(dirname(request.from), request.specifier)
      : base.resolve(request.specifier)
    return await import(pathToFileURL(path).href)
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new UserError(`${request.where}: the plugin ${request.specifier} cannot be loaded: ${why}`, HINT)
  }
}

const HINT =
  'A plugin is a module that default-exports a rule, `{ signals }` or `{ before, after }`; see examples/plugin'

function checkedPlugin(module: unknown, request: PluginRequest) {
  const parsed = pluginSchema.safeParse(module)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue && issue.path.length > 0 ? `\`${issue.path.join('.')}\` ` : ''
  throw new UserError(
    `${request.where}: the plugin ${request.specifier} is none: ${place}${issue?.message}`,
    HINT,
  )
}

function withRule(rules: readonly Rule[], rule: Rule, request: PluginRequest): readonly Rule[] {
  if (rules.some((one) => one.id === rule.id)) {
    throw new UserError(
      `${request.where}: there is a point "${rule.id}" already`,
      'Give the rule of the plugin another id',
    )
  }
  // The ten points are the tool's: a third party's rule is listed after them.
  return [...rules, { ...rule, point: null, signals: rule.signals.map(guarded) }]
}

function withSignal(
  rules: readonly Rule[],
  point: string,
  signal: Signal,
  request: PluginRequest,
): readonly Rule[] {
  const rule = rules.find((one) => one.id === point)
  if (!rule) {
    throw new UserError(`${request.where}: ${signal.id} belongs to "${point}", which is no point`, HINT)
  }
  if (rule.signals.some((one) => one.id === signal.id)) {
    throw new UserError(
      `${request.where}: there is a signal "${signal.id}" already`,
      'Give the signal another name',
    )
  }
  return rules.map((one) => (one === rule ? { ...rule, signals: [...rule.signals, guarded(signal)] } : one))
}
