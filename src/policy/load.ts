import { dirname, join, relative, sep } from 'node:path'
import * as z from 'zod/mini'
import type { Rule } from '../model/rule.ts'
import type { Notice } from '../model/scorecard.ts'
import { complaint } from './complaint.ts'
import { type PolicyFile, readPolicyFile } from './file.ts'
import { gateOf, pluginsOf, shownPath, withExtended } from './files.ts'
import { findPolicy, realPath } from './find.ts'
import type { Hooks } from './hooks.ts'
import { type Layer, type Layered, layered, type Origin } from './layers.ts'
import { refuseListMistakes, refuseUnnamedProject } from './license-mistakes.ts'
import { manifestLayer } from './manifest-license.ts'
import { pluginModules } from './plugin-modules.ts'
import { loadPlugins, type PluginRequest } from './plugins.ts'
import { replacedGate } from './replaced-gate.ts'
import { environmentLayers, flagLayer, misspeltVariables } from './said.ts'
import { type PolicyDocument, type PolicySection, policySchema } from './schema.ts'
import { matchesTarget } from './target-pattern.ts'
import { isTaken, type Standing, standingNotice, type Trust } from './trust.ts'

export interface PolicyRequest {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Parts of the policy given as flags. */
  flags: PolicySection
  /** `--policy`; null: OSS_CHECK_POLICY, else found upwards from `cwd`. */
  policyPath: string | null
  /** The rules there are without plugins. */
  rules: readonly Rule[]
  /** False with `--no-plugins`. */
  plugins: boolean
  /** Whose word is taken of what is found and was not named. */
  trust: Trust
  /** Whose manifests say under which licence your work is, where nothing else does: folders; default: `cwd`. */
  projects?: readonly string[]
  /** Folders of local targets: what lies in one does not speak for it, unless it was named. */
  evaluatedPaths?: readonly string[]
  /** Whether the folder belongs to a project that is judged. */
  judgesOwn?: boolean
}

/** What holds for one target, where each value comes from, and what of it has to be told. */
interface PolicyInForce extends Layered {
  notices: readonly Notice[]
}

/** The policy as read, ready to be asked for one target after the other. */
export interface PolicyBook {
  /** The project's policy file; null: there is none that holds. */
  path: string | null
  /** A policy that was found and does not hold; null: there is none. */
  leftOut: {
    shown: string
    standing: Standing
    /** Where it asks for a gate; null: it asks for none. */
    gate: string | null
  } | null
  /** The rules asked for, with those the plugins bring. */
  rules: readonly Rule[]
  hooks: readonly Hooks[]
  notices: readonly Notice[]
  /** The patterns under `targets`: where none of them fits, the same holds for every target. */
  patterns: readonly string[]
  /** `keys` as of targetKeysOf; none for what holds for every target. */
  forTarget(keys: readonly string[]): PolicyInForce
}

/** Reads every layer of the policy and its plugins. Throws UserError with file, line and column for what is wrong. */
export async function loadPolicy(request: PolicyRequest): Promise<PolicyBook> {
  const { cwd, env, trust } = request
  const named = request.policyPath ?? (env.OSS_CHECK_POLICY || null)
  const found = findPolicy(cwd, named)
  const evaluated = (request.evaluatedPaths ?? []).map(realPath)
  const standingOf = (paths: readonly string[]): Standing => {
    if (named !== null) return 'named'
    const isJudged = request.judgesOwn || paths.some((path) => evaluated.some((one) => isInside(path, one)))
    return isJudged ? 'judged' : paths.every(trust.holds) ? 'trusted' : 'strange'
  }
  const lying = found.path === null ? [] : withExtended(found.path, cwd)
  const standing = standingOf(lying.map(({ path }) => path))
  const files = isTaken(standing) ? lying : []
  const lyingBeside = found.attestations === null ? [] : [found.attestations]
  const standingBeside = standingOf(lyingBeside)
  const besides = (isTaken(standingBeside) ? lyingBeside : []).map((path) =>
    readPolicyFile(path, shownPath(path, cwd)),
  )
  const standings = [
    ...[found.path].flatMap((path) => path ?? []).map((path) => [path, standing] as const),
    ...lyingBeside.map((path) => [path, standingBeside] as const),
  ]

  const wanted = files.flatMap((file) => pluginsOf(file))
  const changed = standing === 'named' || !request.plugins ? [] : await strangeModules(wanted, trust)
  const { rules, hooks } = await loadPlugins(
    wanted.filter((plugin) => !changed.includes(plugin)),
    { rules: request.rules, enabled: request.plugins },
  )

  const isMissing = wanted.length > 0 && (!request.plugins || changed.length > 0)
  const schema = policySchema(rules, isMissing)
  const documents = files.map((file) => ({ file, document: checked(file, schema, cwd) }))
  const attestations = besides.map((file) => ({
    file,
    document: checked(file, attestationsOnly(schema), cwd),
  }))
  const projects = request.projects ?? [cwd]
  const isJudged =
    request.judgesOwn ||
    projects.some((project) => evaluated.some((folder) => isInside(join(project, 'package.json'), folder)))
  const project = isJudged ? [] : manifestLayer(projects, cwd)
  const general = documents.map(({ file, document }) =>
    fileLayer(file, document, file.path === found.path ? 'project' : 'extends', cwd),
  )
  const attested = attestations.map(({ file, document }) => fileLayer(file, document, 'project', cwd))
  const strong = [...environmentLayers(env), flagLayer(request.flags)]
  const warnings = [
    ...(isTaken(standing) ? found.notices : []),
    ...changed.map(
      ({ where, specifier }) =>
        `${where}: the plugin ${specifier} is not as it was trusted and is left out; see oss-check trust`,
    ),
    ...misspeltVariables(env),
  ]

  return {
    path: isTaken(standing) ? found.path : null,
    leftOut:
      found.path === null || isTaken(standing)
        ? null
        : {
            shown: shownPath(found.path, cwd),
            standing,
            gate: lying.map((file) => gateOf(file, cwd)).find((one) => one !== null) ?? null,
          },
    rules,
    hooks,
    notices: [
      ...standings.flatMap(([path, each]) => noticeOf(shownPath(path, cwd), each)),
      ...warnings.map((text) => ({ level: 'warning', text }) as const),
    ],
    patterns: documents.flatMap(({ document }) => Object.keys(document.targets ?? {})),
    forTarget: (keys) => {
      const specific = documents.flatMap(({ file, document }) => targetLayers(file, document, keys, cwd))
      const isOwn = named === null && trust.isOwn(keys)
      const said = [...general, ...attested, ...specific]
      const written = isOwn ? said.map(gateAlone) : [...project, ...said]
      const { policy, origins } = layered([...written, ...strong])
      refuseListMistakes(policy.licenses)
      refuseUnnamedProject(policy.projectLicense, origins.projectLicense)
      const plugins = wanted.map((plugin) => plugin.specifier)
      return {
        policy: { ...policy, rules: plugins },
        origins,
        notices: [
          ...(isOwn && found.path !== null && isTaken(standing)
            ? noticeOf(shownPath(found.path, cwd), 'judged')
            : []),
          ...replacedGate(layered(written), { policy, origins }),
        ],
      }
    },
  }
}

function noticeOf(shown: string, standing: Standing): Notice[] {
  const text = standingNotice(shown, standing)
  return text === null ? [] : [{ level: isTaken(standing) ? 'info' : 'warning', text }]
}

/** Of a project that turns out to be the folder's own: what you fail on stays, what excuses goes. */
function gateAlone({ section: { failOn }, originOf }: Layer): Layer {
  return { section: failOn === undefined ? {} : { failOn }, originOf }
}

/** Plugins of which a file is not as it was trusted. */
async function strangeModules(wanted: readonly PluginRequest[], trust: Trust): Promise<PluginRequest[]> {
  const modules = await Promise.all(wanted.map(pluginModules))
  return wanted.filter((_, index) => !(modules[index] ?? []).every(trust.holds))
}

function checked<Checked>(file: PolicyFile, schema: z.ZodMiniType<Checked>, cwd: string): Checked {
  // In the words of complaint.ts, whichever language somebody else in this process has set.
  const parsed = schema.safeParse(file.value, { error: () => 'Invalid input' })
  if (!parsed.success) throw complaint(parsed.error.issues, schema, file, shownPath(file.path, cwd))
  return parsed.data
}

function attestationsOnly(schema: ReturnType<typeof policySchema>) {
  return z.strictObject({ $schema: schema.shape.$schema, attestations: schema.shape.attestations })
}

function fileLayer(file: PolicyFile, section: PolicySection, layer: Origin['layer'], cwd: string): Layer {
  return { section, originOf: (path) => ({ layer, where: placeOf(file, path, cwd) }) }
}

function targetLayers(
  file: PolicyFile,
  document: PolicyDocument,
  keys: readonly string[],
  cwd: string,
): Layer[] {
  return Object.entries(document.targets ?? {})
    .filter(([pattern]) => matchesTarget(pattern, keys))
    .map(([pattern, section]) => ({
      section,
      originOf: (path) => ({ layer: 'target', where: placeOf(file, ['targets', pattern, ...path], cwd) }),
    }))
}

function placeOf(file: PolicyFile, path: readonly string[], cwd: string): string {
  const place = file.locate(path) ?? file.locate(path.slice(0, -1))
  return place ? `${shownPath(file.path, cwd)}:${place}` : shownPath(file.path, cwd)
}

function isInside(path: string, folder: string): boolean {
  const inside = relative(folder, dirname(path))
  return inside === '' || (!inside.startsWith('..') && !inside.startsWith(sep))
}
