import { expect, test } from 'vitest'
import { FACT_NAMES } from '../../../../src/model/facts.ts'
import { collect } from '../../../../src/sources/collect.ts'
import { GitHubError } from '../../../../src/sources/forge/github/client/client.ts'
import { githubSource } from '../../../../src/sources/forge/github/index.ts'
import { NOW } from '../../../support/build-facts.ts'
import { healthyFacts } from '../../../support/facts.ts'
import { githubDouble } from '../../../support/github-double.ts'

test.each([true, false])(
  'without the list of files the texts are unknown (token: %s)',
  async (authenticated) => {
    const lost = new GitHubError('unreachable', 'No answer', null)
    const github = githubDouble(healthyFacts(), {
      authenticated,
      fault: (request) => (request.includes('/git/trees/') ? lost : null),
    })
    const wanted = new Set(FACT_NAMES)
    const source = githubSource({ host: 'github.com', path: ['acme', 'widget'] }, github, {
      asOf: NOW,
      now: () => NOW,
      wanted,
    })
    const facts = await collect(wanted, [source])
    expect(facts.documents).toMatchObject({ known: false, reason: 'unreachable' })
    expect(facts.issues).toMatchObject({ known: true })
  },
)
