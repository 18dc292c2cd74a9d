import { createSocket } from 'node:dgram'
import { connect, createServer, type Server } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstWords } from '../../../src/lab/sandbox/first-words.ts'
import { type Gateway, openGateway, refusalOf } from '../../../src/lab/sandbox/gateway.ts'

const HELLO = helloFor('registry.example')

test('a hello is judged when it is whole, however it is cut into records and packets', () => {
  expect(firstWords(HELLO)).toEqual({ kind: 'tls', name: 'registry.example' })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: HELLO.length - 1 }), (length) => {
      expect(firstWords(HELLO.subarray(0, length))).toBe('more')
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: HELLO.length - 6 }), (at) => {
      const body = HELLO.subarray(5)
      const records = Buffer.concat([record(body.subarray(0, at)), record(body.subarray(at))])
      expect(firstWords(records)).toEqual({ kind: 'tls', name: 'registry.example' })
    }),
  )
})

test.each<[what: string, bytes: Buffer, expected: ReturnType<typeof firstWords>]>([
  ['nothing yet', Buffer.alloc(0), 'more'],
  ['HTTP', Buffer.from('GET / HTTP/1.1\r\n'), { kind: 'plain' }],
  ['one byte of TLS', Buffer.from([0x16]), 'more'],
  ['another kind of record', record(Buffer.from([2, 0, 0, 1, 0])), { kind: 'tls', name: '' }],
  [
    'a record that follows with no handshake',
    Buffer.from([22, 3, 1, 0, 1, 1, 23, 3, 1, 0, 1, 0]),
    { kind: 'tls', name: '' },
  ],
  [
    'a hello without end',
    Buffer.concat([record(Buffer.from([1, 255, 255, 255])), Buffer.alloc(70_000, 22)]),
    { kind: 'tls', name: '' },
  ],
])('first words: %s', (_, bytes, expected) => {
  expect(firstWords(bytes)).toEqual(expected)
})

test('no bytes from inside break the reader, and what begins as TLS stays TLS', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const words = firstWords(Buffer.concat([Buffer.from([22, 3, 1]), bytes]))
      expect(words === 'more' || words.kind).toSatisfy((kind) => kind === true || kind === 'tls')
    }),
  )
})

const closing: (() => void)[] = []
let gateway: Gateway
let port: number
let received: string
beforeEach(async () => {
  received = ''
  const upstream = createServer((socket) =>
    socket.on('data', (chunk) => (received += chunk.toString('latin1'))),
  )
  port = await listen(upstream, 0, '127.0.0.1')
  // What the gateway gives to the first name it is asked for.
  const door = createServer()
  await listen(door, port, '127.64.0.1')
  const other = createServer()
  await listen(other, port, '127.0.64.9')
  const names = createSocket('udp4')
  await new Promise<void>((resolve) => names.bind(0, '127.0.0.1', resolve))
  gateway = openGateway([door, other], names, [{ host: 'localhost', port }], 'canary123')
  const asking = createSocket('udp4')
  const question = Buffer.from(
    `12340100000100000000000009${Buffer.from('localhost').toString('hex')}0000010001`,
    'hex',
  )
  await new Promise<void>((resolve) => {
    asking.once('message', () => resolve())
    asking.send(question, names.address().port, '127.0.0.1')
  })
  closing.push(
    () => upstream.close(),
    () => door.close(),
    () => other.close(),
    () => names.close(),
    () => asking.close(),
  )
})
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

test('a hello in two packets is let through whole, to the name it asks for', async () => {
  await say(
    [helloFor('localhost').subarray(0, 30), helloFor('localhost').subarray(30)],
    () => received.length > 30,
  )
  expect(Buffer.from(received, 'latin1')).toEqual(helloFor('localhost'))
  expect(gateway.incidents()).toEqual([])
})

test('nothing of a hello for another name is let through, however it is cut', async () => {
  await say([HELLO.subarray(0, 3), HELLO.subarray(3)], () => gateway.incidents().length > 0)
  expect(gateway.incidents()).toEqual([
    { kind: 'other-name', to: `localhost:${port}`, detail: 'registry.example' },
  ])
  expect(received).toBe('')
})

test('what is sent to an allowed host is told, and secrets in it, also across packets', async () => {
  const words = ['GET /a HTTP/1.1\r\n\r\nPO', 'ST /-/x HTTP/1.1\r\ncontent-length: 9\r\n\r\ncanar', 'y123']
  await say(words, () => gateway.incidents().length > 1)
  expect(gateway.incidents()).toEqual([
    { kind: 'upload', to: `localhost:${port}`, detail: 'POST /-/x' },
    { kind: 'canary', to: `localhost:${port}`, detail: 'in what was sent' },
  ])
})

test.each([
  ['plain words on 443', 443, 'GET / HTTP/1.1\r\n', { kind: 'refused', detail: 'GET / HTTP/1.1' }],
  ['plain words elsewhere', 80, 'GET / HTTP/1.1\r\n', null],
  ['a hello for the host', 443, helloFor('a.example'), null],
  ['a hello for another', 443, helloFor('b.example'), { kind: 'other-name', detail: 'b.example' }],
  ['a hello for none', 443, record(Buffer.from([2, 0])), { kind: 'other-name', detail: 'no host' }],
])('what an allowed host is let hear: %s', (_, toPort, said, expected) => {
  const first = Buffer.from(said)
  expect(refusalOf(firstWords(first), { host: 'a.example', port: toPort }, first)).toEqual(expected)
})

test('an upload to a host that is not allowed is refused, and not called allowed', async () => {
  await say(['POST /x HTTP/1.1\r\n\r\ncanary123'], () => gateway.incidents().length > 1, '127.0.64.9')
  expect(gateway.incidents().map(({ kind }) => kind)).toEqual(['refused', 'canary'])
})

/** Each part in a packet of its own: the next is said when the one before it was taken. */
async function say(
  parts: readonly (string | Buffer)[],
  until: () => boolean,
  host = '127.64.0.1',
): Promise<void> {
  const socket = connect({ port, host, noDelay: true })
  socket.on('error', () => {})
  for (const part of parts) {
    await new Promise<void>((resolve) => socket.write(part, () => setImmediate(() => setImmediate(resolve))))
  }
  await expect.poll(until, { interval: 5 }).toBe(true)
  socket.destroy()
}

function listen(server: Server, wanted: number, host: string): Promise<number> {
  return new Promise((resolve) =>
    server.listen(wanted, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )
}

function helloFor(host: string): Buffer {
  const name = Buffer.from(host)
  const list = Buffer.concat([
    Buffer.from([0, 0, 0, name.length + 5, 0, name.length + 3, 0, 0, name.length]),
    name,
  ])
  const body = Buffer.concat([
    Buffer.from([3, 3]),
    Buffer.alloc(32),
    Buffer.from([0, 0, 2, 19, 1, 1, 0, 0, list.length]),
    list,
  ])
  return record(Buffer.concat([Buffer.from([1, 0, 0, body.length]), body]))
}

function record(fragment: Buffer): Buffer {
  return Buffer.concat([Buffer.from([22, 3, 1, 0, fragment.length]), fragment])
}
