import type { Answer } from '../../../../net/exchange.ts'
import type { Price } from '../../../../net/meter.ts'

/** What an answer of GitHub says that it cost, and what it leaves. */
export function priceOf({ headers, body }: Answer): Price {
  const remaining = headers.get('x-ratelimit-remaining')
  return {
    points: pointsIn(body),
    remaining: remaining === null ? null : Number(remaining),
    resource: headers.get('x-ratelimit-resource'),
  }
}

/** Inside a JSON string the quotes would be escaped, so no text can pose as it. */
function pointsIn(body: Buffer): number | null {
  const at = body.indexOf('"rateLimit":{')
  if (at < 0) return null
  const cost = /"cost":(\d+)/.exec(body.toString('utf8', at, at + 200))?.[1]
  return cost === undefined ? null : Number(cost)
}
