import type { Facts } from './facts.ts'
import type { Notice, TargetRecord } from './scorecard.ts'
import { nameOf, ownerAndName, type Subject } from './subject.ts'

/** A subject as scorecards name it. `home`: the host that needs no naming; `url`: where a person sees it. */
export function recordOf(subject: Subject, { home, url }: { home: string; url: string }): TargetRecord {
  const common = { name: nameOf(subject, home), url, example: false }
  switch (subject.kind) {
    case 'repository':
      return { ...common, kind: subject.forge, host: subject.host, ...ownerAndName(subject) }
    case 'package':
      return { ...common, kind: subject.type, host: null, owner: null, repo: null }
    case 'path':
      return { ...common, kind: 'path', host: null, owner: null, repo: null }
  }
}

/** The record with where its registry shows it and what the forge says it is called, and a notice where that is another name. */
export function asFound(
  record: TargetRecord,
  { repository, package: published }: Facts,
): { target: TargetRecord; notices: Notice[] } {
  const isPackage = published.known && published.value.ecosystem === record.kind
  const seen = isPackage ? { ...record, url: published.value.url } : record
  if (!repository.known) return { target: seen, notices: [] }
  const { host, owner, name: repo, url, renamedFrom } = repository.value
  const found = { ...seen, host, owner, repo }
  const text = `${renamedFrom} is called ${owner}/${repo} now; that is what was judged`
  const notices: Notice[] = renamedFrom === null ? [] : [{ level: 'info', text }]
  // A package or a folder keeps the name it was asked for by.
  if (record.owner === null) return { target: found, notices }
  const isAway = record.name.startsWith(`${record.host}/`)
  const name = isAway ? `${host}/${owner}/${repo}` : `${owner}/${repo}`
  return { target: { ...found, url, name }, notices }
}
