import { followLinks } from '../../../analysis/file-roles/links.ts'
import {
  filesToRead,
  licensePaths,
  type ReadingLimits,
  USUAL_FILES,
} from '../../../analysis/file-roles/to-read.ts'
import type { Backlog } from '../../../model/facts/backlog.ts'
import type { Community } from '../../../model/facts/community.ts'
import type { Documents } from '../../../model/facts/documents.ts'
import type { FileHistory } from '../../../model/facts/license-history.ts'
import type { Tree } from '../../../model/facts/tree.ts'
import { PRIVATE_REPORTING_ROUTE, privateReportingFrom } from './advisories.ts'
import { backlogFrom, backlogPart, goodFirstIssuesFrom } from './backlog.ts'
import { GitHubError } from './client/client.ts'
import { closedLatePart } from './closed-late.ts'
import { documentsFrom, heldAgainst, licenseHistoryFrom, licenseHistoryPart, textsPart } from './documents.ts'
import type { HistoryRead } from './history.ts'
import { communityFrom, communityOfTree } from './overview.ts'
import { pastDocumentsFrom, pastTextsPart } from './past-documents.ts'
import { NOTHING, type PartAnswer } from './query.ts'
import { isMissing, NotTold, once } from './request.ts'
import { EMPTY_TREE, emptiness, NO_OLD_FILES, TREE_ROUTE, treeFrom } from './tree.ts'
import type { Shared } from './tree-and-texts.ts'

/** GitHub gives no longer texts, and nobody writes such a licence or guide. */
export const READING_LIMITS: ReadingLimits = { files: 80, ofParts: 40, bytes: 500_000 }

export interface FileSteps {
  tree(): Promise<Tree>
  documents(): Promise<Documents>
  licenseHistory(): Promise<FileHistory>
  /** The files of today are those of the day judged. */
  holdsToday(): Promise<boolean>
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
  const { period } = reading
  const route = { owner: reading.owner, repo: reading.name }

  /** The last commit of a past day, where others have followed; null: today's files are those of the day judged. */
  const pastCommit = once(async () => {
    if (!period.past) return null
    const [then, repository] = await Promise.all([lastCommit(), core()])
    return then === repository.defaultBranchRef?.target?.oid ? null : then
  })

  const tree = once(async (): Promise<Tree> => {
    const then = await pastCommit()
    if (period.past && (await lastCommit()) === null) return EMPTY_TREE
    try {
      const answer = await ledger.rest(TREE_ROUTE, { ...route, tree_sha: then ?? 'HEAD', recursive: '1' })
      return treeFrom(answer, wanted.has('commits') ? await lastCommit() : null)
    } catch (error) {
      if (emptiness(error, (await core()).isEmpty)) return EMPTY_TREE
      if (then !== null && isMissing(error)) throw new NotTold('not-collected', NO_OLD_FILES)
      throw error
    }
  })

  /** Where a fault took the list of files, nobody knows which texts are missing. Throws that fault. */
  async function listOfFiles(): Promise<void> {
    await tree().catch((error: unknown) => {
      if (error instanceof GitHubError) throw error
    })
  }

  async function lastCommit(): Promise<string | null> {
    const history = await firstHistory()
    return history?.newest.nodes[0]?.oid ?? null
  }

  const details = once(async () => {
    const where = await today()
    await firstRound()
    const repository = await core().catch(() => null)
    const known = await tree().catch(() => null)
    const then = await pastCommit().catch(() => null)
    const { paths, unread } = known
      ? filesToRead(known.entries, READING_LIMITS)
      : { paths: USUAL_FILES, unread: [] }
    const licenses = licensePaths(known?.entries ?? [])
    const counts =
      (wanted.has('backlog') || wanted.has('community')) && repository?.hasIssuesEnabled !== false
    const wantsLicenses = wanted.has('licenseHistory') || (then !== null && wanted.has('license'))
    const late = wanted.has('issues') || wanted.has('pulls')
    const [texts, history, backlog, closedLate] = await ledger.ask('Details', [
      wanted.has('documents')
        ? then
          ? pastTextsPart(where, then, paths)
          : textsPart(where, paths)
        : NOTHING,
      wantsLicenses ? licenseHistoryPart(where, licenses) : NOTHING,
      counts ? backlogPart(where) : NOTHING,
      late ? closedLatePart(where) : NOTHING,
    ])
    return {
      texts,
      history,
      backlog: counts ? backlog : null,
      closedLate: late ? closedLate : null,
      paths,
      unread,
      entries: known?.entries ?? [],
      licenses,
      then,
      where,
    }
  })

  const licenseHistory = once(async (): Promise<FileHistory> => {
    if ((await core()).defaultBranchRef === null) return { changes: [], complete: true }
    const { history, licenses } = await details()
    return licenseHistoryFrom(history, licenses)
  })

  const privateReporting = once(async () => {
    // Of today only.
    if (period.past) return null
    if (!(await leavesARequest())) return null
    return privateReportingFrom(await ledger.restAside(PRIVATE_REPORTING_ROUTE, route))
  })

  return {
    tree,
    async documents() {
      const { texts, paths, unread, entries, then, where } = await details()
      await listOfFiles()
      const read = then ? pastDocumentsFrom(texts, paths, where, then) : documentsFrom(texts, paths, where)
      const listed = new Set(entries.map(({ path }) => path))
      const asked = paths.filter((path) => listed.has(path))
      const whole = heldAgainst(asked, read)
      return followLinks({ texts: whole.texts, unread: [...whole.unread, ...unread] }, entries)
    },
    async holdsToday() {
      return (await pastCommit()) === null
    },
    licenseHistory,
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
      const told = { goodFirstIssues: counts, privateReporting: reporting }
      if ((await pastCommit()) === null) return communityFrom(answer, told)
      const { url } = await core()
      return communityOfTree(await tree(), url, told)
    },
    closedLate: async () => (await details()).closedLate,
    settled: () => details().catch(() => null),
  }
}

export function issuesOff(): NotTold {
  return new NotTold('not-collected', 'Issues are switched off on GitHub')
}
