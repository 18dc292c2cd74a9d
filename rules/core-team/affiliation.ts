import type { HumanCommit, HumanHistory } from '../../src/analysis/people/commit-history.ts'
import type { Person } from '../../src/analysis/people/identities.ts'
import type { Team } from '../../src/model/facts/team.ts'

/** Mail services, forwards and relays, and what git makes up: they say nothing about who pays. */
const PRIVATE_DOMAIN =
  /(?:^|\.)(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|web|mail|yandex|qq|163|126|sina|foxmail|naver|daum|hanmail|protonmail|proton|pm|passmail|tutanota|tutamail|tuta|fastmail|hey|posteo|mailbox|riseup|disroot|autistici|zoho|free|orange|wanadoo|laposte|sfr|bluewin|seznam|wp|o2|onet|interia|rambler|inbox|list|bk|comcast|verizon|att|sbcglobal|cox|charter|bellsouth|btinternet|t-online|freenet|arcor|libero|telenet|skynet|ukr|duck|mozmail|simplelogin|slmail|aleeas|anonaddy|addy|relay\.firefox|privaterelay\.appleid|cock)\.[a-z.]{2,6}$|users\.noreply\.|(?:^|\.)noreply\.|^localhost|\.local(?:domain|net)?$|\.lan$|\.\(none\)$|^[^.]*$|(?:^|\.)example\.(?:com|org|net)$/i

/** Where people study or were given an address for life, and communities: nobody there is paid for this work. */
const NO_EMPLOYER =
  /\.edu(?:\.[a-z]{2})?$|\.ac\.[a-z]{2}$|(?:^|\.)(?:alum|alumni|students?|stud)\.|(?:^|[.-])(?:uni|univ|universit[a-z]*|tu|th|fh|hs|hochschule|college|school)[-.]|^(?:ethz|epfl|unibas|uzh)\.ch$|^(?:kth|chalmers|liu)\.se$|^(?:ntnu|uio)\.no$|^(?:acm|ieee|computer|debian|apache|gnu|fsf|freebsd|kernel|python|gnome|kde|archlinux|gentoo|fedoraproject|opensuse|mozilla)\.org$/i

/** Endings below which anybody registers a name, of two parts. */
const SECOND_LEVEL = /\.(?:co|com|org|net|ac|edu|gov|go|or|ne)\.[a-z]{2}$/i

/**
 * Commit -> the organisation it was made for: the company of its author's profile, else the domain of the address it was
 * made under. Null: cannot be placed. Another address of the same person places no commit but its own.
 */
export function affiliationsOf(
  history: HumanHistory,
  team: Team | undefined,
): (commit: HumanCommit) => string | null {
  const companies = new Map(
    (team?.members ?? []).flatMap(({ login, company }) => {
      const name = company ? normalizedCompany(company) : ''
      return name === '' ? [] : [[login.toLowerCase(), name] as const]
    }),
  )
  return ({ author, domain }) => {
    const person = history.people.get(author)
    const company = person?.login ? companies.get(person.login.toLowerCase()) : undefined
    if (company) return company
    if (domain === null || PRIVATE_DOMAIN.test(domain) || NO_EMPLOYER.test(domain)) return null
    const organisation = organisationOf(domain)
    return person && isOwnDomain(organisation, person) ? null : organisation
  }
}

/** A domain with the name of the one who writes from it is a person's or a family's, and no employer. */
function isOwnDomain(organisation: string, { name, login }: Person): boolean {
  const words = `${name ?? ''} ${login ?? ''}`.toLowerCase().split(/[^\p{L}\d]+/u)
  const label = organisation.replace(/[^\p{L}\d]/gu, '')
  const whole = words.join('')
  return (
    words.some((word) => word.length >= MIN_NAME_LENGTH && (label.includes(word) || word === label)) ||
    (label.length >= MIN_NAME_LENGTH && whole.includes(label))
  )
}

/** Shorter parts of names stand in too many words. */
const MIN_NAME_LENGTH = 4

/** "@Acme, Inc." and "acme" are one. */
function normalizedCompany(company: string): string {
  return company
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/[,.]?\s{0,9}\b(?:inc|llc|ltd|gmbh|corp|corporation|co|ag|bv|sa|srl|limited|company)\b\.?$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** mail.eng.acme.com -> acme */
function organisationOf(domain: string): string {
  const parts = domain.toLowerCase().split('.')
  const name = parts.at(SECOND_LEVEL.test(domain) ? -3 : -2)
  return name ?? domain
}
