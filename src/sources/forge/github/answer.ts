import * as z from 'zod/mini'
import { GitHubError, type RestAnswer } from './client/client.ts'
import type { PartAnswer } from './query.ts'

type Path = readonly (string | number)[]

/**
 * What an answer says at `path`, checked. Throws GitHubError where a fault took it or something below it; faults inside
 * list items are left to `connection`.
 */
export function section<T>(answer: PartAnswer, path: readonly string[], schema: z.ZodMiniType<T>): T {
  const fault = answer.errors.find((error) => startsWith(path, error.path) || isBelow(error.path, path))
  if (fault) throw new GitHubError(fault.reason, fault.message, null)
  let value: unknown = answer.data
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null
  return checked(value, schema, path.join('.'))
}

export function restData<T>(answer: RestAnswer, schema: z.ZodMiniType<T>, what: string): T {
  return checked(answer.data, schema, what)
}

export interface Page<T> {
  nodes: readonly T[]
  total: number
  /** Cursor of the next page, null on the last. */
  next: string | null
  /** Items that a fault took, or that came in a form not understood. */
  broken: number
}

/** A page of a connection. Strict about the page, permissive about its items: a broken one is counted. */
export function connection<T>(answer: PartAnswer, path: readonly string[], node: z.ZodMiniType<T>): Page<T> {
  const page = section(answer, path, connectionSchema)
  const faulty = new Set(answer.errors.flatMap((error) => indexBelow(error.path, [...path, 'nodes'])))
  const parsed = (page.nodes ?? []).map((value, index) => {
    if (faulty.has(index)) return 'broken'
    // GitHub leaves null where it hides an item, as spam for instance.
    if (value === null) return null
    const result = node.safeParse(value)
    return result.success ? { value: result.data } : 'broken'
  })
  return {
    nodes: parsed.flatMap((item) => (item === null || item === 'broken' ? [] : [item.value])),
    total: page.totalCount ?? page.issueCount ?? parsed.length,
    next: page.pageInfo?.hasNextPage ? page.pageInfo.endCursor : null,
    broken: parsed.filter((item) => item === 'broken').length,
  }
}

const connectionSchema = z.object({
  totalCount: z.optional(z.number()),
  issueCount: z.optional(z.number()),
  pageInfo: z.optional(z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) })),
  nodes: z.nullish(z.array(z.unknown())),
})

function checked<T>(value: unknown, schema: z.ZodMiniType<T>, what: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const where = [what, ...(result.error.issues[0]?.path ?? [])].join('.')
  throw new GitHubError('unexpected', `GitHub answered in a form that is not understood (${where})`, null)
}

function startsWith(path: Path, prefix: Path): boolean {
  return prefix.every((key, index) => path[index] === key)
}

function isBelow(path: Path, parent: Path): boolean {
  return startsWith(path, parent) && path.slice(parent.length).every((key) => typeof key === 'string')
}

function indexBelow(path: Path, parent: Path): number[] {
  const index = path[parent.length]
  return startsWith(path, parent) && typeof index === 'number' ? [index] : []
}
