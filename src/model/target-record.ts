import type { Repository } from './facts/repository.ts'
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

/**
 * The record with where its registry shows it and what the forge says it is called, and what a reader must know of it: a
 * rename, a fork, a mirror.
 */
export function asFound(
  record: TargetRecord,
  { repository, package: published }: Facts,
): { target: TargetRecord; notices: readonly Notice[] } {
  const isPackage = published.known && published.value.ecosystem === record.kind
  const seen = isPackage ? { ...record, url: published.value.url } : record
  if (!repository.known) return { target: seen, notices: [] }
  const { host, owner, name: repo, url } = repository.value
  const found = { ...seen, host, owner, repo }
  const notices = noticesOf(repository.value)
  // A package or a folder keeps the name it was asked for by.
  if (record.owner === null) return { target: found, notices }
  const isAway = record.name.startsWith(`${record.host}/`)
  const name = isAway ? `${host}/${owner}/${repo}` : `${owner}/${repo}`
  return { target: { ...found, url, name }, notices }
}

function noticesOf({ owner, name: repo, renamedFrom, fork, parent, mirrorUrl }: Repository): Notice[] {
  const name = `${owner}/${repo}`
  const said = [
    renamedFrom !== null && `${renamedFrom} is called ${name} now; that is what was judged`,
    fork && `${name} is a fork of ${parent ?? 'another repository'}; the fork was judged`,
    mirrorUrl !== null && `${name} is a mirror of ${mirrorUrl}; its issues and patches are handled there`,
  ]
  return said.filter((text) => text !== false).map((text) => ({ level: 'info', text }))
}
