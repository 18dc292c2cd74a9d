import type { ConditionalGitHub, GraphqlAnswer } from './client.ts'
import { GitHubError } from './client.ts'
import type { Question } from './merge-documents.ts'

interface Waiting extends Question {
  resolve(answer: GraphqlAnswer): void
  reject(error: unknown): void
}

/** More in one document would come near the ten seconds that GitHub gives it. */
const MAX_TOGETHER = 4
/** Targets that were answered together ask their next question within this time. */
const WINDOW_MS = 5

/** For several targets in one run: questions asked at the same time travel in one document, by aliases. */
export function withBatches(github: ConditionalGitHub): ConditionalGitHub {
  let queue: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
  let together = MAX_TOGETHER

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const batch = queue
    queue = []
    void (batch.length === 1 ? each(batch) : all(batch))
  }

  async function all(batch: readonly Waiting[]): Promise<void> {
    const { mergeDocuments } = await import('./merge-documents.ts')
    try {
      const { document, variables, split } = mergeDocuments(batch)
      const answers = split(await github.graphql(document, variables))
      for (const [index, { resolve }] of batch.entries()) {
        // One answer for each question, in their order.
        resolve(answers[index] as GraphqlAnswer)
      }
    } catch (error) {
      if (error instanceof GitHubError && !isOfAll(error)) {
        if (error.tooLarge) together = Math.max(1, together >> 1)
        return each(batch)
      }
      for (const { reject } of batch) reject(error)
    }
  }

  async function each(batch: readonly Waiting[]): Promise<void> {
    await Promise.all(
      batch.map(({ document, variables, resolve, reject }) =>
        github.graphql(document, variables).then(resolve, reject),
      ),
    )
  }

  return {
    ...github,
    graphql: (document, variables) =>
      new Promise((resolve, reject) => {
        queue.push({ document, variables, resolve, reject })
        if (queue.length >= together) flush()
        else timer ??= setTimeout(flush, WINDOW_MS)
      }),
  }
}

/** What asking one by one would not change. */
function isOfAll({ reason, status }: GitHubError): boolean {
  return reason === 'rate-limited' || reason === 'over-budget' || status === 401
}
