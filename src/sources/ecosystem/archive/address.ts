import { RequestFault } from '../../../net/fault.ts'

/**
 * An address that a registry's answer names, in full. Only one that is encrypted is asked, or one of the registry's own
 * origin. Throws RequestFault for any other.
 */
export function addressNamed(written: string, answer: string): string {
  const url = URL.canParse(written, answer) ? new URL(written, answer) : null
  if (url && (url.protocol === 'https:' || url.origin === new URL(answer).origin)) return url.href
  throw new RequestFault('unexpected', 'The registry names no address of it that can be used', {
    final: true,
  })
}
