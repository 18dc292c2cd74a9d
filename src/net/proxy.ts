import type { Fetch } from './exchange.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * fetch through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` (or their lower case) name; Node's own where none is
 * named, which saves loading another. `NODE_EXTRA_CA_CERTS` is read by Node for both.
 */
export function fetchFor(env: Environment): Fetch {
  const httpProxy = env.http_proxy || env.HTTP_PROXY
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY
  if (!httpProxy && !httpsProxy) return fetch
  const noProxy = env.no_proxy ?? env.NO_PROXY ?? ''
  const named = { ...(httpProxy && { httpProxy }), ...(httpsProxy && { httpsProxy }), noProxy }
  let loading: ReturnType<typeof load> | null = null
  return async (url, { method, headers, body, signal, redirect }) => {
    loading ??= load(named)
    const { undici, dispatcher } = await loading
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
    return new Response(bodiless ? null : answer.body, {
      status,
      statusText,
      headers: Object.fromEntries(answer.headers),
    })
  }
}

async function load(named: { httpProxy?: string; httpsProxy?: string; noProxy: string }) {
  // Its names stand on the default alone once it is bundled: it is CommonJS.
  const { default: undici } = await import('undici')
  return { undici, dispatcher: new undici.EnvHttpProxyAgent(named) }
}
