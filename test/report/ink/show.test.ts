import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_POLICY } from '../../../src/model/policy.ts'
import { show } from '../../../src/report/ink/index.tsx'
import { finishedSession, type Session } from '../../../src/report/interactive-session.ts'
import { THEME } from '../../support/reader.ts'
import { dead, healthy } from '../../support/scorecards.ts'
import { type FakeTerminal, fakeTerminal } from '../../support/terminal.ts'

const ENTER_ALTERNATE = '\u001b[?1049h'
const LEAVE_ALTERNATE = '\u001b[?1049l'
const HIDE_CURSOR = '\u001b[?25l'
const SHOW_CURSOR = '\u001b[?25h'

const EFFECTS = { openUrl: async () => {}, copyMarkdown: async () => {}, exportFile: async () => '' }
const session = () => finishedSession([healthy()], DEFAULT_POLICY, EFFECTS)

const listeners = () => process.listenerCount('SIGTSTP') + process.listenerCount('SIGCONT')
let before = 0
beforeEach(() => {
  before = listeners()
})
afterEach(() => {
  expect(listeners()).toBe(before)
})

function shown(terminal: FakeTerminal, given: Session = session(), signal = new AbortController().signal) {
  return show(given, { ...terminal, theme: THEME, signal })
}

function expectRestored(terminal: FakeTerminal) {
  const written = terminal.written()
  expect(written.lastIndexOf(LEAVE_ALTERNATE)).toBeGreaterThan(written.lastIndexOf(ENTER_ALTERNATE))
  expect(written.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(written.lastIndexOf(HIDE_CURSOR))
  expect(terminal.isRaw()).toBe(false)
}

test('draws on the alternate screen, follows the keys and leaves the terminal as it was', async () => {
  const terminal = fakeTerminal(80, 24)
  const done = shown(terminal)
  await vi.waitFor(() => expect(terminal.written()).toContain('acme/rocket'))
  expect(terminal.written()).toContain(ENTER_ALTERNATE)
  await vi.waitFor(() => expect(terminal.isRaw()).toBe(true))
  terminal.press('jj\r')
  await vi.waitFor(() => expect(terminal.written()).toContain('Time to a first answer'))
  terminal.press('q')
  await done
  expectRestored(terminal)
})

test('Ctrl-C ends it', async () => {
  const terminal = fakeTerminal(80, 24)
  const done = shown(terminal)
  await vi.waitFor(() => expect(terminal.isRaw()).toBe(true))
  terminal.press('\u0003')
  await done
  expectRestored(terminal)
})

test('so does its signal, and one that was aborted before shows nothing', async () => {
  const terminal = fakeTerminal(80, 24)
  const stop = new AbortController()
  const done = shown(terminal, session(), stop.signal)
  await vi.waitFor(() => expect(terminal.isRaw()).toBe(true))
  stop.abort()
  await done
  expectRestored(terminal)
  const other = fakeTerminal(80, 24)
  await shown(other, session(), stop.signal)
  expect(other.written()).toBe('')
})

test('a new size clears the screen and draws the new layout', async () => {
  const terminal = fakeTerminal(80, 24)
  const done = shown(terminal)
  await vi.waitFor(() => expect(terminal.isRaw()).toBe(true))
  terminal.resize(120, 30)
  await vi.waitFor(() => expect(terminal.written()).toContain('─'.repeat(120)))
  const fresh = terminal.written().slice(terminal.written().lastIndexOf('\u001b[2J'))
  expect(fresh).toContain('acme/rocket')
  terminal.press('q')
  await done
})

test('facts that arrive later are drawn', async () => {
  const terminal = fakeTerminal(80, 24)
  let tell = () => {}
  let scorecards = [healthy()]
  const done = shown(terminal, {
    ...session(),
    snapshot: () => ({ scorecards, loading: [], notices: [] }),
    subscribe(listener) {
      tell = listener
      return () => {
        tell = () => {}
      }
    },
  })
  await vi.waitFor(() => expect(terminal.written()).toContain('acme/rocket'))
  scorecards = [dead()]
  tell()
  await vi.waitFor(() => expect(terminal.written()).toContain('Archived by its owner'))
  await vi.waitFor(() => expect(terminal.isRaw()).toBe(true))
  terminal.press('q')
  await done
})

test('a crash while drawing leaves the terminal as it was and is told', async () => {
  const terminal = fakeTerminal(80, 24)
  const broken = { ...healthy(), points: null as never }
  await expect(shown(terminal, finishedSession([broken], DEFAULT_POLICY, EFFECTS))).rejects.toThrow()
  expectRestored(terminal)
})
