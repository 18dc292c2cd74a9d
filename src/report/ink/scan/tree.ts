import type { JudgedComponent, Outcome } from '../../../judging/components/component.ts'
import { COMPONENT_WORDS } from '../../component-words.ts'

/** A step on the way from the project to its components: a component, a member of a workspace, or a file. */
export interface TreeNode {
  /** Unique in the tree. */
  key: string
  name: string
  component: JudgedComponent | null
  children: readonly TreeNode[]
  /** How many components below it, itself left out, need somebody to act. */
  problemsBelow: number
}

export interface TreeRow {
  node: TreeNode
  depth: number
  isOpen: boolean
}

export interface TreeChoice {
  opened: ReadonlySet<string>
  /** Nothing but what needs somebody to act, and the ways to it. */
  problemsOnly: boolean
  /** Leaves what it names, and the ways to it; empty: everything. */
  filter: string
}

interface Growing {
  key: string
  name: string
  component: JudgedComponent | null
  children: Map<string, Growing>
}

/** Every component once, where its shortest way leads. Several files stand side by side, each with its own. */
export function treeOf(components: readonly JudgedComponent[]): readonly TreeNode[] {
  const files = new Set(components.map(({ declaredAt }) => declaredAt.file))
  const top: Growing = { key: '', name: '', component: null, children: new Map() }
  for (const component of components) {
    const { path, purl, declaredAt } = component
    const ways = files.size > 1 ? [declaredAt.file, ...path.slice(0, -1)] : path.slice(0, -1)
    const parent = ways.reduce((node, name) => childOf(node, name, name), top)
    const name = path.at(-1) ?? component.name
    const there = childOf(parent, name, name)
    // Another version of the same name stands beside it.
    const own = there.component === null ? there : childOf(parent, `${name} ${purl}`, name)
    own.component = component
  }
  return grown(top).children
}

function childOf(parent: Growing, id: string, name: string): Growing {
  const known = parent.children.get(id)
  if (known) return known
  const made = { key: `${parent.key}/${id}`, name, component: null, children: new Map() }
  parent.children.set(id, made)
  return made
}

function grown({ key, name, component, children }: Growing): TreeNode {
  const below = [...children.values()].map(grown).sort((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1))
  const problemsBelow = below.reduce(
    (sum, child) => sum + child.problemsBelow + (isProblem(child.component) ? 1 : 0),
    0,
  )
  return { key, name, component, children: below, problemsBelow }
}

export function labelOf({ name, component }: TreeNode): string {
  return component?.version ? `${name} ${component.version}` : name
}

const TO_ACT_ON: readonly Outcome[] = ['fail', 'undecided', 'reported']

export function isProblem(component: JudgedComponent | null): boolean {
  return component !== null && TO_ACT_ON.includes(component.outcome)
}

/** The rows that are to be seen: a filter opens the ways to what it finds. */
export function rowsOf(nodes: readonly TreeNode[], choice: TreeChoice, depth = 0): readonly TreeRow[] {
  return nodes.flatMap((node) => {
    if (!isShown(node, choice)) return []
    const isOpen =
      choice.opened.has(node.key) ||
      (choice.filter !== '' && node.children.some((child) => isShown(child, choice)))
    return [{ node, depth, isOpen }, ...(isOpen ? rowsOf(node.children, choice, depth + 1) : [])]
  })
}

function isShown(node: TreeNode, choice: TreeChoice): boolean {
  return isFound(node, choice) || node.children.some((child) => isShown(child, choice))
}

function isFound({ name, component }: TreeNode, { problemsOnly, filter }: TreeChoice): boolean {
  if (problemsOnly && !isProblem(component)) return false
  const wanted = filter.trim().toLowerCase()
  return wanted === '' || wordsOf(name, component).some((word) => word.toLowerCase().includes(wanted))
}

function wordsOf(name: string, component: JudgedComponent | null): readonly string[] {
  if (component === null) return [name]
  const { version, licence, verdict, scope, outcome, ecosystem } = component
  const word = COMPONENT_WORDS[verdict].word
  return [
    `${name}@${version}`,
    `${name} ${version}`,
    licence.expression ?? '',
    licence.declared ?? '',
    word,
    scope,
    outcome,
    ecosystem,
  ]
}

/** Every node that has something to act on below it. */
export function waysToProblems(nodes: readonly TreeNode[]): readonly string[] {
  return nodes.flatMap((node) => (node.problemsBelow > 0 ? [node.key, ...waysToProblems(node.children)] : []))
}
