import type { NpmPart, Package } from '../../src/model/facts/package.ts'
import type { FactValues } from '../../src/model/facts.ts'
import type { Needs } from '../../src/model/policy.ts'
import { cannotTell, type Judgement, notApplicable } from '../../src/model/rule.ts'

/** A need you did not declare is none of yours, once you declared any; before that, everything is open. */
export function undeclared(needs: Needs, key: string): Judgement {
  if (declaresAny(needs)) return notApplicable(`Not among your needs: \`needs.${key}\` would have it checked`)
  return cannotTell(
    'not-tried',
    `Say what you need of it: \`needs.${key}\` in oss-check.yaml, see \`oss-check init\``,
  )
}

export function declaresAny(needs: Needs): boolean {
  return Object.values(needs).some((need: unknown) => {
    if (need === null) return false
    return typeof need === 'object' ? Object.keys(need).length > 0 : true
  })
}

/** The package as published, or why there is none to check. `id`: the signal, to be attested instead. */
export function publishedPackage(facts: PackageFact, id: string): Package | Judgement {
  return facts.package ?? askFor(id, 'No published package was read')
}

type PackageFact = Partial<Pick<FactValues, 'package'>>

/** The package as one of npm. `what`: what packages of other ecosystems do not have. */
export function npmPackage(facts: PackageFact, id: string, what: string): NpmPart | Judgement {
  const published = publishedPackage(facts, id)
  if (isJudgement(published)) return published
  return published.npm ?? notApplicable(`Packages of ${published.ecosystem} have no ${what}`)
}

/** What only packages of npm have is not asked of others, nor of a repository that makes none. `what`: modules, types, peers. */
export function notOfNpm(
  facts: Partial<Pick<FactValues, 'package' | 'tree'>>,
  what: string,
): Judgement | null {
  const { package: published } = facts
  if (published)
    return published.npm === null ? notApplicable(`Packages of ${published.ecosystem} have no ${what}`) : null
  if (!facts.tree?.complete) return null
  const makesOne = facts.tree.entries.some(({ path }) => /(?:^|\/)package\.json$/.test(path))
  return makesOne ? null : notApplicable(`It holds no npm package, and only those have ${what}`)
}

/** What other packages have too and is found in those of npm alone. `what`: the names it exports. */
export function foundInNpmAlone(
  { package: published }: PackageFact,
  id: string,
  what: string,
): Judgement | null {
  if (published?.npm !== null) return null
  return askFor(id, `${what} are not found in packages of ${published.ecosystem}`)
}

/** What only its archive tells, or why that was not read. */
export function fromArchive<Value>(
  read: (published: Package) => Value | null,
  facts: PackageFact,
  id: string,
): { published: Package; told: Value } | Judgement {
  const published = publishedPackage(facts, id)
  if (isJudgement(published)) return published
  const told = read(published)
  if (told !== null) return { published, told }
  const { unread } = published
  return unread ? cannotTell(unread.reason, unread.detail) : askFor(id, 'Its archive does not tell')
}

/** The same of what only packages of npm have. */
export function fromNpmArchive<Value>(
  what: string,
  read: (npm: NpmPart) => Value | null,
  facts: PackageFact,
  id: string,
): { npm: NpmPart; told: Value } | Judgement {
  const npm = npmPackage(facts, id, what)
  if (isJudgement(npm)) return npm
  const found = fromArchive(() => read(npm), facts, id)
  return isJudgement(found) ? found : { npm, told: found.told }
}

/** Nothing can measure it from here: a person has to try. */
export function askFor(id: string, why: string): Judgement {
  return cannotTell('not-tried', `${why}: try it, then \`oss-check attest ${id}\``)
}

export function isJudgement(value: object): value is Judgement {
  return 'status' in value
}

export function listed(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}
