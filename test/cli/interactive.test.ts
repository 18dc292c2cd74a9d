import { expect, test, vi } from 'vitest'
import { rules } from '../../rules/index.ts'
import { example } from '../../src/cli/example.ts'
import { interact, type Subject } from '../../src/cli/interactive.ts'
import type { Io } from '../../src/cli/io.ts'
import { UserError } from '../../src/model/user-error.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { TRUSTING } from '../../src/policy/trust.ts'
import { THEME } from '../support/reader.ts'
import { fakeTerminal } from '../support/terminal.ts'

const LEAVE_ALTERNATE = '\u001b[?1049l'

async function begin(read: Subject['read'], parts: Partial<Subject> = {}, stop = new AbortController()) {
  const terminal = fakeTerminal(100, 40)
  const said: string[] = []
  const io: Io = {
    stdout: (text) => void said.push(text),
    stderr: (text) => void said.push(`stderr ${text}`),
    env: {},
    cwd: '/nowhere',
    platform: 'linux',
    now: () => new Date(example.asOf),
    stdin: { isTTY: true },
    terminal: { isTTY: true, columns: 100, colors: false },
    screen: terminal,
    drawsProgress: true,
    signal: stop.signal,
  }
  const book = await loadPolicy({
    cwd: '/',
    env: {},
    flags: {},
    policyPath: null,
    rules,
    plugins: false,
    trust: TRUSTING,
  })
  const subject: Subject = {
    names: ['acme/widget'],
    read,
    fixed: false,
    book,
    asOf: new Date(example.asOf),
    baseline: null,
    ...parts,
  }
  const done = interact(subject, THEME, terminal, io)
  const sees = (text: string) => vi.waitFor(() => expect(terminal.written()).toContain(text))
  const press = async (keys: string) => {
    await vi.waitFor(() => expect(terminal.isRaw()).toBe(true))
    terminal.press(keys)
  }
  return { terminal, said, done, sees, press }
}

const atOnce: Subject['read'] = async (_io, watch) => {
  watch.collected(0, example)
  return [example]
}

test('facts arrive, the report is shown, and its answer stays on the terminal', async () => {
  let release = () => {}
  const { said, done, sees, press } = await begin(async (io, watch) => {
    watch.fact(0, 'license', example.facts.license)
    io.stderr('oss-check: waiting for the rate limit until 14:05:00 UTC (60 s)\n')
    await new Promise<void>((resolve) => {
      release = resolve
    })
    return atOnce(io, watch, false)
  })
  await sees('waiting for')
  await sees('waiting for the rate limit until 14:05:00 UTC')
  release()
  await sees(example.target.name)
  await press('q')
  expect(await done).toHaveLength(1)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(new RegExp(`^${example.target.name}: [a-z ]+, \\d+ \\(\\d+–\\d+\\)\\n$`))
})

test('what goes wrong while reading ends the report and is thrown', async () => {
  let fail = () => {}
  const { terminal, said, done, sees } = await begin(
    () =>
      new Promise((_, reject) => {
        fail = () => reject(new UserError('There is no repository acme/widget', 'Check the name'))
      }),
  )
  await sees('waiting for')
  fail()
  await expect(done).rejects.toThrow('There is no repository acme/widget')
  expect(terminal.written()).toContain(LEAVE_ALTERNATE)
  expect(said).toEqual([])
})

test('left before all is there: the reading is told to stop, and there is no answer', async () => {
  const aborted = vi.fn()
  const { done, press } = await begin((io) => {
    io.signal.addEventListener('abort', aborted)
    return new Promise((_, reject) => {
      io.signal.addEventListener('abort', () => reject(io.signal.reason))
    })
  })
  await press('q')
  expect(await done).toBeNull()
  expect(aborted).toHaveBeenCalledOnce()
})

test('ended by a signal there is no answer either', async () => {
  const stop = new AbortController()
  const { done, sees } = await begin(atOnce, {}, stop)
  await sees(example.target.name)
  stop.abort()
  expect(await done).toBeNull()
})

test('r reads again, and what goes wrong then is told in the report', async () => {
  const agains: boolean[] = []
  const { done, press, sees } = await begin(async (io, watch, again) => {
    agains.push(again)
    if (again) throw new UserError('GitHub does not answer', 'Try again later')
    return atOnce(io, watch, again)
  })
  await sees(example.target.name)
  await press('r')
  await sees('GitHub does not answer. Try again later')
  await press('q')
  expect(await done).toHaveLength(1)
  expect(agains).toEqual([false, true])
})

test('what if the project were under another licence, by the real rules', async () => {
  const { done, press, sees } = await begin(atOnce)
  await sees(example.target.name)
  await press('w')
  await sees('Project licence')
  await press('\u001b[C')
  await sees('What if: project licence')
  await press('qq')
  expect(await done).toHaveLength(1)
})
