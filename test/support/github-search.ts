import type { Thread } from '../../src/model/facts/thread.ts'

type Dated = Pick<Thread, 'createdAt' | 'closedAt' | 'labels'>

/** The part of GitHub's search syntax that oss-check uses: created and closed by day, labels. Throws for anything else. */
export function searchThreads<T extends Dated>(threads: readonly T[], query: string): T[] {
  const terms = [...query.matchAll(/(\w+):((?:"[^"]*"|[^\s"])+)/g)].map(([, key = '', text = '']) => ({
    key,
    text,
  }))
  return threads.filter((thread) => terms.every(({ key, text }) => matches(thread, key, text)))
}

function matches(thread: Dated, key: string, text: string): boolean {
  switch (key) {
    case 'repo':
    case 'is':
    case 'sort':
      return true
    case 'created':
      return isWithin(thread.createdAt, text)
    case 'closed':
      return thread.closedAt !== null && isWithin(thread.closedAt, text)
    case 'label':
      return text.split(',').some((label) => thread.labels.includes(label.replaceAll('"', '')))
    default:
      throw new Error(`the double does not know the search qualifier ${key}`)
  }
}

function isWithin(instant: string, text: string): boolean {
  const day = instant.slice(0, 10)
  if (text.startsWith('<=')) return day <= text.slice(2)
  const [from = '', to = ''] = text.split('..')
  return from <= day && day <= to
}
