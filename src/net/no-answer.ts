import { cleanLine } from '../text/untrusted.ts'
import { RequestFault } from './fault.ts'

/** What fetch threw, as what it means. `timeoutMs`: how long was waited where that was the reason; null where it was not. */
export function noAnswer(error: unknown, host: string, timeoutMs: number | null): RequestFault {
  if (timeoutMs !== null) {
    const message = `${host} did not answer in time (${timeoutMs / 1000} s)`
    return new RequestFault('unreachable', message, { timedOut: true })
  }
  const cause = causeOf(error)
  const code = codeOf(cause)
  if (code !== null && /CERT|ISSUER|SIGNATURE/.test(code)) {
    const message = `The certificate of ${host} is not trusted here (${code}); name your CA in NODE_EXTRA_CA_CERTS`
    return new RequestFault('unreachable', message, { code })
  }
  const why = code ?? cleanLine(cause instanceof Error ? cause.message : String(cause), 120)
  // fetch itself refuses some ports, whoever listens there.
  const final = why === 'bad port'
  return new RequestFault('unreachable', `The connection to ${host} failed (${why})`, { code, final })
}

/** The innermost cause: fetch wraps the network's error. */
function causeOf(error: unknown): unknown {
  let inner = error
  for (let depth = 0; depth < 5 && inner instanceof Error && inner.cause !== undefined; depth++) {
    inner = inner.cause
  }
  return inner
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? cleanLine(error.code, 60) : null
}
