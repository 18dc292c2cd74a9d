import { entryMistake } from '../analysis/licensing/lists.ts'
import { projectLicenseMistake } from '../analysis/licensing/nearest-license.ts'
import { LICENSE_IDS } from '../analysis/licensing/spdx-list.ts'
import type { Policy } from '../model/policy.ts'
import { UserError } from '../model/user-error.ts'
import { nearest } from '../text/did-you-mean.ts'
import type { Origin } from './layers.ts'

const HINT = 'SPDX ids are listed at https://spdx.org/licenses/'

/** Throws UserError for a list that could never match what it was written for. */
export function refuseListMistakes(lists: Policy['licenses']): void {
  for (const name of ['deny', 'allow'] as const) {
    for (const entry of lists[name]) {
      const mistake = entryMistake(entry, name)
      if (mistake !== null) throw new UserError(`The ${name} list cannot work: ${mistake}`, hintFor(entry))
    }
  }
}

/** Throws UserError for a licence of your own that nobody can name. A manifest may say what it likes: it is not asked to be SPDX. */
export function refuseUnnamedProject(license: string | null, origin: Origin | undefined): void {
  if (license === null || origin === undefined || origin.layer === 'package.json') return
  const mistake = projectLicenseMistake(license)
  if (mistake === null) return
  throw new UserError(
    `${origin.where}: the licence of your project, ${mistake}`,
    `${HINT}; a closed project says LicenseRef-Proprietary`,
  )
}

function hintFor(word: string): string {
  const meant = nearest(word, LICENSE_IDS)
  return meant === null ? HINT : `Did you mean ${meant}? ${HINT}`
}
