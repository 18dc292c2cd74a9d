import type { Document, Documents } from '../../src/model/facts/documents.ts'
import type { Package } from '../../src/model/facts/package.ts'

/** Where a README says what the project is; further down "deprecated" is about parts of it. */
const HEAD_CHARACTERS = 3000

const SUBJECT =
  '(?:this|the|our)\\s+(?:\\w+\\s+){0,2}(?:project|repo(?:sitory)?|package|librar(?:y|ies)|module|plugin|gem|tool|framework|app|code)'
const STATE =
  '(?:(?:now|fully|officially|hereby|being|currently)\\s+)*(?:deprecated|unmaintained|abandoned|discontinued|obsolete|archived|end[- ]of[- ]life|no\\s+longer\\s+(?:being\\s+)?(?:actively\\s+)?(?:maintained|developed|supported)|not\\s+(?:actively\\s+)?maintained(?:\\s+any\\s?more)?)'

const SENTENCES = [
  new RegExp(`\\b${SUBJECT}\\s+(?:is|has\\s+been|was|are)\\s+${STATE}`, 'i'),
  /^\W*(?:deprecated|unmaintained|abandoned|discontinued|no longer maintained|not maintained)\W*$/im,
  /^#{1,3}\W*(?:deprecat(?:ed|ion notice)|unmaintained|no longer maintained|project (?:status|state)\W+(?:deprecated|abandoned|unmaintained|discontinued|inactive))\b/im,
  /\b[\w-]+ is (?:(?:now|fully|officially) )*deprecated(?:[.!,]| as of| in favou?r of)/i,
  /repostatus\.org\/(?:badges\/[\w.]+\/)?(?:abandoned|unsupported|moved)/i,
  /\b(?:maintenance|status)[-/]?(?:-|_)?(?:deprecated|no-longer-maintained|unmaintained)\b/i,
]

/** The sentence in which the project itself says that it is over, by README or registry; null where it does not. */
export function deprecationOf(
  documents: Documents | undefined,
  published: Package | undefined,
): string | null {
  if (published?.deprecated) return `${published.ecosystem} says: ${published.deprecated}`
  for (const document of documents?.texts ?? []) {
    const sentence = isReadme(document) ? sentenceIn(document.text.slice(0, HEAD_CHARACTERS)) : null
    if (sentence) return `${document.path} says: ${sentence}`
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

function sentenceIn(text: string): string | null {
  for (const pattern of SENTENCES) {
    const found = pattern.exec(text)?.[0].replace(/\s+/g, ' ').trim()
    if (found) return found.length > 80 ? `${found.slice(0, 79)}…` : found
  }
  return null
}
