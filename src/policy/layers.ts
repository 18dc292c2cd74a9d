import { type Attestation, DEFAULT_POLICY, type Policy, type Waiver } from '../model/policy.ts'
import { parseByteSize } from './scalars.ts'
import type { PolicySection } from './schema.ts'

/** In the order they override each other, weakest first. */
const LAYERS = ['default', 'package.json', 'extends', 'project', 'target', 'environment', 'flag'] as const

export interface Origin {
  layer: (typeof LAYERS)[number]
  /** `oss-check.yaml:3:5`, `--link`, `OSS_CHECK_LINK`. */
  where: string
}

/** By dotted path as in the file: `usage.link`, `thresholds.activity.staleDays`. A path that is missing is a default. */
export type Origins = Readonly<Record<string, Origin>>

export interface Layer {
  section: PolicySection
  originOf(path: readonly string[]): Origin
}

const ABOUT_THE_FILE = ['$schema', 'extends', 'targets', 'rules']

/** One policy of several layers, and where each value comes from. */
export interface Layered {
  policy: Policy
  origins: Origins
}

/** `layers`: weakest first. */
export function layered(layers: readonly Layer[]): Layered {
  let policy = DEFAULT_POLICY
  const origins: Record<string, Origin> = {}
  for (const { section, originOf } of layers) {
    policy = overridden(policy, section)
    for (const path of leaves(section).filter(([key = '']) => !ABOUT_THE_FILE.includes(key)))
      origins[path.join('.')] = originOf(path)
  }
  return { policy, origins }
}

function overridden(policy: Policy, section: PolicySection): Policy {
  return {
    projectLicense: section.projectLicense ?? policy.projectLicense,
    usage: overriddenUsage(policy.usage, section.usage ?? {}),
    kind: section.kind ?? policy.kind,
    willingness: section.willingness ?? policy.willingness,
    licenses: {
      allow: section.licenses?.allow === undefined ? policy.licenses.allow : listOf(section.licenses.allow),
      deny: section.licenses?.deny === undefined ? policy.licenses.deny : listOf(section.licenses.deny),
    },
    scopes: { ...policy.scopes, ...said(section.scopes) },
    internal: section.internal === undefined ? policy.internal : listOf(section.internal),
    exclude: section.exclude === undefined ? policy.exclude : listOf(section.exclude),
    waivers: added<Waiver>(policy.waivers, section.waivers?.map(withPlace) ?? []),
    attestations: added<Attestation>(policy.attestations, section.attestations?.map(withTarget) ?? []),
    needs: overriddenNeeds(policy.needs, section.needs ?? {}),
    failOn: section.failOn === undefined ? policy.failOn : listOf(section.failOn),
    thresholds: overriddenThresholds(policy.thresholds, section.thresholds ?? {}),
    weights: { ...policy.weights, ...numbersOf(section.weights ?? {}) },
    rules: policy.rules,
  }
}

/** The usage with what a section says of it. */
export function overriddenUsage(
  usage: Policy['usage'],
  section: NonNullable<PolicySection['usage']>,
): Policy['usage'] {
  const { distribute, ...rest } = said(section)
  return { ...usage, ...rest, ...(distribute !== undefined && { distribute: listOf(distribute) }) }
}

function overriddenNeeds(
  needs: Policy['needs'],
  section: NonNullable<PolicySection['needs']>,
): Policy['needs'] {
  const { maxInstallSize, platforms, exports, features, maxDependencies, ...rest } = said(section)
  return {
    runtime: { ...needs.runtime, ...rest.runtime },
    module: rest.module ?? needs.module,
    types: rest.types ?? needs.types,
    platforms: platforms === undefined ? needs.platforms : listOf(platforms),
    exports: exports === undefined ? needs.exports : listOf(exports),
    features: features === undefined ? needs.features : listOf(features),
    maxInstallSizeBytes:
      maxInstallSize === undefined ? needs.maxInstallSizeBytes : parseByteSize(maxInstallSize),
    maxDependencies: maxDependencies ?? needs.maxDependencies,
    version: rest.version ?? needs.version,
    peer: { ...needs.peer, ...rest.peer },
    questions: { ...needs.questions, ...rest.questions },
  }
}

/** A value given by kind overrides those keys of it only. */
function overriddenThresholds(
  thresholds: Policy['thresholds'],
  section: NonNullable<PolicySection['thresholds']>,
): Policy['thresholds'] {
  const merged: Record<string, Policy['thresholds'][string]> = { ...thresholds }
  for (const [rule, options] of Object.entries(section)) {
    const before = merged[rule] ?? {}
    const values = Object.entries(said(options)).map(([name, value]) => {
      const earlier = before[name]
      return [
        name,
        typeof value === 'object' && typeof earlier === 'object' ? { ...earlier, ...value } : value,
      ]
    })
    merged[rule] = { ...before, ...Object.fromEntries(values) }
  }
  return merged
}

/** Records add up over the layers; a later one for the same thing and place replaces the earlier. */
function added<Item extends { what: string; target: string; path?: string | null }>(
  before: readonly Item[],
  items: readonly Item[],
): Item[] {
  const same = (one: Item, other: Item) =>
    one.what === other.what && one.target === other.target && one.path === other.path
  return [...before.filter((one) => !items.some((other) => same(one, other))), ...items]
}

function withTarget<Item extends { target?: string | undefined }>(item: Item): Item & { target: string } {
  return { ...item, target: item.target ?? '*' }
}

function withPlace(
  waiver: Omit<Waiver, 'target' | 'path'> & { target?: string | undefined; path?: string | undefined },
): Waiver {
  return { ...waiver, target: waiver.target ?? '*', path: waiver.path ?? null }
}

function listOf<Word extends string>(value: Word | readonly Word[]): readonly Word[] {
  return typeof value === 'string' ? [value] : value
}

function numbersOf(weights: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(weights).flatMap(([id, weight]) => (weight === undefined ? [] : [[id, weight]])),
  )
}

/** Without the keys that are there and say nothing. */
function said<Value extends object>(value: Value | undefined): Value {
  // Only undefined values are dropped, and the keys of a section are all optional.
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => one !== undefined)) as Value
}

function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
}
