import { hasRole } from '../../src/analysis/file-roles/roles.ts'
import type { FactValues } from '../../src/model/facts.ts'
import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'
import { WEAKEST } from './downloads.ts'

const isAdoptersFile = hasRole('adopters')

export const namedAdopters = defineSignal({
  id: 'industry/named-adopters',
  title: 'Adopters who give their name',
  needs: [],
  wants: { documents: 'decides', tree: 'decides', adopters: 'decides' },
  options: {
    namedAdopters: {
      default: 3,
      about: 'Adopters named in the ADOPTERS or USERS file that make a pass',
      source:
        'Start value: CNCF asks for three independent adopters in production before it calls a project incubating',
    },
  },
  why: 'Names in an ADOPTERS or USERS file: people who told the project, in public, that they rely on it. Most projects keep no such file, so having none is mediocre at worst.',
  fix: 'Ask in the community who runs it in production, and add yourself to the list',
  references: [
    'https://contribute.cncf.io/maintainers/community/adopters/',
    'https://github.com/cncf/toc/blob/main/process/README.md',
  ],
  judge(facts, { options }) {
    const { documents, adopters } = facts
    // Also where others name some: how many it names itself decides.
    const unread = unreadList(facts)
    if (unread) return cannotTell('incomplete', `It keeps a list of adopters (${unread}) that was not read`)
    const file = documents?.texts.find(isAdoptersFile)
    const names = [...new Set([...(adopters?.named ?? []), ...(file ? namesIn(file.text) : [])])]
    const threshold = `≥ ${options.namedAdopters}`
    if (names.length > 0) {
      const score = 0.5 + (0.2 * Math.min(names.length, options.namedAdopters)) / options.namedAdopters
      const bonus = Math.min(0.3, (0.3 * names.length) / (10 * options.namedAdopters))
      const details = { names: names.slice(0, 50), file: file?.path ?? adopters?.adoptersFile ?? null }
      return graded(score + bonus, `${names.length} adopters give their name`, {
        value: names.length,
        unit: 'adopters',
        threshold,
        details,
      })
    }
    if (!documents && !facts.tree) return cannotTell('not-collected', 'Its files were not read')
    return graded(WEAKEST, 'It keeps no list of adopters', { value: 0, unit: 'adopters', threshold })
  },
})

/** Items of lists and first cells of tables, without headings, links and separators. */
export function namesIn(text: string): string[] {
  const rows = text.split('\n').flatMap((line) => {
    const item = /^\s*(?:[-*+]|\d+\.)\s+(.+)/.exec(line)?.[1]
    const cell = /^\s*\|([^|]+)\|/.exec(line)?.[1]?.trim()
    return item ?? cell ?? []
  })
  return rows
    .map(
      (row) =>
        row
          .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
          .replace(/[*_`<>]/g, '')
          .split(/ [-–—:] |: /)[0]
          ?.trim() ?? '',
    )
    .filter((name) => /\p{L}/u.test(name) && name.length <= 80 && !HEADING.test(name))
}

const HEADING =
  /^(?:-+|organi[sz]ations?|company|companies|name|adopters?|users?|who|project|description|contact|website|(?:please|to add|add|if you)\b.*)$/i

function unreadList({ documents, tree }: Partial<Pick<FactValues, 'documents' | 'tree'>>): string | null {
  const unread = documents?.unread.find(isAdoptersFile)?.path
  const listed = tree?.entries.find((entry) => entry.kind === 'file' && isAdoptersFile(entry))?.path
  const isRead = documents?.texts.some(({ path }) => path === listed)
  return unread ?? (isRead ? null : (listed ?? null))
}
