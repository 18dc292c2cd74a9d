import * as z from 'zod/mini'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { cleanDeep } from '../../../text/untrusted.ts'
import { SubjectNotFound } from '../../source.ts'
import { type PipConfig, PYPI } from './pip-config.ts'
import { filesOfRelease } from './release-files.ts'
import { type IndexRelease, releaseOf, releasesOf } from './releases.ts'
import { type IndexPage, pageOfHtml, pageOfJson } from './simple-page.ts'

/** A project as all of your indexes together list it. */
export interface Project {
  name: string
  releases: readonly IndexRelease[]
  /** The indexes that have it, the first that is asked first. */
  pages: readonly IndexPage[]
}

/** What is read of package indexes. Each question is asked once a run. */
export interface Indexes {
  /** Throws SubjectNotFound where none of them has it, RequestFault where one did not tell. */
  project(name: string): Promise<Project>
  /**
   * Exactly that version, from all of them together, without holding what they say of the others. Throws SubjectNotFound where
   * none of them has it, RequestFault where one did not tell.
   */
  release(name: string, version: string): Promise<IndexRelease>
  /** Who may publish it. Null: this index does not tell. Throws RequestFault. */
  owners(project: Project): Promise<readonly string[] | null>
  /** The first that is asked. */
  addressOf(name: string): URL
}

const PAGE_BYTES = 50_000_000
const PREFERRED = 'application/vnd.pypi.simple.v1+json, text/html;q=0.2'

export function createIndexes(http: Http, { indexes }: Pick<PipConfig, 'indexes'>): Indexes {
  const projects = new Map<string, Promise<Project>>()
  const addressOf = (name: string) => new URL(`${name}/`, indexes[0] ?? PYPI)
  const nowhere = (name: string) => {
    const hosts = [...new Set(indexes.map((index) => new URL(index).host))].join(' or ')
    return new SubjectNotFound(
      `There is no PyPI package ${JSON.stringify(name)} on ${hosts || 'any index'}`,
      'Check the name; a private package needs its index in pip.conf or PIP_INDEX_URL',
    )
  }
  const read = async (name: string): Promise<Project> => {
    const pages = await Promise.all(indexes.map((index) => pageAt(http, `${index}${name}/`)))
    const found = pages.filter((page) => page !== null)
    if (found.length === 0) throw nowhere(name)
    return { name, releases: releasesOf(name, found), pages: found }
  }
  const filesEverywhere = async (name: string, version: string) => {
    const pages = indexes.map((index) => ({
      url: `${index}${name}/`,
      maxBytes: PAGE_BYTES,
      accept: PREFERRED,
    }))
    const found = await Promise.all(pages.map((page) => filesOfRelease(http, page, { name, version })))
    if (found.every((files) => files === null)) throw nowhere(name)
    return found.flatMap((files) => files ?? [])
  }
  const project = (name: string) => {
    const asked = projects.get(name) ?? read(name)
    projects.set(name, asked)
    return asked
  }
  return {
    addressOf,
    project,
    async release(name, version) {
      const held = await projects.get(name)
      const files = held
        ? (held.releases.find((one) => one.version === version)?.files ?? [])
        : await filesEverywhere(name, version)
      if (files.length > 0) return releaseOf(version, files)
      throw new SubjectNotFound(`There is no version ${version} of ${name}`, 'Check the version')
    },
    async owners({ name, pages }) {
      if (!pages.some(({ url }) => url === `${PYPI}${name}/`)) return null
      const answer = await http.json(`${new URL(PYPI).origin}/pypi/${name}/json`, PAGE_BYTES)
      const parsed = ownersSchema.safeParse(cleanDeep(answer))
      if (!parsed.success) return null
      const { roles, organization } = parsed.data.ownership
      const users = organization === null ? [] : [organization]
      return [...new Set([...users, ...roles.map(({ user }) => user)])]
    },
  }
}

const ownersSchema = z.object({
  ownership: z.object({
    organization: z.nullable(z.string()),
    roles: z.array(z.object({ user: z.string() })),
  }),
})

/** Null: this index has no such project. */
async function pageAt(http: Http, url: string): Promise<IndexPage | null> {
  try {
    return pageOfJson(await http.json(url, PAGE_BYTES, PREFERRED), url)
  } catch (error) {
    if (!(error instanceof RequestFault)) throw error
    if (error.reason === 'not-found') return null
    // An index that has HTML alone.
    if (error.reason === 'unexpected' && error.status === null)
      return pageOfHtml(await http.text(url, PAGE_BYTES), url)
    throw error
  }
}
