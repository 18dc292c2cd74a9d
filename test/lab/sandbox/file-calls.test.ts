import { expect, test } from 'vitest'
import { createObserver } from '../../../src/lab/sandbox/observer.ts'

const KEY = '/home/me/.ssh/id_rsa'
const ENTER = [
  '10 execve("/usr/bin/bwrap", ["bwrap"], []) = 0',
  '12 execve("/opt/node/bin/node", ["node"], []) = 0',
]

test.each<[way: string, lines: string[], last: [kind: string, what: string, error: string | null]]>([
  [
    '/proc/self/root',
    [`12 openat(AT_FDCWD</work>, "/proc/self/root${KEY}", O_RDONLY) = 3<${KEY}>`],
    ['read', KEY, null],
  ],
  [
    'a thread’s root, in vain',
    [`12 openat(AT_FDCWD</work>, "/proc/thread-self/root${KEY}", O_RDONLY) = -1 ENOENT (x)`],
    ['read', KEY, 'ENOENT'],
  ],
  [
    'the root of a root, in vain',
    [`12 openat(AT_FDCWD</work>, "/proc/self/root/proc/7/task/7/root${KEY}", O_RDONLY) = -1 ENOENT (x)`],
    ['read', KEY, 'ENOENT'],
  ],
  [
    '/proc/self/cwd',
    ['12 openat(AT_FDCWD</home/me>, "/proc/self/cwd/.ssh/id_rsa", O_RDONLY) = 3</home/me/.ssh/id_rsa>'],
    ['read', KEY, null],
  ],
  [
    'O_PATH, then its descriptor',
    [
      `12 openat(AT_FDCWD</work>, "${KEY}", O_RDONLY|O_PATH) = 3<${KEY}>`,
      `12 openat(AT_FDCWD</work>, "/proc/self/fd/3", O_RDONLY) = 4<${KEY}>`,
    ],
    ['read', KEY, null],
  ],
  [
    'what another process may be asked for, by way of its own root',
    ['12 openat(AT_FDCWD</work>, "/proc/self/root/proc/1/environ", O_RDONLY) = 3</proc/1/environ>'],
    ['read', '/proc/1/environ', null],
  ],
  [
    'a hard link',
    [
      `12 link("${KEY}", "/home/me/.cache/x") = 0`,
      '12 openat(AT_FDCWD</work>, "/home/me/.cache/x", O_RDONLY) = 3</home/me/.cache/x>',
    ],
    ['read', KEY, null],
  ],
  [
    'a hard link to a hard link, by descriptors',
    [
      '12 linkat(5</home/me/.ssh>, "id_rsa", 6</home/me/.cache>, "x", 0) = 0',
      '12 linkat(6</home/me/.cache>, "x", 6</home/me/.cache>, "y", 0) = 0',
      '12 openat(6</home/me/.cache>, "y", O_RDONLY) = 3</home/me/.cache/y>',
    ],
    ['read', KEY, null],
  ],
  [
    'a hard link to what is open already',
    [
      `12 linkat(5<${KEY}>, "", AT_FDCWD</home/me/.cache>, "x", AT_EMPTY_PATH) = 0`,
      '12 openat(AT_FDCWD</home/me/.cache>, "x", O_RDONLY) = 3</home/me/.cache/x>',
    ],
    ['read', KEY, null],
  ],
  [
    'a hard link, through a soft link to the whole tree',
    [
      '12 symlink("/", "/home/me/.cache/all") = 0',
      `12 link("/home/me/.cache/all${KEY}", "/home/me/.cache/x") = 0`,
      '12 openat(AT_FDCWD</work>, "/home/me/.cache/x", O_RDONLY) = 3</home/me/.cache/x>',
    ],
    ['read', KEY, null],
  ],
  [
    'a folder by another name',
    [
      '12 rename("/home/me/.config", "/home/me/.cache/c") = 0',
      '12 openat(AT_FDCWD</work>, "/home/me/.cache/c/gh/hosts.yml", O_RDONLY) = 3</home/me/.cache/c/gh/hosts.yml>',
    ],
    ['read', '/home/me/.config/gh/hosts.yml', null],
  ],
  [
    'a folder changed to by its descriptor',
    ['12 fchdir(5</home/me/.ssh>) = 0', '12 open("id_rsa", O_RDONLY) = -1 ENOENT (x)'],
    ['read', KEY, 'ENOENT'],
  ],
])('a planted secret is found by %s', (_, lines, [kind, what, error]) => {
  expect(actsOf(lines).at(-1)).toMatchObject({ kind, what, error })
})

test('making a second name for a planted secret changes it; for anything else it does not', () => {
  const lines = ['link("/home/me/.ssh/id_rsa", "/home/me/.cache/x")', 'link("/usr/lib/a", "/work/b")']
  const acts = actsOf(lines.map((call) => `12 ${call} = 0`))
  expect(acts.map(({ what }) => what)).toEqual([KEY, '/home/me/.cache/x', '/work/b'])
})

test('what was tried in vain gives nothing another name', () => {
  const acts = actsOf([
    `12 link("${KEY}", "/home/me/.cache/x") = -1 EXDEV (x)`,
    '12 openat(AT_FDCWD</work>, "/home/me/.cache/x", O_RDONLY) = 3</home/me/.cache/x>',
  ])
  expect(acts.at(-1)).toMatchObject({ what: '/home/me/.cache/x' })
})

test.each([
  '12 openat(AT_FDCWD</work>, "/proc/self/status", O_RDONLY) = 3</proc/7/status>',
  '12 openat(AT_FDCWD</work>, "/proc/thread-self/comm", O_RDONLY) = 3</proc/7/task/7/comm>',
  '12 openat(AT_FDCWD</work>, "/proc/self/fd", O_RDONLY|O_DIRECTORY) = 3</proc/7/fd>',
  '12 openat(AT_FDCWD</work>, "/proc/self/fd/99", O_RDONLY) = -1 ENOENT (x)',
  '12 openat(AT_FDCWD</work>, "/proc/self/environ", O_RDONLY) = 3</proc/7/environ>',
])('what a process reads of itself is its own: %s', (line) => {
  expect(actsOf([line])).toEqual([])
})

test.each([
  ['unshare(CLONE_NEWUSER|CLONE_NEWNS) = 0', ['made a user namespace of its own']],
  ['clone3({flags=CLONE_NEWUSER, exit_signal=SIGCHLD}, 88) = 13', ['made a user namespace of its own']],
  ['clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD) = 13', ['made a user namespace of its own']],
  ['unshare(CLONE_NEWUSER) = -1 EPERM (x)', []],
  ['unshare(CLONE_FILES) = 0', []],
  [
    'seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, {len=4, filter=0x1}) = 3<anon_inode:seccomp notify>',
    ['answered system calls itself, by a seccomp listener'],
  ],
  ['seccomp(SECCOMP_SET_MODE_FILTER, 0, {len=4, filter=0x1}) = 0', []],
  ['io_uring_setup(8, {flags=0}) = 3<anon_inode:[io_uring]>', ['worked by io_uring, past the trace']],
  ['io_uring_setup(8, {flags=0}) = -1 ENOSYS (x)', []],
  [
    'linkat(AT_FDCWD</work>, "/proc/self/fd/3", AT_FDCWD</work>, "x", AT_SYMLINK_FOLLOW) = 0',
    ['gave a file another name by its descriptor'],
  ],
])('what works past the trace makes the answer unknown: %s', (call, expected) => {
  expect(seenOf([`12 ${call}`, `12 ${call}`]).unseen).toEqual(expected.map((what) => `node ${what}`))
})

function actsOf(lines: readonly string[]) {
  return seenOf(lines).acts
}

function seenOf(lines: readonly string[]) {
  const observer = createObserver({ stage: 'import', installerIsTrusted: false, nameOfAddress: () => null })
  for (const line of [...ENTER, ...lines]) observer.line(line)
  return observer.end()
}
