import type { Account } from '../../model/facts/account.ts'
import type { Identity } from '../../model/facts/identity.ts'
import { BOT_EMAILS, BOT_NAMES } from './bot-names.ts'

/** "[bot]" anywhere; the last word is bot or robot; "Hudson @ build-7"; the web address of an app. */
const BOT_PATTERN = /\[bot\]|(?:^|[\s._-])(?:ro)?bot$|^hudson @ |(?:^|\/)apps?\//i

/** GitHub's own word for it, the shape of the login, or the list. */
export function isBotAccount(account: Account): boolean {
  return account.kind === 'Bot' || isBotName(account.login)
}

/**
 * An account that is a person's for all that is known. `null` (deleted, or not told) is nobody's: what it did is no
 * evidence that a person did it.
 */
export function isHumanAccount(account: Account | null): account is Account {
  return account !== null && !isBotAccount(account)
}

/** The same for the author of a commit, who has at times nothing but a name and an address. */
export function isBotIdentity(identity: Identity): boolean {
  const { login, name, email } = identity
  return (
    (login !== null && isBotName(login)) ||
    (name !== null && isBotName(name)) ||
    (email !== null && isBotEmail(email))
  )
}

function isBotName(name: string): boolean {
  return BOT_PATTERN.test(name.trim()) || BOT_NAMES.has(dashed(name))
}

function isBotEmail(email: string): boolean {
  const address = email.trim().toLowerCase()
  const local = address.slice(0, address.lastIndexOf('@'))
  return address.includes('[bot]') || BOT_PATTERN.test(local) || BOT_EMAILS.has(address)
}

/** "Travis CI", "travis_ci" and "travis.ci" are one name. */
function dashed(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s._]+/g, '-')
}
