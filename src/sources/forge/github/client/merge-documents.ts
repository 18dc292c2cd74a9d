import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql'
import type { GraphqlAnswer } from './client.ts'

export interface Question {
  document: string
  variables: Readonly<Record<string, unknown>>
}

export interface MergedQuestion extends Question {
  /** The answer to all -> the answer to each, as if it had been asked alone. */
  split(answer: GraphqlAnswer): GraphqlAnswer[]
}

/** What a document asks about the caller rather than for its own sake: once is enough. */
const SHARED = 'rateLimit'

/** Several queries as one: root fields and variables get a prefix each, fragments without variables are shared. */
export function mergeDocuments(questions: readonly Question[]): MergedQuestion {
  const parts = questions.map(({ document }, index) => prefixed(parse(document), prefixOf(index)))
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: operationOf(parts[0]).operation,
    name: named(parts.map((part) => operationOf(part).name?.value ?? 'Query').join('_')),
    variableDefinitions: parts.flatMap((part) => operationOf(part).variableDefinitions ?? []),
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: onlyOnce(parts.flatMap((part) => operationOf(part).selectionSet.selections)),
    },
  }
  const fragments = onlyOnce(parts.flatMap((part) => part.definitions.filter(isFragment)))
  return {
    document: print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }),
    variables: Object.fromEntries(
      questions.flatMap(({ variables }, index) =>
        Object.entries(variables).map(([name, value]) => [prefixOf(index) + name, value]),
      ),
    ),
    split: (answer) => questions.map((_, index) => answerTo(prefixOf(index), answer)),
  }
}

function prefixed(document: DocumentNode, prefix: string): DocumentNode {
  const own = fragmentsOfTheirOwn(document.definitions.filter(isFragment))
  return visit(document, {
    enter(node, _key, _parent, path) {
      if (node.kind === Kind.VARIABLE) return { ...node, name: renamed(node.name, prefix) }
      if (node.kind === Kind.FRAGMENT_SPREAD || node.kind === Kind.FRAGMENT_DEFINITION) {
        return own.has(node.name.value) ? { ...node, name: renamed(node.name, prefix) } : undefined
      }
      // definitions / index / selectionSet / selections / index: a root field of the operation.
      const isRoot =
        path.length === 5 && document.definitions[Number(path[1])]?.kind === Kind.OPERATION_DEFINITION
      if (node.kind !== Kind.FIELD || !isRoot || node.name.value === SHARED) return undefined
      return { ...node, alias: renamed(node.alias ?? node.name, prefix) }
    },
  })
}

/** Fragments that say something else for each question: those with variables, and those that spread such. */
function fragmentsOfTheirOwn(fragments: readonly FragmentDefinitionNode[]): ReadonlySet<string> {
  const own = new Set<string>()
  for (let before = -1; before !== own.size; ) {
    before = own.size
    for (const fragment of fragments) {
      visit(fragment, {
        enter(node) {
          const isOwn =
            node.kind === Kind.VARIABLE || (node.kind === Kind.FRAGMENT_SPREAD && own.has(node.name.value))
          if (isOwn) own.add(fragment.name.value)
        },
      })
    }
  }
  return own
}

function answerTo(prefix: string, answer: GraphqlAnswer): GraphqlAnswer {
  const entries = Object.entries(answer.data ?? {}).flatMap(([name, value]) => {
    if (name === SHARED) return [[name, value]]
    return name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : []
  })
  const errors = answer.errors.flatMap((error) => {
    const [root, ...rest] = error.path
    // An error of the whole document is everybody's.
    if (root === undefined || root === SHARED) return [error]
    const name = String(root)
    return name.startsWith(prefix) ? [{ ...error, path: [name.slice(prefix.length), ...rest] }] : []
  })
  return { ...answer, data: Object.fromEntries(entries), errors }
}

function operationOf(document: DocumentNode | undefined): OperationDefinitionNode {
  const found = document?.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (!found) throw new Error('A GraphQL document without an operation')
  return found
}

function isFragment(node: ASTNode): node is FragmentDefinitionNode {
  return node.kind === Kind.FRAGMENT_DEFINITION
}

function onlyOnce<Node extends ASTNode>(nodes: readonly Node[]): Node[] {
  return [...new Map(nodes.map((node) => [print(node), node])).values()]
}

function renamed({ value }: NameNode, prefix: string): NameNode {
  return named(prefix + value)
}

function named(value: string): NameNode {
  return { kind: Kind.NAME, value }
}

function prefixOf(index: number): string {
  return `q${index}_`
}
