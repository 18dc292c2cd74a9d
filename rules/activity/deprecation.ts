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
    if (/^deprecat(?:ed|ion)(?:\.\w+)?$/i.test(document.path)) return `it holds ${document.path}`
  }
  return null
}

/** A README that could not be read may say anything. */
export function isReadmeUnread(documents: Documents | undefined): boolean {
  return documents?.unread.some(({ path }) => /^readme(?:\.\w+)?$/i.test(path)) ?? false
}

function isReadme({ path }: Document): boolean {
  return /^(?:\.github\/)?readme(?:\.\w+)?$/i.test(path)
}
