import { stringify } from 'yaml'
import { optionValues } from '../model/options.ts'
import type { Needs, Policy } from '../model/policy.ts'
import type { Rule } from '../model/rule.ts'
import type { Origins } from './layers.ts'

type Values = Readonly<Record<string, unknown>>

/** The policy as a file would have it: with the options and weights of every rule, also those nobody set. */
export function effectiveValues(policy: Policy, rules: readonly Rule[]): Values {
  const { needs, thresholds: _, weights: __, rules: plugins, ...rest } = policy
  return {
    ...rest,
    needs: asWritten(needs),
    rules: plugins,
    thresholds: Object.fromEntries(rules.map((rule) => [rule.id, optionsOf(rule, policy)])),
    weights: Object.fromEntries(rules.flatMap((rule) => weightsOf(rule, policy))),
  }
}

/** Block YAML with the origin of each value behind it. */
export function toAnnotatedYaml(values: Values, origins: Origins, path: readonly string[] = []): string {
  const indent = '  '.repeat(path.length)
  return Object.entries(values)
    .map(([key, value]) => {
      const here = [...path, key]
      const name = `${indent}${stringify(key, { lineWidth: 0 }).trim()}:`
      if (isMapping(value)) {
        return Object.keys(value).length === 0
          ? `${annotated(`${name} {}`, here, origins)}\n`
          : `${name}\n${toAnnotatedYaml(value, origins, here)}`
      }
      if (Array.isArray(value) && value.some((item) => isMapping(item))) {
        const items = stringify(value, { lineWidth: 0 }).replace(/^(?=.)/gm, `${indent}  `)
        return `${annotated(name, here, origins)}\n${items}`
      }
      return `${annotated(`${name} ${inline(value)}`, here, origins)}\n`
    })
    .join('')
}

const COLUMN = 56

function annotated(line: string, path: readonly string[], origins: Origins): string {
  const origin = origins[path.join('.')]
  const words =
    origin === undefined || origin.layer === 'default' ? 'default' : `${origin.layer}: ${origin.where}`
  return `${line.padEnd(COLUMN)} # ${words}`
}

/** YAML of one line is JSON where it is a list. */
function inline(value: unknown): string {
  if (value === null) return ''
  return Array.isArray(value) ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trim()
}

/** Under the names of the file, without what is not declared. */
function asWritten({ maxInstallSizeBytes, ...needs }: Needs): Values {
  const written = { ...needs, maxInstallSize: maxInstallSizeBytes }
  return Object.fromEntries(
    Object.entries(written).filter(
      ([, need]) => need !== null && (typeof need !== 'object' || Object.keys(need).length > 0),
    ),
  )
}

function optionsOf(rule: Rule, policy: Policy): Values {
  return Object.assign(
    {},
    ...rule.signals.map((signal) => optionValues(rule.id, signal.options ?? {}, policy)),
  )
}

function weightsOf(rule: Rule, policy: Policy): [string, number][] {
  const signals = rule.signals.map((signal): [string, number] => [
    signal.id,
    policy.weights[signal.id] ?? signal.weight ?? 1,
  ])
  return [[rule.id, policy.weights[rule.id] ?? 1], ...signals]
}

function isMapping(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
