import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'
import { WEAKEST } from './downloads.ts'

export const companies = defineSignal({
  id: 'industry/companies',
  title: 'Companies among its people',
  needs: ['team'],
  options: {
    companies: {
      default: 2,
      about: 'Different companies among the most active people that make a pass',
      source: 'Start value: with two, no single one decides alone whether work goes on',
    },
  },
  why: 'The companies that the most active people name on their profiles: whoever pays people to work on it uses it. Profiles are optional and out of date at times, so none named is mediocre at worst.',
  fix: 'Ask the maintainers who employs them for this work',
  references: ['https://chaoss.community/kb/metric-organizational-diversity/'],
  judge({ team }, { options }) {
    if (team.members.length === 0) return cannotTell('too-little-data', 'Nobody was active lately')
    const named = team.members.flatMap(({ company }) => (company === null ? [] : companyIn(company)))
    const names = [...new Map(named.map((name) => [name.toLowerCase(), name])).values()].toSorted((a, b) =>
      a.localeCompare(b, 'en'),
    )
    const measure = {
      value: names.length,
      unit: 'companies',
      threshold: `≥ ${options.companies}`,
      sampleSize: team.members.length,
      details: { names },
    }
    const share = Math.min(1, names.length / options.companies)
    const bonus = names.length > options.companies ? 0.3 : 0.1 * share
    const score = WEAKEST + 0.2 * share + bonus + (share === 1 ? 0.1 : 0)
    if (names.length === 0)
      return graded(WEAKEST, `None of its ${team.members.length} most active people names a company`, measure)
    return graded(
      score,
      `Its most active people work at ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}`,
      measure,
    )
  },
})

const NONE =
  /^(?:none|n\/?a|self(?:[- ]employed)?|freelanc\w*|independent|student|home|me|-+|.*\b(?:university|college|school)\b.*)$/i

/** "@acme, Inc." and "Acme Inc" are one company; "self" is none. Several are parted by @ or a comma before one. */
function companyIn(text: string): string[] {
  return text
    .split(/\s{0,9}(?:[,;/&|]|\band\b)\s*(?=@)|\s(?=@)/)
    .map((part) =>
      part
        .replace(/^@/, '')
        .replace(/[,.]?\s{0,9}\b(?:inc|ltd|llc|gmbh|ag|corp|co|b\.?v|s\.?a|oy|ab)\b\.?$/i, '')
        .trim(),
    )
    .filter((name) => name !== '' && !NONE.test(name))
}
