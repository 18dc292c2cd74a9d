import type { HumanHistory } from '../../src/analysis/people/commit-history.ts'
import type { Team } from '../../src/model/facts/team.ts'

/** Addresses that say nothing about who pays: mail services, forwards, and what git makes up. */
const PRIVATE_DOMAIN =
  /(?:^|\.)(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|web|mail|yandex|qq|163|126|sina|foxmail|naver|protonmail|proton|pm|tutanota|tutamail|fastmail|hey|posteo|mailbox|riseup|zoho|free|orange|wanadoo|laposte|seznam|wp|o2|rambler|inbox|list|bk|comcast|verizon|att|btinternet|t-online)\.[a-z.]{2,6}$|users\.noreply\.|(?:^|\.)noreply\.|^localhost|\.local(?:domain)?$|\.\(none\)$|(?:^|\.)example\.(?:com|org|net)$|(?:alum|alumni)\.|^acm\.org$|^ieee\.org$|^debian\.org$|^apache\.org$/i

/** Endings below which anybody registers a name, of two parts. */
const SECOND_LEVEL = /\.(?:co|com|org|net|ac|edu|gov|go|or|ne)\.[a-z]{2}$/i

/** Person -> organisation: the company of the profile, else the domain of the address. Null: cannot be placed. */
export function affiliationsOf(
  history: HumanHistory,
  team: Team | undefined,
): (author: string) => string | null {
  const companies = new Map(
    (team?.members ?? []).flatMap(({ login, company }) => {
      const name = company ? normalizedCompany(company) : ''
      return name === '' ? [] : [[login.toLowerCase(), name] as const]
    }),
  )
  return (author) => {
    const login = history.people.get(author)?.login?.toLowerCase()
    const company = login ? companies.get(login) : undefined
    if (company) return company
    const domain = (history.domains.get(author) ?? []).find((candidate) => !PRIVATE_DOMAIN.test(candidate))
    return domain ? organisationOf(domain) : null
  }
}

/** "@Acme, Inc." and "acme" are one. */
function normalizedCompany(company: string): string {
  return company
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/[,.]?\s*\b(?:inc|llc|ltd|gmbh|corp|corporation|co|ag|bv|sa|srl|limited|company)\b\.?$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** mail.eng.acme.com -> acme */
function organisationOf(domain: string): string {
  const parts = domain.toLowerCase().split('.')
  const name = parts.at(SECOND_LEVEL.test(domain) ? -3 : -2)
  return name ?? domain
}
