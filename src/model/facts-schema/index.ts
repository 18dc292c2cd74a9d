import * as z from 'zod/mini'
import type { Adopters, Authorship, Package, ProjectUse } from '../facts/adoption.ts'
import type { LoadRun, SandboxRun } from '../facts/lab.ts'
import type { FactName, Facts, FactValues } from '../facts.ts'
import { unknown } from '../unknown.ts'
import { commits, licenseHistory, releases, tags } from './history.ts'
import { advisories, team } from './people.ts'
import { community, documents, license, owner, repository, tree } from './repository.ts'
import { instant, reason } from './scalars.ts'
import { backlog, discussions, issues, pulls } from './threads.ts'

/** The shape of every fact's value. */
const VALUES: { readonly [Name in FactName]: z.ZodMiniType<FactValues[Name]> } = {
  repository,
  owner,
  license,
  licenseHistory,
  tree,
  documents,
  commits,
  tags,
  releases,
  issues,
  pulls,
  backlog,
  discussions,
  community,
  advisories,
  team,
  authorship: holding<Authorship>({ truckFactor: z.number(), files: z.number(), core: z.array(z.unknown()) }),
  package: holding<Package>({
    name: z.string(),
    version: z.string(),
    versions: z.array(z.looseObject({ version: z.string() })),
  }),
  adopters: holding<Adopters>({ named: z.array(z.string()) }),
  project: holding<ProjectUse>({ path: z.string(), hacks: z.array(z.looseObject({ where: z.string() })) }),
  sandbox: z.array(holding<SandboxRun>({ kind: z.literal('sandbox'), at: instant })),
  marathon: z.array(holding<LoadRun>({ kind: z.literal('marathon'), at: instant })),
}

const evidence = z.array(z.object({ url: z.string(), retrievedAt: instant }))

/** A fact that is missing from the file is one that no source has told. */
export const factsSchema = z.object(
  Object.fromEntries(Object.entries(VALUES).map(([name, value]) => [name, factOf(value)])),
  // The entries are those of VALUES, which is complete by type.
) as unknown as z.ZodMiniType<Facts>

function factOf(value: z.ZodMiniType) {
  const fact = z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), value, evidence }),
    z.object({ known: z.literal(false), reason, detail: z.string() }),
  ])
  return z._default(fact, unknown('not-collected', 'The facts file does not have it'))
}

/** Checked as far as the parts that are named here: the rest is the affair of the sources that make it. */
function holding<T>(shape: z.core.$ZodShape): z.ZodMiniType<T> {
  // The value has been made by one of our own sources; what a rule cannot read becomes unknown there.
  return z.looseObject(shape) as unknown as z.ZodMiniType<T>
}
