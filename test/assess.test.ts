import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { humanHistoryOf } from '../src/analysis/people/commit-history.ts'
import { collectTarget } from '../src/assess.ts'
import { NO_COST } from '../src/model/cost.ts'
import type { Facts } from '../src/model/facts.ts'
import { known } from '../src/model/unknown.ts'
import { githubAddresses } from '../src/sources/forge/github/address.ts'
import { githubForge } from '../src/sources/forge/github/index.ts'
import { parseSubject } from '../src/sources/subject.ts'
import { load } from './policy/support.ts'
import { checkout } from './sources/git/repositories.ts'
import { aCommit, listing, NOW } from './support/build-facts.ts'
import { healthyFacts } from './support/facts.ts'
import { githubDouble } from './support/github-double.ts'

const MAILMAP = 'Ann Smith <ann@example.io> <ann@old.example.io>\n'

describe('one person of two addresses, by .mailmap', () => {
  test('from GitHub', async () => {
    const people = await peopleIn('acme/widget', fromGitHub())
    expect(people).toEqual(['Ann Smith'])
  })

  test('from a clone', async () => {
    const folder = checkout([
      { author: 'Ann <ann@old.example.io>', day: '2026-06-01', files: { '.mailmap': MAILMAP } },
      { author: 'Ann Smith <ann@example.io>', day: '2026-06-02' },
    ])
    expect(await peopleIn(folder, healthyFacts())).toEqual(['Ann Smith'])
  })
})

function fromGitHub(): Facts {
  const facts = healthyFacts()
  const author = (name: string, email: string) => ({ login: null, name, email })
  return {
    ...facts,
    commits: known(
      listing([
        aCommit('ann', 1, { author: author('Ann Smith', 'ann@example.io') }),
        aCommit('ann', 2, { author: author('Ann', 'ann@old.example.io') }),
      ]),
    ),
    documents: known({ texts: [{ path: '.mailmap', text: MAILMAP, truncated: false, url: '' }], unread: [] }),
    tree: known({ oid: null, entries: [{ path: '.mailmap', kind: 'file', size: 50 }], complete: true }),
  }
}

async function peopleIn(target: string, world: Facts): Promise<readonly (string | null)[]> {
  const addresses = githubAddresses({})
  const clients = {
    forges: [githubForge(addresses, async () => githubDouble(world))],
    cost: () => NO_COST,
    registry: () => {
      throw new Error('Nothing that is needed here is told by a registry')
    },
    folder: '/nowhere',
  }
  const book = await load('/', { rules })
  const circumstances = {
    clients,
    book,
    asOf: NOW,
    now: () => NOW,
    evidence: { folder: '/nowhere', takes: () => true },
    baseline: null,
  }
  const { facts } = await collectTarget(parseSubject(target, [addresses]), circumstances)
  if (!facts.commits.known) throw new Error(facts.commits.detail)
  return [...humanHistoryOf(facts.commits.value).people.values()].map(({ name }) => name)
}
