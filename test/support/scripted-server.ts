import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** What to answer: a message, or one of the ways in which a network fails to. */
export type Reply =
  | { status?: number; headers?: Record<string, string>; body?: unknown }
  | 'reset'
  | 'hang'
  | 'truncate'

export interface ScriptedServer extends AsyncDisposable {
  url: string
  asked: Asked[]
}

/** A server on the loopback that answers what the script says, given the request and how many came before it. */
export async function startScriptedServer(
  script: (asked: Asked, index: number) => Reply,
): Promise<ScriptedServer> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = 'GET', url = '/', headers } = request
    const entry = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') }
    asked.push(entry)
    send(script(entry, asked.length - 1), response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function send(reply: Reply, response: ServerResponse): void {
  if (reply === 'hang') return
  if (reply === 'reset') {
    response.destroy()
    return
  }
  if (reply === 'truncate') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"data":')
    setImmediate(() => response.destroy())
    return
  }
  const { status = 200, headers = {}, body } = reply
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(status === 304 || status === 204 ? undefined : text)
}
