import { expect, test } from 'vitest'
import { parseSandboxArguments } from '../../../src/cli/commands/sandbox-arguments.ts'
import { findTools } from '../../../src/lab/sandbox/prerequisites.ts'
import { UserError } from '../../../src/model/user-error.ts'

test('another system, and missing tools, are told in one sentence with what to install', async () => {
  await expect(findTools({ PATH: '/bin' }, 'darwin')).rejects.toThrow(/needs Linux.*this is darwin/)
  const failing = findTools({ PATH: '/nowhere' }, 'linux')
  await expect(failing).rejects.toThrow(
    'The sandbox needs bubblewrap and strace and coreutils, which are not installed',
  )
  await expect(failing).rejects.toMatchObject({
    hint: expect.stringContaining('apt-get install bubblewrap strace'),
  })
})

test.each([
  [[]],
  [['npm:a', 'npm:b']],
  [['npm:a', '--', 'ls']],
  [['--']],
  [['npm:a', '--allow', 'not a host']],
  [['npm:a', '--allow', 'x.example:99999']],
  [['npm:a', '--timeout', '0']],
  [['npm:a', '--nonsense']],
])('%j is refused', (args) => {
  expect(() => parseSandboxArguments(args)).toThrow(UserError)
})

test('arguments', () => {
  expect(
    parseSandboxArguments(['npm:@acme/widget@^2', '--allow', 'x.example', '--memory', '512']),
  ).toMatchObject({
    target: 'npm:@acme/widget@^2',
    published: { type: 'npm', name: '@acme/widget' },
    allowed: [
      { host: 'x.example', port: 443 },
      { host: 'x.example', port: 80 },
    ],
    limits: { memoryBytes: 512e6 },
  })
  expect(parseSandboxArguments(['--for', 'a/b', '--', 'python3', '-c', 'import x'])).toMatchObject({
    target: null,
    command: ['python3', '-c', 'import x'],
    answersFor: ['a/b'],
  })
})
