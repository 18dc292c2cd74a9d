import type { Distribution } from '../../model/policy.ts'
import type { UseContext } from './answer.ts'
import type { LicenseTerms, Occasion } from './terms.ts'

/** One way of those that `usage.distribute` names. */
export interface OneUse extends Omit<UseContext, 'distribute'> {
  way: Distribution
}

/** The strictest first: of equal answers that of the first is told. */
const WAYS: readonly Distribution[] = ['device', 'binaries', 'browser', 'source', 'saas', 'none']

export function usesOf(context: UseContext): readonly OneUse[] {
  const { distribute, ...rest } = context
  return WAYS.filter((way) => distribute.includes(way)).map((way) => ({ ...rest, way }))
}

/** What happens to the component in this way of use. Code that a browser downloads is conveyed. */
function occasionsOf({ way, modify, link }: OneUse): readonly Occasion[] {
  if (way === 'none') return []
  if (way !== 'saas') return ['conveying', 'public-display']
  // Linking makes a work based on it, as good as a changed version.
  const changed: readonly Occasion[] = modify || link !== 'process' ? ['network-use-of-changed'] : []
  return ['network-use', 'public-display', ...changed]
}

/** Whether the use is an occasion for the licence's conditions. */
export function isBound({ bindsOn }: LicenseTerms, use: OneUse): boolean {
  return occasionsOf(use).some((occasion) => bindsOn.includes(occasion))
}

/** Whether use over a network, changed or not, is one. */
export function bindsServices({ bindsOn }: LicenseTerms): boolean {
  return bindsOn.some((occasion) => occasion === 'network-use' || occasion === 'network-use-of-changed')
}
