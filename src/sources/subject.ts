import { purlOf } from '../model/purl.ts'
import { keyOf, type RepositoryRef, type Subject } from '../model/subject.ts'
import { UserError } from '../model/user-error.ts'
import { packageAt } from './ecosystem/index.ts'
import type { ForgeAddresses } from './forge/forge.ts'

const ACCEPTED =
  'Give owner/repo, a repository’s URL, pkg:github/owner/repo, npm:name@range (or pypi:, cargo:, gem:, nuget:), go:path@version, maven:group:artifact@version, composer:vendor/name@range, the package URL of one, or a path that starts with ./, ../ or /'

/** The one way from what a person typed to what is judged. Throws UserError for what names nothing that can be judged. */
export function parseSubject(text: string, forges: readonly ForgeAddresses[]): Subject {
  const input = text.trim()
  if (input === '') throw new UserError('The target is empty', ACCEPTED)
  const path = localPath(input)
  if (path !== null) return { kind: 'path', path }
  const named = packageAt(input)
  if (named !== null) return named
  for (const forge of forges) {
    const found = forge.parse(input)
    if (found === null) continue
    const { repository, part } = found
    if (part !== null) throw ofAPart(input, part, repository)
    return repository
  }
  throw nothingKnown(input, forges)
}

/** A folder named by its path or a file URL; null for anything else. */
export function localPath(text: string): string | null {
  const input = text.trim()
  if (/^(?:\.{1,2}(?:$|[\\/])|[\\/]|[a-z]:[\\/])/i.test(input)) return input
  if (!/^file:\/\//i.test(input)) return null
  if (!URL.canParse(input)) throw new UserError(`${quoted(input)} is no file URL`, ACCEPTED)
  return decodeURIComponent(new URL(input).pathname)
}

/**
 * The repository that a manifest or a clone's remote names. Which revision or folder it adds does not matter there. Null:
 * it is on no forge that is known here.
 */
export function repositoryAt(text: string, forges: readonly ForgeAddresses[]): RepositoryRef | null {
  try {
    return forges.map((forge) => forge.parse(text)).find((found) => found !== null)?.repository ?? null
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** The host that bare names belong to. */
export function homeOf(forges: readonly ForgeAddresses[]): string {
  return forges[0]?.hosts[0] ?? ''
}

/** Where a person sees what is judged. */
export function pageOf(subject: Subject, forges: readonly ForgeAddresses[]): string {
  switch (subject.kind) {
    case 'repository':
      return forges.find(({ id }) => id === subject.forge)?.pageOf(subject) ?? keyOf(subject)
    case 'package':
      // Where a person sees it depends on the registry that has it, which nobody has asked yet.
      return purlOf(subject)
    case 'path':
      return subject.path
  }
}

function ofAPart(input: string, part: string, { path }: RepositoryRef): UserError {
  return new UserError(
    `${quoted(input)} names ${quoted(part)} of a repository, and a repository is judged as a whole, by its default branch`,
    `Give ${path.join('/')}; --as-of DAY judges it as it stood on a past day, and a published version is npm:name@version`,
  )
}

function nothingKnown(input: string, forges: readonly ForgeAddresses[]): UserError {
  const host =
    /^[a-z+]+:\/\/(?:[^/?#]*@)?([\w.-]+)/i.exec(input)?.[1] ?? /^[\w.-]+@([\w.-]+):/.exec(input)?.[1]
  if (host === undefined) return new UserError(`${quoted(input)} does not name a project`, ACCEPTED)
  const hosts = forges.flatMap((forge) => forge.hosts)
  return new UserError(
    `${quoted(host)} is no forge that this run knows (${hosts.join(', ')})`,
    'Set GH_HOST or GITHUB_SERVER_URL for GitHub Enterprise Server; other forges are read as a local clone (give its path)',
  )
}

/** Typed by the user, and still cleaned: it may have been pasted. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
