import type { Component } from './inventory/inventory.ts'
import { decideTerms } from './judging/components/decision.ts'
import { isInternal } from './judging/components/keys.ts'
import type { Scope } from './model/policy.ts'
import { concurrently } from './net/concurrently.ts'
import { type Attribution, attributionOf, type NoticeSource } from './notices/attribution.ts'
import { CONCURRENCY, type Found, type ScanCircumstances } from './scan.ts'
import { readTerms } from './sources/components/read-terms.ts'

/** The whole program of third-party notices: what is used in these scopes, the texts of each, and what has to be passed on. */
export async function attribute(
  { inventories }: Pick<Found, 'inventories'>,
  scopes: readonly Scope[],
  circumstances: ScanCircumstances,
): Promise<Attribution> {
  const { policy } = circumstances.book.forTarget([])
  const wanted = inventories
    .flatMap(({ components }) => components)
    .filter((component) => scopes.includes(component.scope) && !isInternal(component, policy.internal))
  const distinct = [...new Map(wanted.map((component) => [component.purl, component])).values()]
  let done = 0
  const sources = await concurrently(distinct, CONCURRENCY, async (component): Promise<NoticeSource> => {
    const source = await sourceOf(component, circumstances)
    circumstances.onRead?.(++done, distinct.length)
    return source
  })
  return attributionOf(sources)

  async function sourceOf(component: Component, options: ScanCircumstances): Promise<NoticeSource> {
    const read = await readTerms(component, { ...options, texts: true })
    const { texts } = read.terms
    const unread = texts?.unread.map(({ path, detail }) => `${path}: ${detail}`) ?? []
    return {
      component,
      license: decideTerms(read, policy).licence.expression,
      files: texts?.files ?? null,
      why: read.lost?.detail ?? unread[0] ?? null,
    }
  }
}
