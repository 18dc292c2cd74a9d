import type { Fetch } from './transport.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * fetch through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` (or their lower case) name; Node's own where none is
 * named, which saves loading another. `NODE_EXTRA_CA_CERTS` is read by Node for both.
 */
export async function fetchFor(env: Environment): Promise<Fetch> {
  const httpProxy = env.http_proxy || env.HTTP_PROXY
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY
  if (!httpProxy && !httpsProxy) return fetch
  const undici = await import('undici')
  const dispatcher = new undici.EnvHttpProxyAgent({
    ...(httpProxy && { httpProxy }),
    ...(httpsProxy && { httpsProxy }),
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
  })
  return async (url, { method, headers, body, signal, redirect }) => {
    const answer = await undici.fetch(url, {
      dispatcher,
      method: method ?? 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      body: typeof body === 'string' ? body : null,
      signal: signal ?? null,
      redirect: redirect ?? 'follow',
    })
    const { status, statusText } = answer
    const bodiless = status === 204 || status === 205 || status === 304
    // Node's Response, which is another class than undici's.
    return new Response(bodiless ? null : await answer.arrayBuffer(), {
      status,
      statusText,
      headers: Object.fromEntries(answer.headers),
    })
  }
}
