import { GitHubError } from '../../github/client.ts'
import type { FileHistory } from '../../vocabulary/history.ts'
import type { Community, Documents, Tree } from '../../vocabulary/repository.ts'
import type { Backlog } from '../../vocabulary/threads.ts'
import { PRIVATE_REPORTING_ROUTE, privateReportingFrom } from './advisories.ts'
import { backlogFrom, backlogPart, goodFirstIssuesFrom } from './backlog.ts'
import { closedLatePart } from './closed-late.ts'
import { documentsFrom, licenseHistoryFrom, licenseHistoryPart, textsPart } from './documents.ts'
import { filesThatMatter, licensePaths, USUAL_FILES } from './files-that-matter.ts'
import type { HistoryRead } from './history.ts'
import { communityFrom } from './overview.ts'
import { NOTHING, type PartAnswer } from './part.ts'
import { NotTold, once } from './reading.ts'
import type { Shared } from './shared-steps.ts'
import { EMPTY_TREE, TREE_ROUTE, treeFrom } from './tree.ts'

export interface FileSteps {
  tree(): Promise<Tree>
  documents(): Promise<Documents>
  licenseHistory(): Promise<FileHistory>
  backlog(): Promise<Backlog>
  community(): Promise<Community>
  /** Null: the year is not asked about. */
  closedLate(): Promise<PartAnswer | null>
  /** Settles when the second request is answered. */
  settled(): Promise<unknown>
}

export function fileSteps(
  { reading, wanted, ledger, core, overview, today, firstRound }: Shared,
  firstHistory: () => Promise<HistoryRead | null>,
  leavesARequest: () => Promise<boolean>,
): FileSteps {
  const { period, github } = reading
  const route = { owner: reading.owner, repo: reading.name }

  const tree = once(async (): Promise<Tree> => {
    const asked = period.past ? await headCommit() : 'HEAD'
    try {
      const answer = await ledger.rest(TREE_ROUTE, { ...route, tree_sha: asked ?? 'HEAD', recursive: '1' })
      return treeFrom(answer, wanted.has('commits') ? await headCommit() : null)
    } catch (error) {
      if (error instanceof GitHubError && error.status === 409) return EMPTY_TREE
      throw error
    }
  })

  async function headCommit(): Promise<string | null> {
    const history = await firstHistory()
    return history?.newest.nodes[0]?.oid ?? null
  }

  const details = once(async () => {
    const where = await today()
    await firstRound()
    const repository = await core().catch(() => null)
    const known = await tree().catch(() => null)
    const commit = (period.past ? known?.oid : null) ?? 'HEAD'
    const paths = known ? filesThatMatter(known.entries) : USUAL_FILES
    const licenses = licensePaths(known?.entries ?? [])
    const counts =
      (wanted.has('backlog') || wanted.has('community')) && repository?.hasIssuesEnabled !== false
    const late = wanted.has('issues') || wanted.has('pulls')
    const [texts, history, backlog, closedLate] = await ledger.ask('Details', [
      wanted.has('documents') ? textsPart(where, commit, paths) : NOTHING,
      wanted.has('licenseHistory') ? licenseHistoryPart(where, licenses) : NOTHING,
      counts ? backlogPart(where) : NOTHING,
      late ? closedLatePart(where) : NOTHING,
    ])
    return {
      texts,
      history,
      backlog: counts ? backlog : null,
      closedLate: late ? closedLate : null,
      paths,
      licenses,
      commit,
      where,
    }
  })

  const privateReporting = once(async () => {
    if (!(await leavesARequest())) return null
    return privateReportingFrom(await ledger.rest(PRIVATE_REPORTING_ROUTE, route))
  })

  return {
    tree,
    async documents() {
      const { texts, paths, commit, where } = await details()
      return documentsFrom(texts, paths, `${github.webUrl}/${where.owner}/${where.name}/blob/${commit}`)
    },
    async licenseHistory() {
      if ((await core()).defaultBranchRef === null) return { changes: [], complete: true }
      const { history, licenses } = await details()
      return licenseHistoryFrom(history, licenses)
    },
    async backlog() {
      if (!(await core()).hasIssuesEnabled) throw issuesOff()
      const { backlog } = await details()
      if (backlog === null) throw issuesOff()
      return backlogFrom(backlog)
    },
    async community() {
      const answer = await overview()
      const [counts, reporting] = await Promise.all([
        details().then(
          ({ backlog }) => (backlog ? goodFirstIssuesFrom(backlog) : null),
          () => null,
        ),
        privateReporting().catch(() => null),
      ])
      return communityFrom(answer, { goodFirstIssues: counts, privateReporting: reporting })
    },
    closedLate: async () => (await details()).closedLate,
    settled: () => details().catch(() => null),
  }
}

export function issuesOff(): NotTold {
  return new NotTold('not-collected', 'Issues are switched off on GitHub')
}
