import { execute, GraphQLError, type GraphQLFieldResolver } from 'graphql'
import type { Facts } from '../../src/model/facts.ts'
import { type GitHub, GitHubError } from '../../src/sources/forge/github/client/client.ts'
import { answerRest } from './github-rest.ts'
import { checkedDocument, githubSchema, pointsOfDocument } from './github-schema.ts'
import { searchThreads } from './github-search.ts'
import {
  connectionOf,
  entryNode,
  issueNode,
  memberNode,
  type PageArguments,
  pullNode,
  repositoryNode,
  value,
} from './github-world.ts'

export interface DoubleOptions {
  authenticated?: boolean
  /** The name it had before: asked for, the repository answers under its own. */
  formerName?: string
  /** What a request ends in, by operation name or route; null: an answer. */
  fault?: (request: string) => GitHubError | null
  /** Fields that fail, as `Type.field`: their part of the answer is null and named in `errors`. */
  brokenFields?: readonly string[]
}

export interface GitHubDouble extends GitHub {
  /** Operation names and routes, in the order in which they were asked. */
  readonly requests: readonly string[]
  points(): number
}

/** One repository on a GitHub of our own, which executes every document against GitHub's real schema. */
export function githubDouble(facts: Facts, options: DoubleOptions = {}): GitHubDouble {
  const { authenticated = true, formerName, fault = () => null, brokenFields = [] } = options
  const requests: string[] = []
  let points = 0
  const { owner, name } = value(facts, 'repository')
  const names = [`${owner}/${name}`, ...(formerName === undefined ? [] : [formerName])]

  const begin = (request: string) => {
    requests.push(request)
    const error = fault(request)
    if (error) throw error
  }

  return {
    authenticated,
    webUrl: 'https://github.com',
    requests,
    points: () => points,
    async graphql(document, variables) {
      begin(/query (\w+)/.exec(document)?.[1] ?? 'anonymous')
      if (!authenticated) throw new GitHubError('denied', 'GraphQL needs a token', 401)
      const checked = checkedDocument(document, variables)
      points += pointsOfDocument(document, variables)
      const result = await execute({
        schema: githubSchema(),
        document: checked,
        variableValues: variables,
        rootValue: rootOf(facts, names),
        fieldResolver: resolverBreaking(brokenFields),
      })
      return {
        data: JSON.parse(JSON.stringify(result.data ?? {})),
        errors: (result.errors ?? []).map(({ path = [], message, extensions }) => ({
          path,
          reason: extensions.type === 'NOT_FOUND' ? ('not-found' as const) : ('unreachable' as const),
          message,
        })),
        retrievedAt: RETRIEVED_AT,
      }
    },
    async rest(route, parameters) {
      begin(route)
      if (route === 'GET /search/issues' || names.includes(`${parameters.owner}/${parameters.repo}`)) {
        return { ...answerRest(facts, route, parameters), url: route, retrievedAt: RETRIEVED_AT }
      }
      throw new GitHubError('not-found', 'Not found on GitHub', 404)
    },
  }
}

const RETRIEVED_AT = '2026-06-30T12:00:00Z'

function rootOf(facts: Facts, names: readonly string[]) {
  return {
    rateLimit: { cost: 1, remaining: 4999, resetAt: '2026-06-30T13:00:00Z' },
    repository({ owner, name }: { owner: string; name: string }) {
      if (names.includes(`${owner}/${name}`)) return repositoryNode(facts)
      throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`)
    },
    search({ query, ...page }: PageArguments & { query: string }) {
      const found: readonly unknown[] = / is:issue /.test(query)
        ? searchThreads(value(facts, 'issues').items, query).map(issueNode)
        : searchThreads(value(facts, 'pulls').items, query).map(pullNode)
      return connectionOf(found)(page)
    },
    nodes({ ids }: { ids: readonly string[] }) {
      const commits = new Map(value(facts, 'commits').items.map((commit) => [`C_${commit.oid}`, commit]))
      return ids.map((id) => {
        const commit = commits.get(id)
        return commit ? entryNode(commit) : null
      })
    },
    user({ login }: { login: string }) {
      const member = value(facts, 'team').members.find((each) => each.login === login)
      if (!member) throw notFound(`Could not resolve to a User with the login of '${login}'.`)
      return memberNode(member)
    },
  }
}

function notFound(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } })
}

/** Plain values and functions of their arguments; fields that are to break do. */
function resolverBreaking(broken: readonly string[]): GraphQLFieldResolver<Record<string, unknown>, unknown> {
  return (source, args, _context, { fieldName, parentType }) => {
    if (broken.includes(`${parentType.name}.${fieldName}`)) throw new GraphQLError('Something went wrong')
    const property = source[fieldName]
    return typeof property === 'function' ? property(args) : property
  }
}
