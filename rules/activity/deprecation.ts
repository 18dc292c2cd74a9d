import { deprecationNotice } from '../../src/analysis/deprecation/notice.ts'
import type { Document, Documents } from '../../src/model/facts/documents.ts'
import type { FactValues } from '../../src/model/facts.ts'

/** The sentence in which the project itself says that it is over, by README or registry; null where it does not. */
export function deprecationOf({
  documents,
  package: published,
  repository,
}: Partial<FactValues>): string | null {
  if (typeof published?.deprecated === 'string') return `${published.ecosystem} says: ${published.deprecated}`
  const names = [repository?.name, repository?.renamedFrom, published?.name].filter((name) => name != null)
  for (const document of documents?.texts ?? []) {
    const notice = isReadme(document) ? deprecationNotice(document.text, names) : null
    if (notice) return `${document.path} says: ${notice}`
  }
  // Its name says it, read or not.
  const file = [...(documents?.texts ?? []), ...(documents?.unread ?? [])].find(isNotice)
  return file ? `it holds ${file.path}` : null
}

/** A README that could not be read may say anything. */
export function isReadmeUnread(documents: Documents | undefined): boolean {
  return documents?.unread.some(isReadme) ?? false
}

function isNotice({ path }: Pick<Document, 'path'>): boolean {
  return /^deprecat(?:ed|ion)(?:\.\w+)?$/i.test(path)
}

function isReadme({ path }: Pick<Document, 'path'>): boolean {
  return /^(?:\.github\/)?readme(?:\.\w+)?$/i.test(path)
}
