import type { Documents } from '../model/facts/documents.ts'
import type { Repository } from '../model/facts/repository.ts'
import type { FactName, FactValues } from '../model/facts.ts'
import { KINDS, type Kind, type Policy } from '../model/policy.ts'
import { isFault, type Unknown } from '../model/unknown.ts'
import { isOwnSource } from './file-roles/ownership.ts'

export interface KindGuess {
  kind: Kind
  /** "its package.json has a bin". */
  reason: string
}

/** The facts a kind is inferred from; a signal with thresholds by kind wants them. */
export const KIND_FACTS = { repository: 'decides', tree: 'decides', documents: 'decides' } as const
type KindFact = keyof typeof KIND_FACTS
// The keys of the record above.
export const KIND_FACT_NAMES = Object.keys(KIND_FACTS) as KindFact[]

/**
 * What kind of project it is: by the policy, else by what it looks like. Where a fault hides a fact it could be seen
 * from, any kind is possible: all are returned.
 */
export function kindsOf(
  facts: Partial<Pick<FactValues, KindFact>>,
  policy: Policy,
  unknown: Readonly<Partial<Record<FactName, Unknown>>>,
): readonly KindGuess[] {
  if (policy.kind) return [{ kind: policy.kind, reason: 'so says your policy' }]
  const isHidden = KIND_FACT_NAMES.some((name) => {
    const fact = unknown[name]
    return fact !== undefined && isFault(fact.reason)
  })
  if (isHidden) return KINDS.map((kind) => ({ kind, reason: 'what it is could not be read' }))
  return [inferKind(facts)]
}

function inferKind(facts: Partial<Pick<FactValues, KindFact>>): KindGuess {
  const paths = (facts.tree?.entries ?? []).filter((entry) => entry.kind === 'file').map(({ path }) => path)
  const npm = manifestOf(facts.documents)
  const words = `${facts.repository ? wordsOf(facts.repository) : ''} ${npm ? wordsOfManifest(npm) : ''}`
  return (
    specification(paths, words) ??
    framework(words) ??
    byManifest(facts.documents, npm, paths) ??
    byWord(words, /\b(?:librar(?:y|ies)|sdk|bindings?|client library|toolkit|package)\b/, 'library') ??
    byWord(words, /\b(?:cli|command[- ]line|linter|compiler|tool|utility|plugin)\b/, 'tool') ??
    byWord(
      words,
      /\b(?:app|application|server|platform|self[- ]hosted|database|daemon)\b/,
      'application',
    ) ?? {
      kind: 'library',
      reason: 'nothing says otherwise',
    }
  )
}

function wordsOf({ description, topics }: Repository): string {
  return `${description ?? ''} ${topics.join(' ')}`.toLowerCase()
}

const DRAFT = /^(?:draft-[\w-]+|rfc\d\w*|index|spec(?:ification)?)\.(?:md|xml|txt|adoc|org|bs)$/i
const PROSE = /\.(?:md|mediawiki|markdown|rst|adoc|txt|xml|bs|tex|csv|tsv|json|ya?ml|cddl|asn1?)$/i
const MIN_FILES = 5
const MIN_PROSE_SHARE = 0.8

function specification(paths: readonly string[], words: string): KindGuess | null {
  const draft = paths.find((path) => DRAFT.test(path) && !/^index\./i.test(path))
  if (draft) return { kind: 'specification', reason: `it holds ${draft}` }
  const prose = paths.filter((path) => PROSE.test(path)).length
  const source = paths.filter(isOwnSource).length
  const isProse = paths.length >= MIN_FILES && prose / paths.length >= MIN_PROSE_SHARE && source < prose / 4
  const isCalledSo = /\b(?:specifications?|standards?|proposals?|dataset|rfcs?)\b/.test(words)
  if (isProse && !hasManifest(paths))
    return { kind: 'specification', reason: 'it is text and data, not code' }
  if (isCalledSo && source === 0) return { kind: 'specification', reason: 'its description calls it so' }
  return null
}

const MANIFEST =
  /^(?:package\.json|pyproject\.toml|setup\.py|cargo\.toml|go\.mod|pom\.xml|composer\.json|[^/]+\.gemspec)$/i

/** What extends a framework names it too. */
function framework(words: string): KindGuess | null {
  if (/\b(?:plugins?|adapters?|integrations?|middlewares?|bindings?|extensions?|components?)\b/.test(words))
    return null
  return byWord(words, /\bframework\b/, 'framework')
}

function hasManifest(paths: readonly string[]): boolean {
  return paths.some((path) => MANIFEST.test(path))
}

function byWord(words: string, pattern: RegExp, kind: Kind): KindGuess | null {
  const word = pattern.exec(words)?.[0]
  return word ? { kind, reason: `its description says "${word}"` } : null
}

type Manifest = Readonly<Record<string, unknown>>

function manifestOf(documents: Documents | undefined): Manifest | null {
  return parseJson(documents?.texts.find(({ path }) => path === 'package.json')?.text ?? '')
}

function wordsOfManifest({ description, keywords }: Manifest): string {
  const all = [description, ...(Array.isArray(keywords) ? keywords : [])]
  return all
    .filter((word) => typeof word === 'string')
    .join(' ')
    .toLowerCase()
}

function byManifest(
  documents: Documents | undefined,
  npm: Manifest | null,
  paths: readonly string[],
): KindGuess | null {
  const text = (path: string) => documents?.texts.find((document) => document.path === path)?.text ?? ''
  if (npm) {
    if ('bin' in npm) return { kind: 'tool', reason: 'its package.json has a bin' }
    if (['main', 'exports', 'module', 'types'].some((field) => field in npm)) {
      return { kind: 'library', reason: 'its package.json has an entry point' }
    }
    if (npm.private === true && !('workspaces' in npm)) {
      return { kind: 'application', reason: 'its package.json is private' }
    }
  }
  if (/^\[(?:project\.scripts|tool\.poetry\.scripts)\]/m.test(text('pyproject.toml'))) {
    return { kind: 'tool', reason: 'its pyproject.toml has scripts' }
  }
  if (paths.includes('src/main.rs')) return { kind: 'tool', reason: 'it has a src/main.rs' }
  if (paths.includes('go.mod') && paths.some((path) => /^(?:main\.go|cmd\/)/.test(path))) {
    return { kind: 'tool', reason: 'it builds a Go command' }
  }
  const manifest = paths.find((path) => MANIFEST.test(path) && path !== 'package.json')
  return manifest ? { kind: 'library', reason: `it has a ${manifest}` } : null
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
