import type { Document, Documents } from '../../model/facts/documents.ts'
import type { TreeEntry } from '../../model/facts/tree.ts'
import { folderOf } from './roles.ts'

/** Git keeps of a link where it leads to; in its place stands the text it leads to, where that was read. */
export function followLinks({ texts, unread }: Documents, entries: readonly TreeEntry[]): Documents {
  const links = new Set(entries.filter(({ kind }) => kind === 'link').map(({ path }) => path))
  if (links.size === 0) return { texts, unread }
  const followed = texts.map((document) =>
    links.has(document.path) ? leadsTo(document, texts, links) : document,
  )
  return {
    texts: followed.filter((one) => 'text' in one),
    unread: [...unread, ...followed.filter((one) => 'detail' in one)],
  }
}

function leadsTo(
  { path, text, url }: Document,
  texts: readonly Document[],
  links: ReadonlySet<string>,
): Document | Documents['unread'][number] {
  const target = targetOf(path, text.trim())
  const found = texts.find((one) => one.path === target && !links.has(one.path))
  if (found === undefined)
    return { path, detail: `It is a link to ${text.trim().slice(0, 200)}, which was not read` }
  return { path, text: found.text, truncated: found.truncated, url }
}

/** The path that a link's text means, from the root. */
function targetOf(path: string, text: string): string {
  const kept: string[] = []
  for (const part of [...folderOf(path).split('/'), ...text.split('/')]) {
    if (part === '..') kept.pop()
    else if (part !== '' && part !== '.') kept.push(part)
  }
  return kept.join('/')
}
