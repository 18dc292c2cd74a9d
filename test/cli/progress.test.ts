import { describe, expect, test } from 'vitest'
import { createProgress, type ProgressOptions } from '../../src/cli/progress.ts'
import type { Exchange } from '../../src/net/meter.ts'

const EXCHANGE: Exchange = {
  method: 'POST',
  host: 'api.github.com',
  path: '/graphql',
  status: 200,
  milliseconds: 120,
  bytes: 4321,
  points: 2,
  remaining: 4998,
  resource: 'graphql',
}
const WAIT = { reason: 'GitHub rate limit', until: new Date('2026-01-01T12:00:42Z') }

describe('on a terminal', () => {
  test('one line says what is being read and how far, and is erased', () => {
    const { text, progress, tick } = started({})
    const done = progress.begin('moment/moment')
    progress.begin('kriskowal/q')
    tick(100)
    progress.exchange(EXCHANGE)
    tick(100)
    done()
    progress.end()
    expect(text().replaceAll('\r\x1b[2K', '|')).toBe(
      '|Reading moment/moment, 0 requests|Reading moment/moment (0 of 2 done), 1 request, 2 points|Reading kriskowal/q (1 of 2 done), 1 request, 2 points|',
    )
  })

  test('it is not drawn for every event', () => {
    const { text, progress } = started({})
    progress.begin('a/b')
    for (let count = 0; count < 50; count++) progress.exchange(EXCHANGE)
    expect(text().match(/Reading/g)).toHaveLength(1)
  })

  test('it fits the width and shows no control characters', () => {
    const { text, progress } = started({ columns: 30 })
    progress.begin(`${'long'.repeat(20)}\u001b[31m`)
    expect(text()).toMatch(/^\r\x1b\[2K[^\x1b]{29}$/)
  })

  test('it starts with what the run may cost', () => {
    const { text, progress } = started({})
    progress.start({ text: 'at most 9 requests', warning: 'Too many' })
    expect(text()).toBe('oss-check: Too many\n\r\x1b[2KReading, at most 9 requests')
  })

  test('a wait is shown with its end', () => {
    const { text, progress } = started({})
    progress.wait({ ...WAIT, waits: true })
    expect(text()).toContain('Waiting for the GitHub rate limit until 12:00:42 UTC (42 s)')
  })
})

describe('piped', () => {
  test('it is silent, but no wait is', () => {
    const { text, progress } = started({ draws: false })
    progress.begin('a/b')()
    progress.exchange(EXCHANGE)
    expect(text()).toBe('')
    progress.wait({ ...WAIT, waits: true })
    progress.wait({ ...WAIT, waits: false })
    progress.end()
    expect(text()).toBe(
      'oss-check: waiting for the GitHub rate limit until 12:00:42 UTC (42 s)\n' +
        'oss-check: GitHub rate limit until 12:00:42 UTC (42 s): longer than --max-wait, so what needs it stays unknown\n',
    )
  })

  test('--verbose logs each request with what it cost', () => {
    const { text, progress } = started({ draws: false, verbose: true })
    progress.exchange(EXCHANGE)
    progress.exchange({
      ...EXCHANGE,
      method: 'GET',
      path: '/user',
      status: null,
      points: null,
      remaining: null,
    })
    expect(text()).toBe(
      'POST api.github.com/graphql 200, 120 ms, 4,321 bytes, 2 points, 4,998 left\nGET api.github.com/user no answer, 120 ms, 4,321 bytes\n',
    )
  })
})

test('--quiet says nothing at all', () => {
  const { text, progress } = started({ quiet: true, verbose: true })
  progress.begin('a/b')
  progress.exchange(EXCHANGE)
  progress.wait({ ...WAIT, waits: false })
  progress.end()
  expect(text()).toBe('')
})

function started(options: Partial<ProgressOptions>) {
  let written = ''
  let now = Date.parse('2026-01-01T12:00:00Z')
  const progress = createProgress({
    write: (text) => {
      written += text
    },
    draws: true,
    columns: 100,
    quiet: false,
    verbose: false,
    now: () => now,
    ...options,
  })
  const tick = (milliseconds: number) => {
    now += milliseconds
  }
  return { text: () => written, progress, tick }
}
