import type { Identity } from '../../model/facts/identity.ts'
import type { Mailmap } from './mailmap.ts'

export interface Person {
  /** Nobody else's in this call: the login where there is one, else the address, else the bare author line. */
  id: string
  login: string | null
  name: string | null
}

export interface Merging {
  /** The project's own word on who is who; applied before anything is compared. */
  mailmap?: Mailmap
  /**
   * Also one person where the full names (two words or more) are equal. Joins the addresses of people who changed jobs,
   * at the price of taking two people of one name for one.
   */
  byFullName?: boolean
}

/** Author lines -> the people behind them: one login, one address (after `.mailmap`) is one person. */
export function mergeIdentities(
  identities: readonly Identity[],
  merging: Merging = {},
): (identity: Identity) => Person {
  const groups = new Groups()
  const people = new Map<string, Person>()
  for (const identity of identities) groups.join(signsOf(identity, merging))
  for (const identity of identities) remember(people, groups, identity, merging)

  return (identity) => {
    const [sign = NOBODY] = signsOf(identity, merging)
    const { login, name } = identity
    return people.get(groups.rootOf(sign)) ?? { id: sign, login, name }
  }
}

const NOBODY = 'nobody'

/** Addresses that many people share tell nothing about who it was. */
const SHARED_EMAIL =
  /^(?:no-?reply@|root@|none@|unknown@|user@|you@|email@|$)|@(?:localhost|none|\(none\))$|^[^@]*$/
const PLACEHOLDER_NAME =
  /^(?:your name|full name|first last|unknown.*|no author|root user|test user|git user)$/
const NO_REPLY = /^(?:\d+\+)?([a-z\d-]+)@users\.noreply\.github\.com$/

/** What two author lines of one person can have in common, strongest first; never empty. */
function signsOf(raw: Identity, { mailmap, byFullName }: Merging): string[] {
  const identity = mailmap ? mailmap(raw) : raw
  const email = identity.email?.trim().toLowerCase() ?? ''
  const name = identity.name?.trim().toLowerCase().replaceAll(/\s+/g, ' ') ?? ''
  const login = identity.login?.toLowerCase() ?? NO_REPLY.exec(email)?.[1]

  const signs = login ? [`login ${login}`] : []
  if (!SHARED_EMAIL.test(email)) signs.push(`email ${email}`)
  if (byFullName && name.includes(' ') && !PLACEHOLDER_NAME.test(name)) signs.push(`name ${name}`)
  // Nothing to tell it by but a bare name and a shared address: the two together are the person.
  if (signs.length === 0) signs.push(name || email ? `line ${name} <${email}>` : NOBODY)
  return signs
}

/** The first author line of a person gives the name, the first one with a login the login. */
function remember(people: Map<string, Person>, groups: Groups, raw: Identity, merging: Merging): void {
  const identity = merging.mailmap ? merging.mailmap(raw) : raw
  const [sign = NOBODY] = signsOf(raw, merging)
  const root = groups.rootOf(sign)
  const earlier = people.get(root)
  const login = earlier?.login ?? identity.login
  const name = earlier?.name ?? identity.name
  people.set(root, { id: login ?? earlier?.id ?? sign.slice(sign.indexOf(' ') + 1), login, name })
}

/** Disjoint sets of signs. */
class Groups {
  readonly #parents = new Map<string, string>()

  join(signs: readonly string[]): void {
    const [first, ...others] = signs
    if (first === undefined) return
    const root = this.rootOf(first)
    for (const sign of others) this.#parents.set(this.rootOf(sign), root)
  }

  rootOf(sign: string): string {
    const parent = this.#parents.get(sign)
    if (parent === undefined) this.#parents.set(sign, sign)
    if (parent === undefined || parent === sign) return sign
    const root = this.rootOf(parent)
    this.#parents.set(sign, root)
    return root
  }
}
