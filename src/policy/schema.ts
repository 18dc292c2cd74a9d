import * as z from 'zod/mini'
import type { Option } from '../model/options.ts'
import { DEFAULT_POLICY, SCOPE_TREATMENTS, SCOPES, type Scope } from '../model/policy.ts'
import type { Rule } from '../model/rule.ts'
import { byteSize, day, semverVersion, versionRange } from './scalars.ts'
import { SETTINGS, type Setting } from './settings.ts'
import { about, text, texts } from './texts.ts'

/** One policy file, and the same shape for what flags and environment say. Every key may be left out. */
export type PolicyDocument = z.infer<ReturnType<typeof policySchema>>
/** What a `targets:` entry may hold: everything but the file's own business. */
export type PolicySection = Omit<PolicyDocument, 'extends' | 'targets' | 'rules' | '$schema'>

/**
 * The one schema of a policy file. Options and weights are those the rules declare. `misses`: not all rules are loaded, and
 * what is said of others passes unread.
 */
export function policySchema(rules: readonly Rule[], misses = false) {
  const section = sectionShape(rules, misses)
  return z.strictObject({
    $schema: about(z.optional(z.string()), 'For editors: the address of this schema'),
    extends: about(
      z.optional(texts()),
      'Policies this one stands on: paths relative to this file, or packages. Later ones override earlier ones, this file overrides all',
    ),
    ...section,
    rules: about(
      z.optional(z.array(text())),
      'Modules with rules of your own: paths relative to this file, or packages. They are code and run with your rights',
    ),
    targets: about(
      z.optional(z.record(text(), z.strictObject(section))),
      'Overrides for some targets, by pattern: "github.com/acme/*", "npm:@acme/*"',
    ),
  })
}

function sectionShape(rules: readonly Rule[], misses: boolean) {
  // What passes has no type of ours, and nothing asks for it.
  const ofRules = misses ? (z.looseObject as typeof z.strictObject) : z.strictObject
  return {
    projectLicense: said(SETTINGS['project-license']),
    usage: about(
      z.optional(
        z.strictObject({
          link: said(SETTINGS.link),
          distribute: said(SETTINGS.distribute),
          modify: said(SETTINGS.modify),
        }),
      ),
      'How you use it; the strict answer (static, binaries) is the default',
    ),
    kind: said(SETTINGS.kind),
    willingness: said(SETTINGS.willingness),
    licenses: about(
      z.optional(z.strictObject({ allow: said(SETTINGS.allow), deny: said(SETTINGS.deny) })),
      'Your own licence lists, decided before compatibility',
    ),
    needs: about(z.optional(needsSchema()), 'Point 8: what you need of it'),
    failOn: said(SETTINGS['fail-on']),
    scopes: about(
      z.optional(z.strictObject(Object.fromEntries(SCOPES.map(treatmentOf)))),
      'What a problem of a component does in `oss-check scan`, by its scope: fail the gate, be told (report), or nothing (ignore)',
    ),
    internal: about(
      z.optional(texts()),
      'Your own packages, by patterns of their names: "@acme/*". A scan neither asks for them nor judges them',
    ),
    exclude: said(SETTINGS.exclude),
    thresholds: about(
      z.optional(ofRules(Object.fromEntries(rules.flatMap(thresholdsOf)))),
      'Options of the rules, by rule and option name',
    ),
    weights: about(
      z.optional(ofRules(Object.fromEntries(rules.flatMap(weightsOf)))),
      'Weights of points and signals, by id',
    ),
    waivers: about(z.optional(z.array(waiverSchema())), 'What you accept although it fails; always shown'),
    attestations: about(
      z.optional(z.array(attestationSchema())),
      'Answers of named persons to what the tool cannot measure',
    ),
  }
}

function said<Value>({ schema, about: description }: Setting<Value>) {
  return about(z.optional(schema), description)
}

/** A scope with what may be said of it; the keys are the scopes there are. */
function treatmentOf(scope: Scope) {
  const words = `${scope} (default ${DEFAULT_POLICY.scopes[scope]})`
  return [scope, about(z.optional(z.enum(SCOPE_TREATMENTS)), words)] as const
}

function needsSchema() {
  return z.strictObject({
    runtime: about(
      z.optional(z.record(text(), versionRange())),
      'Runtimes you run it on, by name as in `engines`: { node: ">=22" }',
    ),
    module: about(z.optional(z.enum(['esm', 'cjs', 'both'])), 'The module system you load it with'),
    types: about(z.optional(z.boolean()), 'Whether you need TypeScript types'),
    platforms: about(z.optional(texts()), 'Platforms, as npm names them: linux, darwin-arm64, win32-x64'),
    exports: about(z.optional(texts()), 'Names its entry points must export'),
    features: about(z.optional(texts()), 'Keywords or paths to look for in its documents and files'),
    maxInstallSize: about(z.optional(byteSize()), 'Largest unpacked size: bytes, or "500 kB", "2 MB"'),
    maxDependencies: about(z.optional(z.int().check(z.gte(0))), 'Most direct dependencies'),
    peer: about(
      z.optional(z.record(text(), semverVersion())),
      'Versions you have of what it asks for as peers, where your lockfile does not tell',
    ),
    version: about(z.optional(versionRange()), 'The version range you will use'),
    questions: about(
      z.optional(z.record(z.string().check(z.regex(/^[a-z\d][a-z\d-]*$/)), text())),
      'What no tool can check, by a name of yours; answered with `oss-check attest`',
    ),
  })
}

function waiverSchema() {
  return z.strictObject({
    what: about(text(), 'A point or signal id'),
    target: about(
      z.optional(text()),
      'The target or pattern it is for; every target of this file if left out',
    ),
    path: about(
      z.optional(text()),
      'In a scan: the lockfile or manifest, or a pattern of them, whose components it is for: "apps/web/*"',
    ),
    reason: about(text(), 'Why you accept it'),
    owner: about(text(), 'Who answers for it'),
    expires: about(day(), 'The last day it holds'),
  })
}

function attestationSchema() {
  return z.strictObject({
    what: about(text(), 'A point or signal id, or fit/questions/<name>'),
    target: about(
      z.optional(text()),
      'The target or pattern it is for; every target of this file if left out',
    ),
    answer: z.enum(['pass', 'warn', 'fail']),
    statement: about(text(), 'The answer in words'),
    evidence: about(text(), 'Where it can be looked up'),
    owner: about(text(), 'Who says so'),
    date: about(day(), 'When it was said'),
    expires: about(day(), 'The last day it holds'),
  })
}

function thresholdsOf(rule: Rule) {
  const options = rule.signals.flatMap((signal) => Object.entries(signal.options ?? {}))
  if (options.length === 0) return []
  const shape = Object.fromEntries(options.map(([name, option]) => [name, z.optional(optionSchema(option))]))
  return [[rule.id, about(z.optional(z.strictObject(shape)), rule.title)] as const]
}

function optionSchema(option: Option) {
  if (typeof option.default === 'number') {
    return about(z.number(), `${option.about} (default ${option.default})`)
  }
  const keys = Object.entries(option.default).map(([key, value]) => {
    return [key, about(z.optional(z.number()), `default ${value}`)] as const
  })
  return about(z.strictObject(Object.fromEntries(keys)), option.about)
}

function weightsOf(rule: Rule) {
  const weight = () => z.optional(z.number().check(z.gte(0, 'must not be negative')))
  return [rule.id, ...rule.signals.map((signal) => signal.id)].map((id) => [id, weight()] as const)
}
