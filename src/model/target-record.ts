import type { Facts } from './facts.ts'
import type { Notice, TargetRecord } from './scorecard.ts'
import { nameOf, type Target } from './target.ts'

/** A target as scorecards name it. `webUrl` is the forge's, `https://github.com`. */
export function recordOf(target: Target, webUrl: string): TargetRecord {
  const common = { kind: target.kind, name: nameOf(target), example: false }
  switch (target.kind) {
    case 'github': {
      const { owner, repo } = target
      return { ...common, owner, repo, url: `${webUrl}/${owner}/${repo}` }
    }
    case 'npm':
      return { ...common, owner: null, repo: null, url: `https://www.npmjs.com/package/${target.name}` }
    case 'path':
      return { ...common, owner: null, repo: null, url: target.path }
  }
}

/** The record with what the forge says it is called, and a notice where that is another name. */
export function asFound(
  record: TargetRecord,
  { repository }: Facts,
): { target: TargetRecord; notices: Notice[] } {
  if (!repository.known) return { target: record, notices: [] }
  const { owner, name, url, renamedFrom } = repository.value
  if (record.kind !== 'github') return { target: { ...record, owner, repo: name }, notices: [] }
  const target = { ...record, owner, repo: name, url, name: `${owner}/${name}` }
  if (renamedFrom === null) return { target, notices: [] }
  const text = `${renamedFrom} is called ${target.name} now; that is what was judged`
  return { target, notices: [{ level: 'info', text }] }
}
