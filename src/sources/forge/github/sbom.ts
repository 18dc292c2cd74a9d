import { ownerAndName, type RepositoryRef } from '../../../model/subject.ts'
import { UserError } from '../../../model/user-error.ts'
import { RequestFault } from '../../../net/fault.ts'
import { asMapping, asText } from '../../../text/mapping.ts'
import type { GitHub } from './client/client.ts'

/** It is asked again after half a second, then twice that: about a minute in all. */
const TRIES = 7

const HINT =
  'Scan a clone of it, or the file that its page gives under Insights, Dependency graph, Export SBOM'

/**
 * What GitHub's dependency graph holds of a repository, as a document of SPDX 2.3 in JSON. GitHub makes a report when it is
 * asked to, and gives it under another address when it is ready: https://docs.github.com/rest/dependency-graph/sboms.
 * Throws UserError where there is none to be had. `pause`: before it is asked again, `attempt` counting from 0.
 */
export async function sbomByGitHub(
  repository: Pick<RepositoryRef, 'path'>,
  github: GitHub,
  pause: (attempt: number) => Promise<void>,
): Promise<string> {
  const { owner, repo } = ownerAndName(repository)
  const refused = (why: string) => new UserError(`GitHub gives no SBOM of ${owner}/${repo}: ${why}`, HINT)
  try {
    const route = 'GET /repos/{owner}/{repo}/dependency-graph/sbom'
    const { data } = await github.rest(`${route}/generate-report`, { owner, repo })
    const id = /\/fetch-report\/([\w-]+)$/.exec(asText(asMapping(data)?.sbom_url) ?? '')?.[1]
    if (id === undefined) throw refused('its answer names no report')
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const report = await whenReady(github, `${route}/fetch-report/{id}`, { owner, repo, id })
      if (report !== null) return JSON.stringify(report)
      await pause(attempt)
    }
    throw refused('it is still making it')
  } catch (error) {
    throw error instanceof RequestFault ? refused(error.message) : error
  }
}

/** Null: it is still being made. */
async function whenReady(
  github: GitHub,
  route: string,
  parameters: Readonly<Record<string, string>>,
): Promise<unknown> {
  try {
    return (await github.rest(route, parameters)).data
  } catch (error) {
    if (error instanceof RequestFault && error.status === 202) return null
    throw error
  }
}
