import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'

test('the built command asks a registry through the proxy that is named', async () => {
  const asked: string[] = []
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(502).end()
  })
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  // Bound to a port, so its address is no path.
  const { port } = proxy.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const env = { HTTP_PROXY: url, HTTPS_PROXY: url, npm_config_registry: 'http://registry.example/' }
  const { code } = await runCli(['npm:widget', '--no-cache', '--max-wait', '0'], { env })
  proxy.close()
  expect(code).toBe(2)
  expect(asked.join(' ')).toContain('registry.example')
})
