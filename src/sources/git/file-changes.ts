import { cleanLine } from '../../text/untrusted.ts'
import { runGitRecords } from './run.ts'

/** A commit that changed files that were asked for. */
export interface FileChange {
  commit: string
  /** Null: it is the first. */
  parent: string | null
  committedAt: Date
  subject: string
}

/**
 * Commits on the branch itself since a day, oldest first: what a merge brought came with the merge. Paths are relative to
 * `folder`. Throws GitError.
 */
export async function changesOfFiles(
  folder: string,
  { head, since }: { head: string; since: Date },
  isWanted: (path: string) => boolean,
): Promise<readonly FileChange[]> {
  const changes: FileChange[] = []
  let commit: FileChange | null = null
  const args = [
    ...['log', '--first-parent', '-m', '--name-only', '-z', '--relative', '--no-renames'],
    ...[`--since=${since.toISOString()}`, '--format=%x01%H%x1f%P%x1f%cI%x1f%s'],
    ...['--end-of-options', head, '--'],
  ]
  await runGitRecords(folder, args, (record) => {
    if (record.startsWith('\u0001')) commit = headerOf(record.slice(1))
    else if (commit !== null && isWanted(record.replace(/^\n/, ''))) {
      changes.push(commit)
      commit = null
    }
  })
  return changes.reverse()
}

function headerOf(record: string): FileChange {
  const [commit = '', parents = '', date = '', subject = ''] = record.split('\u001f')
  const parent = parents.split(' ')[0] || null
  return { commit, parent, committedAt: new Date(date), subject: cleanLine(subject) }
}
