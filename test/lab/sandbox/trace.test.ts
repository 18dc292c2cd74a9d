import { expect, test } from 'vitest'
import { createObserver } from '../../../src/lab/sandbox/observer.ts'
import { callReader, descriptorPath, textOf, textsOf } from '../../../src/lab/sandbox/trace-line.ts'
import { waitingCalls } from '../../../src/lab/sandbox/waiting-calls.ts'

const ENTER = [
  '10    execve("/usr/bin/sh", ["sh", "-c"], ["PATH=/bin"]) = 0',
  '10    execve("/usr/bin/bwrap", ["bwrap", "--ro-bind"], ["PATH=/bin"]) = 0',
  '10    openat(AT_FDCWD</>, "/home/me/.ssh/id_rsa", O_RDONLY) = 3</home/me/.ssh/id_rsa>',
]

const NODE = '12 execve("/opt/node/bin/node", ["node"], []) = 0'

test('a call that others interrupt is put together; strings keep their commas and brackets', () => {
  const { read } = callReader()
  expect(read('7  openat(AT_FDCWD</w>, "a, [b)\\"", O_RDONLY <unfinished ...>')).toBeNull()
  expect(read('8  +++ exited with 0 +++')).toBeNull()
  const call = read('7  <... openat resumed>) = 3</w/a>')
  expect(call).toMatchObject({ pid: 7, name: 'openat', result: '3</w/a>' })
  expect(textOf(call?.args[1])).toBe('a, [b)"')
})

test.each(['', 'nonsense', '5 ', '5 openat(', '5 openat("', '5 openat(AT_FDCWD<', '5 <... x resumed>) = 0'])(
  'what is no call is passed over: %j',
  (line) => {
    expect(callReader().read(line)).toBeNull()
  },
)

test('texts are unescaped, byte by byte', () => {
  expect(textOf('"caf\\303\\251\\n"...')).toBe('café\n')
  expect(textsOf('["a", "b c", "\\"d\\""...]')).toEqual(['a', 'b c', '"d"'])
  expect(descriptorPath('AT_FDCWD</a\\74b>')).toBe('/a<b')
})

test('what bubblewrap does before the program starts is not the program’s doing', () => {
  expect(actsOf([...ENTER, '12 execve("/opt/node/bin/node", ["node"], ["A=b"]) = 0'])).toEqual([])
})

test('acts of a lifecycle script are the script’s, the installer’s are nobody’s', () => {
  const acts = actsOf([
    ...ENTER,
    '12 execve("/opt/node/bin/node", ["node", "npm-cli.js"], ["A=b"]) = 0',
    '12 openat(AT_FDCWD</work>, "/home/me/.npmrc", O_RDONLY) = 3</home/me/.npmrc>',
    // A child made by vfork is told before its birth.
    '13 execve("/bin/sh", ["sh", "-c", "node x"], ["npm_lifecycle_event=postinstall", "npm_package_name=evil"]) = 0',
    '12 vfork( <unfinished ...>',
    "12 <... vfork resumed>) = 3 /* 13 in strace's PID NS */",
    '13 execve("/opt/node/bin/node", ["node", "x"], ["npm_lifecycle_event=postinstall"]) = 0',
    '13 openat(AT_FDCWD</work>, "../home/me/.ssh/id_rsa", O_RDONLY|O_CLOEXEC) = 3</home/me/.ssh/id_rsa>',
    "13 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 4 /* 14 in strace's PID NS */",
    '14 connect(5<socket:[9]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("203.0.113.7")}, 16) = -1 ENETUNREACH (x)',
    '14 connect(6<socket:[10]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
    '14 sendmmsg(6<socket:[10]>, [{msg_hdr={msg_iov=[{iov_base="\\1\\2\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\4evil\\7example\\0\\0\\1\\0\\1", iov_len=30}]}}], 1, 0) = 1',
  ])
  expect(acts.map(({ kind, who, what, error }) => [kind, who, what, error])).toEqual([
    ['start', 'postinstall of evil', 'sh -c node x', null],
    ['start', 'postinstall of evil', 'node x', null],
    ['read', 'postinstall of evil', '/home/me/.ssh/id_rsa', null],
    ['connect', 'postinstall of evil', '203.0.113.7:80', 'ENETUNREACH'],
    ['lookup', 'postinstall of evil', 'evil.example', null],
  ])
  expect(acts.every(({ role }) => role === 'root')).toBe(true)
})

test('names given out by the gateway come back as names; terminal sequences do not come through', () => {
  const acts = actsOf(
    [
      ...ENTER,
      '12 execve("/opt/node/bin/node", ["node"], []) = 0',
      '12 connect(5<socket:[9]>, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("127.64.0.1")}, 16) = 0',
      '12 unlink("/home/me/\\33[31mred") = 0',
    ],
    'import',
  )
  expect(acts.map(({ what }) => what)).toEqual(['evil.example:443', '/home/me/red'])
})

test('a thread that starts a program does so under the number of its process', () => {
  const { read, unread } = callReader()
  expect(read('14 execve("/bin/sh", ["sh"], [] <pid changed to 12 ...>')).toBeNull()
  expect(read('12 +++ superseded by execve in pid 14 +++')).toBeNull()
  expect(read('12 <... execve resumed>) = ?')).toMatchObject({ pid: 12, name: 'execve' })
  expect(unread()).toBe(0)
})

test.each(['5 openat(AT_FDCWD<', '5 execve("/bin/sh", ["sh", "-c"', '5 <... openat resumed>) = 3'])(
  'a call that cannot be read is counted, and said: %j',
  (line) => {
    expect(seenOf([...ENTER, NODE, line]).unseen).toEqual(['1 call cut short'])
  },
)

test('all calls of a child before its birth are its own, however many they are', () => {
  const many = Array.from({ length: 5000 }, (_, at) => `13 mkdir("/tmp/${at}", 0777) = 0`)
  const last = '13 openat(AT_FDCWD</work>, "/home/me/.ssh/id_rsa", O_RDONLY) = 3</home/me/.ssh/id_rsa>'
  const { acts, unseen } = seenOf([...ENTER, NODE, ...many, last, '12 vfork() = 13'], 'import')
  expect(acts.at(-1)).toMatchObject({ kind: 'read', what: '/home/me/.ssh/id_rsa' })
  expect(unseen).toEqual([])
})

test('calls that cannot wait any longer are counted', () => {
  const waiting = waitingCalls(2)
  const call = (pid: number) => ({ pid, name: 'mkdir', args: [], result: '0' })
  for (const pid of [1, 2, 2, 1]) waiting.add(call(pid))
  expect(waiting.dropped()).toBe(2)
  expect(waiting.of(1)).toHaveLength(1)
  waiting.add(call(3))
  expect([waiting.dropped(), waiting.rest().map(({ pid }) => pid)]).toEqual([2, [2, 3]])
})

test('what is beyond the bound of a list is counted', () => {
  const many = Array.from({ length: 20_003 }, (_, at) => `12 mkdir("/tmp/${at}", 0777) = 0`)
  expect(seenOf([...ENTER, NODE, ...many], 'import').unseen).toEqual(['3 calls beyond what is kept'])
})

function actsOf(lines: readonly string[], stage = 'install') {
  return seenOf(lines, stage).acts
}

function seenOf(lines: readonly string[], stage = 'install') {
  const observer = createObserver({
    stage,
    installerIsTrusted: stage === 'install',
    nameOfAddress: (address) => (address === '127.64.0.1' ? 'evil.example' : null),
  })
  for (const line of lines) observer.line(line)
  return observer.end()
}
