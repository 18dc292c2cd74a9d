import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StaticRegistry extends AsyncDisposable {
  /** Without a slash at its end. */
  url: string
  /** Paths asked for, with the credentials that came along. */
  asked: readonly { path: string; authorization: string | undefined }[]
  /** Answers paths that match with a status (and a place to go to), from now on. */
  fail(match: RegExp, status: number, location?: string): void
}

export type StaticFile =
  | string
  | Uint8Array
  | { body: string | Uint8Array; headers: Readonly<Record<string, string>> }

/** A registry on the loopback that is a tree of files, as those of Go, Maven and Packagist are: path -> what lies there. */
export async function staticRegistry(
  files: Readonly<Record<string, StaticFile>> | ((url: string) => Readonly<Record<string, StaticFile>>),
): Promise<StaticRegistry> {
  const asked: { path: string; authorization: string | undefined }[] = []
  const failures: { match: RegExp; status: number; location: string | undefined }[] = []
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    asked.push({ path, authorization: request.headers.authorization })
    const failure = failures.find(({ match }) => match.test(path))
    if (failure) {
      response.writeHead(failure.status, failure.location ? { location: failure.location } : {})
      response.end('<html>no</html>')
      return
    }
    const found = tree[path]
    const { body, headers = {} } =
      typeof found === 'object' && 'body' in found ? found : { body: found, headers: undefined }
    response.writeHead(body === undefined ? 404 : 200, headers)
    response.end(body ?? 'not found')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // The server is listening: its address is one of the network.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tree = typeof files === 'function' ? files(url) : files
  return {
    url,
    asked,
    fail: (match, status, location) => failures.push({ match, status, location }),
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
