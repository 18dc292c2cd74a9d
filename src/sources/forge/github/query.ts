import type { GitHub, GraphqlAnswer } from './client/client.ts'

/**
 * Root fields of a GraphQL document with the variables they use. Parts for several facts, or for several repositories,
 * travel in one document. Fragments use no variables.
 */
export interface Part {
  /** By name: GraphQL type and value. */
  variables: Readonly<Record<string, readonly [type: string, value: unknown]>>
  /** By the alias their answer comes under. */
  fields: Readonly<Record<string, string>>
  /** Connections that GitHub reads for it at most, by its rule for what a document costs. */
  connections: number
  fragments?: readonly string[]
}

export interface PartAnswer {
  data: Readonly<Record<string, unknown>>
  errors: GraphqlAnswer['errors']
  retrievedAt: string
}

/** Asks for nothing, where a document holds the place of a part that nobody needs. */
export const NOTHING: Part = { variables: {}, fields: {}, connections: 0 }

/** One request for all the parts; an answer for each, as if it had been asked alone. Throws GitHubError. */
export async function ask<const Parts extends readonly Part[]>(
  github: GitHub,
  name: string,
  parts: Parts,
): Promise<{ [Index in keyof Parts]: PartAnswer }> {
  const { document, variables } = compose(name, parts)
  const answer = await github.graphql(document, variables)
  // One answer for each part, in their order.
  return parts.map((part, index) => answerOf(part, prefixOf(index), answer)) as {
    [Index in keyof Parts]: PartAnswer
  }
}

export function compose(name: string, parts: readonly Part[]) {
  const declarations: string[] = []
  const variables: Record<string, unknown> = {}
  const fields: string[] = []
  for (const [index, part] of parts.entries()) {
    const prefix = prefixOf(index)
    for (const [variable, [type, value]] of Object.entries(part.variables)) {
      declarations.push(`$${prefix}${variable}: ${type}`)
      variables[prefix + variable] = value
    }
    for (const [alias, field] of Object.entries(part.fields)) {
      fields.push(`${prefix}${alias}: ${field.replace(/\$(\w+)/g, `$${prefix}$1`)}`)
    }
  }
  const fragments = new Set(parts.flatMap((part) => part.fragments ?? []))
  const head = declarations.length === 0 ? '' : `(${declarations.join(', ')})`
  const document = `query ${name}${head} {
  rateLimit { cost remaining resetAt }
  ${fields.join('\n  ')}
}
${[...fragments].join('\n')}`
  return { document, variables }
}

function prefixOf(index: number): string {
  return `p${index}_`
}

function answerOf(part: Part, prefix: string, answer: GraphqlAnswer): PartAnswer {
  const data = typeof answer.data === 'object' && answer.data !== null ? answer.data : {}
  const aliases = Object.keys(part.fields)
  const own = aliases.map((alias) => [alias, Reflect.get(data, prefix + alias) ?? null] as const)
  const errors = answer.errors.flatMap((error) => {
    const [root, ...rest] = error.path
    const alias = aliases.find((name) => prefix + name === root)
    if (alias !== undefined) return [{ ...error, path: [alias, ...rest] }]
    // An error that names none of the roots is that of every root that has no answer.
    if (/^p\d+_/.test(String(root))) return []
    return own.flatMap(([name, value]) => (value === null ? [{ ...error, path: [name] }] : []))
  })
  return { data: Object.fromEntries(own), errors, retrievedAt: answer.retrievedAt }
}
