import { graphqlSync, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { withBatches } from '../../../../../src/sources/forge/github/client/batched.ts'
import { mergeDocuments } from '../../../../../src/sources/forge/github/client/merge-documents.ts'
import { clientOf } from '../../../../support/github-client.ts'
import { githubSchema } from '../../../../support/github-schema.ts'
import { type Reply, startScriptedServer } from '../../../../support/scripted-server.ts'

const DOCUMENT = `query Overview($owner: String!, $name: String!, $first: Int!) {
  rateLimit { cost remaining }
  main: repository(owner: $owner, name: $name) { ...Basics issues(first: $first) { nodes { ...Thread } } }
  repository(owner: $owner, name: $name) { ...Paged }
}
fragment Basics on Repository { nameWithOwner owner { login } }
fragment Thread on Issue { number }
fragment Paged on Repository { ...Deep }
fragment Deep on Repository { releases(first: $first) { totalCount } }`

const question = (name: string, first: number) => ({
  document: DOCUMENT,
  variables: { owner: 'o', name, first },
})

describe('several documents as one', () => {
  test('it is a valid query of GitHub’s schema, common fragments and the rate limit asked for once', () => {
    const { document, variables } = mergeDocuments([question('a', 1), question('b', 2)])
    expect(validate(githubSchema(), parse(document))).toEqual([])
    expect(document.match(/rateLimit/g)).toHaveLength(1)
    expect(document.match(/fragment Basics/g)).toHaveLength(1)
    expect(document.match(/fragment q\d_Deep/g)).toHaveLength(2)
    expect(variables).toMatchObject({ q0_name: 'a', q0_first: 1, q1_name: 'b', q1_first: 2 })
  })

  test('each gets its part of the answer, and of its errors', () => {
    const { split } = mergeDocuments([question('a', 1), question('b', 2)])
    const answers = split({
      data: {
        rateLimit: { cost: 2 },
        q0_main: { a: 1 },
        q0_repository: null,
        q1_main: { b: 1 },
        q1_repository: {},
      },
      errors: [
        { path: ['q0_repository'], reason: 'not-found', message: 'No a' },
        { path: ['q1_main', 'issues', 3], reason: 'unreachable', message: 'Down' },
        { path: [], reason: 'unexpected', message: 'All' },
      ],
      retrievedAt: '2026-01-01T00:00:00Z',
    })
    expect(answers.map(({ data }) => data)).toEqual([
      { rateLimit: { cost: 2 }, main: { a: 1 }, repository: null },
      { rateLimit: { cost: 2 }, main: { b: 1 }, repository: {} },
    ])
    expect(answers.map(({ errors }) => errors.map(({ path }) => path.join('.')))).toEqual([
      ['repository', ''],
      ['main.issues.3', ''],
    ])
  })

  test('executed together they answer what each answers alone', () => {
    const schema = githubSchema()
    const resolver = (source: unknown, args: object, _: unknown, { fieldName }: { fieldName: string }) =>
      fieldName === 'nameWithOwner' ? Reflect.get(Object(source), 'asked') : { asked: JSON.stringify(args) }
    const simple = (name: string) => ({
      document: 'query Q($n: String!) { repository(owner: "o", name: $n) { nameWithOwner } }',
      variables: { n: name },
    })
    const run = ({ document, variables }: ReturnType<typeof simple>) =>
      graphqlSync({ schema, source: document, variableValues: variables, fieldResolver: resolver }).data
    const questions = [simple('a'), simple('b'), simple('c')]
    const merged = mergeDocuments(questions)
    const data = run({ document: merged.document, variables: merged.variables as { n: string } })
    const parts = merged.split({ data, errors: [], retrievedAt: '' })
    expect(parts.map((part) => part.data)).toEqual(questions.map((each) => ({ ...run(each) })))
  })
})

describe('questions asked at the same time', () => {
  const answer = ({ body }: { body: string }): Reply => {
    const { variables } = JSON.parse(body)
    const data = Object.entries(variables).map(([name, value]) => [
      name.replace(/v$/, 'viewer'),
      { login: value },
    ])
    return { body: { data: Object.fromEntries(data) } }
  }
  const ask = (github: ReturnType<typeof clientOf>, value: string) =>
    github.graphql('query Q($v: String!) { viewer { login(v: $v) } }', { v: value })

  test('travel together, four at most', async () => {
    await using server = await startScriptedServer(answer)
    const github = withBatches(clientOf(server.url)) as ReturnType<typeof clientOf>
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((value) => ask(github, value)))
    expect(answers.map(({ data }) => data)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((login) => ({ viewer: { login } })),
    )
    expect(server.asked).toHaveLength(2)
    await ask(github, 'alone')
    expect(server.asked).toHaveLength(3)
  })

  test('too much together is asked apart, and fewer go together from then on', async () => {
    await using server = await startScriptedServer((asked) =>
      asked.body.includes('q1_') ? { status: 502, body: { message: 'Server Error' } } : answer(asked),
    )
    const github = withBatches(clientOf(server.url)) as ReturnType<typeof clientOf>
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((value) => ask(github, value)))
    expect(answers.map(({ data }) => data)).toEqual(
      ['a', 'b', 'c', 'd'].map((login) => ({ viewer: { login } })),
    )
    // Twice together, then each.
    expect(server.asked).toHaveLength(6)
  })

  test('a limit is everybody’s', async () => {
    await using server = await startScriptedServer(() => ({
      status: 403,
      headers: { 'x-ratelimit-remaining': '0' },
      body: { message: 'API rate limit exceeded' },
    }))
    const github = withBatches(clientOf(server.url, { maxWaitMs: 0 })) as ReturnType<typeof clientOf>
    const ends = await Promise.allSettled(['a', 'b'].map((value) => ask(github, value)))
    expect(ends.map((end) => end.status === 'rejected' && end.reason.reason)).toEqual([
      'rate-limited',
      'rate-limited',
    ])
    expect(server.asked).toHaveLength(1)
  })
})
