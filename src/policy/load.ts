import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import * as z from 'zod/mini'
import type { Rule } from '../model/rule.ts'
import type { Notice } from '../model/scorecard.ts'
import { UserError } from '../model/user-error.ts'
import { complaint } from './complaint.ts'
import { type PolicyFile, readPolicyFile } from './file.ts'
import { findPolicy, realPath, resolveExtended } from './find.ts'
import type { Hooks } from './hooks.ts'
import { type Layer, type Layered, layered, type Origin } from './layers.ts'
import { refuseListMistakes, refuseUnnamedProject } from './license-mistakes.ts'
import { loadPlugins, type PluginRequest } from './plugins.ts'
import { replacedGate } from './replaced-gate.ts'
import { environmentLayers, flagLayer, misspeltVariables } from './said.ts'
import { type PolicyDocument, type PolicySection, policySchema } from './schema.ts'
import { matchesTarget } from './target-pattern.ts'
import { text, texts } from './texts.ts'

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
  /** Folders of local targets: a policy that lies in one may not bring code, unless it was named. */
  evaluatedPaths?: readonly string[]
}

/** What holds for one target, where each value comes from, and what of it has to be told. */
interface PolicyInForce extends Layered {
  notices: readonly Notice[]
}

/** The policy as read, ready to be asked for one target after the other. */
export interface PolicyBook {
  /** The project's policy file; null: there is none. */
  path: string | null
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
  const { cwd, env } = request
  const named = request.policyPath ?? (env.OSS_CHECK_POLICY || null)
  const found = findPolicy(cwd, named)
  const files = found.path === null ? [] : withExtended(found.path, cwd)
  const besides =
    found.attestations === null
      ? []
      : [readPolicyFile(found.attestations, shownPath(found.attestations, cwd))]

  const wanted = files.flatMap((file) => pluginsOf(file))
  const evaluated = (request.evaluatedPaths ?? []).map(realPath)
  const trusted = named !== null || !evaluated.some((folder) => isInside(found.path, folder))
  const { rules, hooks, notices } = await loadPlugins(wanted, {
    rules: request.rules,
    enabled: request.plugins,
    trusted,
  })

  const schema = policySchema(rules)
  const documents = files.map((file) => ({ file, document: checked(file, schema, cwd) }))
  const attestations = besides.map((file) => ({
    file,
    document: checked(file, attestationsOnly(schema), cwd),
  }))
  const project = manifestLayer(cwd)
  const general = documents.map(({ file, document }) =>
    fileLayer(file, document, file.path === found.path ? 'project' : 'extends', cwd),
  )
  const attested = attestations.map(({ file, document }) => fileLayer(file, document, 'project', cwd))
  const strong = [...environmentLayers(env), flagLayer(request.flags)]

  return {
    path: found.path,
    rules,
    hooks,
    notices: [
      ...notices,
      ...[...found.notices, ...misspeltVariables(env)].map((text) => ({ level: 'warning', text }) as const),
    ],
    patterns: documents.flatMap(({ document }) => Object.keys(document.targets ?? {})),
    forTarget: (keys) => {
      const specific = documents.flatMap(({ file, document }) => targetLayers(file, document, keys, cwd))
      const written = [...project, ...general, ...attested, ...specific]
      const { policy, origins } = layered([...written, ...strong])
      refuseListMistakes(policy.licenses)
      refuseUnnamedProject(policy.projectLicense, origins.projectLicense)
      const plugins = wanted.map((plugin) => plugin.specifier)
      return {
        policy: { ...policy, rules: plugins },
        origins,
        notices: replacedGate(layered(written), { policy, origins }),
      }
    },
  }
}

/** What a policy file stands on, weakest first, itself last. */
function withExtended(path: string, cwd: string, above: readonly string[] = []): PolicyFile[] {
  const shown = shownPath(path, cwd)
  const file = readPolicyFile(path, shown)
  const chain = [...above, path]
  return [
    ...extendsOf(file).flatMap((specifier, index) => {
      const place = file.locate(['extends', index]) ?? file.locate(['extends']) ?? '1:1'
      const extended = resolveExtended(specifier, path, `${shown}:${place}`)
      if (chain.includes(extended)) {
        const names = [...chain.slice(chain.indexOf(extended)), extended].map((one) => shownPath(one, cwd))
        throw new UserError(
          `${shown}:${place}: \`extends\` runs in a circle: ${names.join(' → ')}`,
          'Remove one of the links',
        )
      }
      return withExtended(extended, cwd, chain)
    }),
    file,
  ]
}

const LOOSE = z.object({ extends: z.optional(texts()), rules: z.optional(z.array(text())) })

// Before plugins are loaded the whole schema is not known; a wrong type here is told by the whole schema later.
function extendsOf(file: PolicyFile): readonly string[] {
  const parsed = LOOSE.safeParse(file.value)
  return parsed.success ? [parsed.data.extends ?? []].flat() : []
}

function pluginsOf(file: PolicyFile): PluginRequest[] {
  const parsed = LOOSE.safeParse(file.value)
  const specifiers = parsed.success ? (parsed.data.rules ?? []) : []
  return specifiers.map((specifier, index) => ({
    specifier,
    from: file.path,
    where: `${basename(file.path)}:${file.locate(['rules', index]) ?? '1:1'}`,
  }))
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

/** The licence of the project one stands in. */
function manifestLayer(cwd: string): Layer[] {
  const license = declaredLicense(join(cwd, 'package.json'))
  if (license === null) return []
  return [
    {
      section: { projectLicense: license },
      originOf: () => ({ layer: 'package.json', where: './package.json' }),
    },
  ]
}

function declaredLicense(path: string): string | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const license =
      typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'license') : null
    // "SEE LICENSE IN file" names no licence.
    return typeof license === 'string' && license !== '' && !/^see /i.test(license) ? license : null
  } catch {
    return null
  }
}

function placeOf(file: PolicyFile, path: readonly string[], cwd: string): string {
  const place = file.locate(path) ?? file.locate(path.slice(0, -1))
  return place ? `${shownPath(file.path, cwd)}:${place}` : shownPath(file.path, cwd)
}

function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short === '' || short.startsWith(`..${sep}..${sep}..`) ? path : short
}

function isInside(path: string | null, folder: string): boolean {
  if (path === null) return false
  const inside = relative(folder, dirname(path))
  return inside === '' || (!inside.startsWith('..') && !inside.startsWith(sep))
}
