export const LINKS = ['static', 'dynamic', 'process'] as const
export type Link = (typeof LINKS)[number]

/**
 * How what you make, the target inside, reaches others: not at all, as a service, as code that browsers download, as
 * binaries, as source, in a consumer device.
 */
export const DISTRIBUTIONS = ['none', 'saas', 'browser', 'binaries', 'source', 'device'] as const
export type Distribution = (typeof DISTRIBUTIONS)[number]

/** How the target's code and yours come together. The strict answer (binaries) is the default. */
export interface Usage {
  /** Null: as things of its kind are used, a tool or an application as a process of its own, all else linked statically. */
  link: Link | null
  /** At least one; `none` stands alone. */
  distribute: readonly Distribution[]
  modify: boolean
}

export const KINDS = ['library', 'framework', 'application', 'tool', 'specification'] as const
export type Kind = (typeof KINDS)[number]

/** What you are willing to do for the project, in rising order. */
export const WILLINGNESS = ['none', 'report', 'patch', 'maintain', 'fund'] as const
export type Willingness = (typeof WILLINGNESS)[number]

export interface Waiver {
  /** A point or signal id. */
  what: string
  /** The target it is for, `github.com/owner/repo` or a pattern with `*`. */
  target: string
  /** Pattern of the files whose components it is for, where a whole tree is scanned; null: wherever it is declared. */
  path: string | null
  reason: string
  owner: string
  /** ISO day; from the day after on the waiver fails and says so. */
  expires: string
}

/** How a component is used. `optional`: where it can be installed. `unknown`: may be any of the others. */
export const SCOPES = ['runtime', 'dev', 'optional', 'unknown'] as const
export type Scope = (typeof SCOPES)[number]

/** What a problem of a component does, by its scope: it fails the gate, it is told, or nobody looks for it. */
export const SCOPE_TREATMENTS = ['fail', 'report', 'ignore'] as const
export type ScopeTreatment = (typeof SCOPE_TREATMENTS)[number]

export interface Attestation {
  /** A point or signal id, or a question of point 8. */
  what: string
  target: string
  answer: 'pass' | 'warn' | 'fail'
  statement: string
  evidence: string
  owner: string
  date: string
  expires: string
}

/** Point 8: what you need of it. Null or empty: not declared. */
export interface Needs {
  runtime: Readonly<Record<string, string>>
  module: 'esm' | 'cjs' | 'both' | null
  types: boolean | null
  platforms: readonly string[]
  exports: readonly string[]
  features: readonly string[]
  maxInstallSizeBytes: number | null
  maxDependencies: number | null
  /** The version range you will use. */
  version: string | null
  /** What its peer dependencies meet in your project, where your lockfile does not tell: name -> version. */
  peer: Readonly<Record<string, string>>
  /** What no tool can check, by a name of yours; each is answered by an attestation of `fit/questions/<name>`. */
  questions: Readonly<Record<string, string>>
}

/** Everything you decide. Written in oss-check.yaml, by flags and by environment; see policy/ for the layers. */
export interface Policy {
  /** SPDX expression your work is distributed under; null: not declared. */
  projectLicense: string | null
  usage: Usage
  /** Overrides the inferred kind. */
  kind: Kind | null
  willingness: Willingness | null
  licenses: { allow: readonly string[]; deny: readonly string[] }
  /** In a scan of a whole tree. */
  scopes: Readonly<Record<Scope, ScopeTreatment>>
  /** Patterns of names that are your own packages, which a scan neither asks for nor judges: `@acme/*`. */
  internal: readonly string[]
  /** Patterns of paths that a scan of a folder leaves out: `test/fixtures/**`. */
  exclude: readonly string[]
  waivers: readonly Waiver[]
  attestations: readonly Attestation[]
  needs: Needs
  /** Gate conditions, see gate.ts. */
  failOn: readonly string[]
  thresholds: Readonly<Record<string, Readonly<Record<string, number | Readonly<Record<string, number>>>>>>
  /** By point id or signal id. */
  weights: Readonly<Record<string, number>>
  /** Modules with rules of your own. */
  rules: readonly string[]
}

export const DEFAULT_POLICY: Policy = {
  projectLicense: null,
  usage: { link: null, distribute: ['binaries'], modify: false },
  kind: null,
  willingness: null,
  licenses: { allow: [], deny: [] },
  scopes: { runtime: 'fail', dev: 'report', optional: 'fail', unknown: 'fail' },
  internal: [],
  exclude: [],
  waivers: [],
  attestations: [],
  needs: {
    runtime: {},
    module: null,
    types: null,
    platforms: [],
    exports: [],
    features: [],
    maxInstallSizeBytes: null,
    maxDependencies: null,
    version: null,
    peer: {},
    questions: {},
  },
  failOn: [],
  thresholds: {},
  weights: {},
  rules: [],
}
