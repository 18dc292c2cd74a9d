import { periodOf } from '../../../../src/sources/forge/github/period.ts'
import type { PartAnswer } from '../../../../src/sources/forge/github/query.ts'
import type { Reading } from '../../../../src/sources/forge/github/request.ts'
import { NOW } from '../../../support/build-facts.ts'
import { healthyFacts } from '../../../support/facts.ts'
import { githubDouble } from '../../../support/github-double.ts'

/** An answer of GitHub to one part of a document. */
export function answerOf(
  data: Readonly<Record<string, unknown>>,
  errors: PartAnswer['errors'] = [],
): PartAnswer {
  return { data, errors, retrievedAt: NOW.toISOString() }
}

/** What reads acme/widget on the day that tests judge. */
export function readingOf(changes: Partial<Reading> = {}): Reading {
  return {
    github: githubDouble(healthyFacts()),
    host: 'github.com',
    owner: 'acme',
    name: 'widget',
    period: periodOf(NOW, NOW),
    retrievedAt: () => NOW.toISOString(),
    ...changes,
  }
}
