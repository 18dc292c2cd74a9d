import type * as z from 'zod/mini'
import { UserError } from '../model/user-error.ts'
import { nearest } from '../text/did-you-mean.ts'
import type { PolicyFile } from './file.ts'

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType

const HINT = 'schema/policy.schema.json describes every key; `oss-check rules` lists the ids and options'

/** The first thing wrong with a policy file, in one sentence with its place. */
export function complaint(
  issues: readonly Issue[],
  schema: Schema,
  file: PolicyFile,
  shown: string,
): UserError {
  const [issue] = issues
  if (!issue) return new UserError(`${shown} is not a policy`, HINT)
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const known = keysAt(schema, issue.path)
    const meant = nearest(key, known)
    const place = file.locate([...issue.path, key], 'key')
    const where = issue.path.length === 0 ? 'a policy' : `\`${issue.path.join('.')}\``
    const advice = meant ? `did you mean "${meant}"?` : known.length > 0 ? `it has ${listed(known)}` : ''
    return new UserError(`${at(shown, place)}: ${where} has no key "${key}"${advice && `; ${advice}`}`, HINT)
  }
  const place = file.locate(issue.path) ?? file.locate(issue.path.slice(0, -1)) ?? '1:1'
  const subject = issue.path.length === 0 ? 'a policy' : `\`${issue.path.join('.')}\``
  return new UserError(`${at(shown, place)}: ${subject} ${problem(issue, file)}`, HINT)
}

function problem(issue: Issue, file: PolicyFile): string {
  if (issue.message !== 'Invalid input') return issue.message
  const given = valueAt(file.value, issue.path)
  if (issue.code === 'invalid_type') {
    if (given === undefined) return 'is missing'
    return `must be ${EXPECTED[issue.expected] ?? issue.expected}, not ${kindOf(given)}`
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const meant = typeof given === 'string' ? nearest(given, values) : null
    return `must be one of ${values.join(', ')}${meant ? `; did you mean "${meant}"?` : ''}`
  }
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`
  if (issue.code === 'invalid_key') return `has a name that cannot be one: ${String(issue.path.at(-1))}`
  return 'is not understood'
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return typeof value === 'string' ? 'a text' : JSON.stringify(value)
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Reflect.get(current, step)
  }
  return current
}

/** The keys a mapping at this path may have, by walking the schema. */
function keysAt(schema: Schema, path: readonly PropertyKey[]): string[] {
  const inner = unwrapped(schema)
  const [step, ...rest] = path
  if (step === undefined) return inner.type === 'object' ? Object.keys(inner.shape) : []
  if (inner.type === 'object') {
    const next = inner.shape[String(step)]
    return next ? keysAt(next, rest) : []
  }
  if (inner.type === 'record') return keysAt(inner.valueType, rest)
  if (inner.type === 'array') return keysAt(inner.element, rest)
  return []
}

// Zod keeps what a schema is made of in `_zod.def`, told apart by `type`.
type Definition =
  | { type: 'object'; shape: Readonly<Record<string, Schema>> }
  | { type: 'record'; valueType: Schema }
  | { type: 'array'; element: Schema }
  | { type: 'optional'; innerType: Schema }
  | { type: 'other' }

function unwrapped(schema: Schema): Definition {
  const definition = schema._zod.def as Definition
  return definition.type === 'optional' ? unwrapped(definition.innerType) : definition
}

function listed(keys: readonly string[]): string {
  return keys.length > 12 ? `${keys.slice(0, 12).join(', ')} …` : keys.join(', ')
}

function at(shown: string, place: string | null): string {
  return place ? `${shown}:${place}` : shown
}
