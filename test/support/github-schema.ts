import { schema as published } from '@octokit/graphql-schema'
import {
  buildSchema,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  type ValueNode,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'

let built: GraphQLSchema | undefined

/** GitHub's public schema. */
export function githubSchema(): GraphQLSchema {
  built ??= buildSchema(published.idl, { assumeValid: true, noLocation: true })
  return built
}

/** Parses and checks as GitHub does: unknown fields are refused, and connections without bounds. */
export function checkedDocument(text: string, variables: Readonly<Record<string, unknown>>): DocumentNode {
  const document = parse(text, { noLocation: true })
  const errors = validate(githubSchema(), document)
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'))
  const unbounded = boundsMissing(document, variables)
  if (unbounded.length > 0) throw new Error(`first or last missing or out of bounds: ${unbounded.join(', ')}`)
  return document
}

/** GitHub's documented price: connections read at most, one request each, by a hundred, at least one. */
export function pointsOfDocument(text: string, variables: Readonly<Record<string, unknown>>): number {
  const document = parse(text, { noLocation: true })
  const operation = document.definitions.find(isOperation)
  if (!operation) throw new Error('no operation')
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )
  let requests = 0
  const walk = (set: SelectionSetNode | undefined, typeName: string, times: number): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) {
        const type = fieldType(typeName, node.name.value)
        if (type === null) continue
        let inner = times
        if (isConnection(type)) {
          requests += times
          const bound = node.arguments?.find(({ name }) => ['first', 'last'].includes(name.value))
          inner = times * (bound ? Number(valueFor(bound.value, variables)) : 0)
        } else if (node.name.value === 'nodes' && typeName === 'Query') {
          const ids = node.arguments?.[0]
          inner = ids ? (valueFor(ids.value, variables) as readonly unknown[]).length : 1
        }
        walk(node.selectionSet, type, inner)
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        walk(node.selectionSet, node.typeCondition?.name.value ?? typeName, times)
      } else {
        const fragment = fragments.get(node.name.value)
        walk(fragment?.selectionSet, fragment?.typeCondition.name.value ?? typeName, times)
      }
    }
  }
  walk(operation.selectionSet, 'Query', 1)
  return Math.max(1, Math.round(requests / 100))
}

function boundsMissing(document: DocumentNode, variables: Readonly<Record<string, unknown>>): string[] {
  const info = new TypeInfo(githubSchema())
  const missing: string[] = []
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const type = info.getType()
        const lists = node.selectionSet?.selections.some(
          (inner) => inner.kind === Kind.FIELD && ['nodes', 'edges', 'pageInfo'].includes(inner.name.value),
        )
        const spreads = node.selectionSet?.selections.some((inner) => inner.kind === Kind.FRAGMENT_SPREAD)
        if (!type || !isConnection(getNamedType(type).name) || !(lists || spreads)) return
        const bounds = (node.arguments ?? []).filter(({ name }) => ['first', 'last'].includes(name.value))
        const numbers = bounds.map(({ value }) => Number(valueFor(value, variables)))
        if (numbers.length !== 1 || numbers.some((number) => !(number >= 1 && number <= 100))) {
          missing.push(node.alias?.value ?? node.name.value)
        }
      },
    }),
  )
  return missing
}

function fieldType(typeName: string, field: string): string | null {
  const type = githubSchema().getType(typeName)
  if (!type || !('getFields' in type)) return null
  const definition = type.getFields()[field]
  return definition ? getNamedType(definition.type).name : null
}

function isConnection(typeName: string): boolean {
  const type = githubSchema().getType(typeName)
  return /Connection$/.test(typeName) && isObjectType(type) && 'pageInfo' in type.getFields()
}

function valueFor(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value]
  return 'value' in node ? node.value : null
}

function isOperation(definition: DocumentNode['definitions'][number]): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION
}
