import { canonicalLicense } from '../spdx-list.ts'
import type { Match } from './cover.ts'
import type { TemplateKind } from './pack.ts'

/** Ids that a match may stand for; of those that fit equally well all. */
export function idsOf({ template, rivals }: Match): readonly string[] {
  return [
    ...new Set(
      [template, ...rivals.map((rival) => rival.template)].flatMap(({ kind, ids }) => sameTextAs(kind, ids)),
    ),
  ]
}

/** A GNU text says nothing of later versions, a notice does; deprecated ids are told by their current ones. */
function sameTextAs(kind: TemplateKind, ids: readonly string[]): readonly string[] {
  if (kind === 'exception') return ids
  if (kind === 'header') {
    const said = ids.filter((id) => /-(?:only|or-later)$/.test(id))
    return said.length > 0 ? said : ids.map((id) => canonicalLicense(id) ?? id)
  }
  return ids.flatMap((id) => {
    const gnu = /^((?:A?GPL|LGPL|GFDL)-\d\.\d(?:-(?:no-)?invariants)?)(?:\+|-only|-or-later)?$/.exec(id)?.[1]
    return gnu ? [`${gnu}-only`, `${gnu}-or-later`] : [canonicalLicense(id) ?? id]
  })
}

/** What a text may mean: only the GNU texts leave it open. */
export function readingsOf(ids: readonly string[]): readonly string[] {
  return /^(?:A?GPL|LGPL)-/.test(ids[0] ?? '') ? ids : ids.slice(0, 1)
}
