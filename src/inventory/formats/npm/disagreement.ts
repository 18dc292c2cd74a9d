import type { Mapping } from '../../../text/mapping.ts'
import type { Locked } from '../../reader.ts'
import { requestsOf } from './requests.ts'

/**
 * What a manifest asks for and the lockfile beside it does not know: one of the two was changed without the other. Peers need
 * not be installed, and what is optional may have been left out.
 */
export function disagreement(
  manifest: Mapping | null,
  folder: string,
  isHeld: (as: string, range: string) => boolean,
): NonNullable<Locked['unread']> {
  const missing = requestsOf(manifest, { dev: true }).filter(
    ({ as, range, scope }) =>
      scope !== 'optional' && !/^(?:link|workspace|portal):/.test(range) && !isHeld(as, range),
  )
  const [first] = missing
  if (first === undefined) return []
  const file = folder === '' ? 'package.json' : `${folder}/package.json`
  const more = missing.length > 1 ? ` and ${missing.length - 1} more` : ''
  return [
    {
      line: null,
      message: `It disagrees with ${file}, which asks for ${first.as}@${first.range}${more}`,
      hint: 'Let the package manager install anew, so that both say the same',
    },
  ]
}
