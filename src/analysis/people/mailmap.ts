import type { Identity } from '../../model/facts/identity.ts'
import type { Facts } from '../../model/facts.ts'

/** Who a commit's author properly is, by the project's own `.mailmap`. */
export type Mailmap = (identity: Identity) => Identity

/** `[proper name] <proper or commit email> [[commit name] <commit email>]` */
const LINE = /^([^<#]*)<([^<>]*)>(?:([^<#]*)<([^<>]*)>)?\s*(?:#.*)?$/

interface Entry {
  name: string | null
  email: string | null
}

/** Text of a `.mailmap` (gitmailmap(5)) -> the mapping. Lines that are not of its form are skipped, as git does. */
export function parseMailmap(text: string): Mailmap {
  const entries = new Map<string, Entry>()
  for (const line of text.split(/\r?\n/)) {
    const [, first = '', firstEmail = '', second = '', secondEmail] = LINE.exec(line) ?? []
    const commitEmail = (secondEmail ?? firstEmail).trim().toLowerCase()
    if (commitEmail === '') continue
    const name = first.trim() || null
    const email = secondEmail === undefined ? null : firstEmail.trim() || null
    const key = keyOf(secondEmail === undefined ? '' : second, commitEmail)
    const earlier = entries.get(key)
    entries.set(key, { name: name ?? earlier?.name ?? null, email: email ?? earlier?.email ?? null })
  }

  return (identity) => {
    if (identity.email === null) return identity
    const email = identity.email.trim().toLowerCase()
    const entry = entries.get(keyOf(identity.name ?? '', email)) ?? entries.get(keyOf('', email))
    if (!entry) return identity
    return { ...identity, name: entry.name ?? identity.name, email: entry.email ?? identity.email }
  }
}

/** Names and addresses are compared without regard to case, as git does. */
function keyOf(name: string, email: string): string {
  return `${name.trim().toLowerCase()}<${email}>`
}

/**
 * Commits under their authors' proper names, where the project's `.mailmap` was read. From a clone git gives them so
 * already, and there it changes nothing.
 */
export function withMailmap({ commits, documents }: Pick<Facts, 'commits' | 'documents'>): Facts['commits'] {
  const file = documents.known ? documents.value.texts.find(({ path }) => path === '.mailmap') : undefined
  if (!commits.known || file === undefined) return commits
  const proper = parseMailmap(file.text)
  // One object for each spelling, as sources give them.
  const authors = new Map<Identity, Identity>()
  const items = commits.value.items.map((commit) => {
    const author = authors.get(commit.author) ?? proper(commit.author)
    authors.set(commit.author, author)
    return author === commit.author ? commit : { ...commit, author }
  })
  return { ...commits, value: { ...commits.value, items } }
}
