import fc from 'fast-check'
import { type Key, renderToString } from 'ink'
import stringWidth from 'string-width'
import { describe, expect, test, vi } from 'vitest'
import type { Scan } from '../../../../src/judging/components/scan-result.ts'
import { ScanApp } from '../../../../src/report/ink/scan/app.tsx'
import { actOnScan } from '../../../../src/report/ink/scan/commands.ts'
import { scanIntentOf } from '../../../../src/report/ink/scan/keys.ts'
import { scanModelOf } from '../../../../src/report/ink/scan/model.ts'
import { initialScanState, reduceScan } from '../../../../src/report/ink/scan/state.ts'
import { storeOf } from '../../../../src/report/ink/store.ts'
import type { ScanEffects } from '../../../../src/report/scan-session.ts'
import { aPolicy } from '../../../judging/components/support.ts'
import { THEME } from '../../../support/reader.ts'
import { aScan, licensed } from '../../../support/scans.ts'

const gpl = aPolicy({ projectLicense: 'GPL-3.0-only' })
const shop = (policy = aPolicy()) =>
  aScan([
    licensed('express@4.19.2 MIT', {}, policy),
    licensed('express > qs@6.5.2 GPL-3.0-only', {}, policy),
    licensed('quiet@1.0.0 ?', { scope: 'dev' }, policy),
  ])

function reading(scan: Scan, size: { columns: number; rows: number }, change: Partial<ScanEffects> = {}) {
  const asked: string[] = []
  const effects: ScanEffects = {
    openUrl: async (url) => void asked.push(`open ${url}`),
    licenseTexts: async ({ name }) => [{ path: 'LICENSE', text: `Terms of ${name}\n\u001b[2Jand more` }],
    rescan: async () => shop(gpl),
    ...change,
  }
  const store = storeOf(initialScanState(scan), reduceScan)
  const press = (...keys: string[]) => {
    for (const key of keys) {
      const named: Partial<Key> = key.length === 1 ? {} : { [key]: true }
      const state = store.state()
      const intent = scanIntentOf(
        { input: key.length === 1 ? key : '', key: named },
        state,
        scanModelOf(state, size, THEME),
      )
      const quit = () => void asked.push('quit')
      if (intent) actOnScan(intent, { dispatch: store.dispatch, effects, quit, suspend: () => {} })
    }
  }
  const frame = () => {
    const jobs = { attach() {}, stop() {} }
    const app = <ScanApp session={{ scan, effects }} store={store} theme={THEME} size={size} jobs={jobs} />
    return renderToString(app, { columns: size.columns })
  }
  return { press, frame, asked, store }
}

const USUAL = { columns: 80, rows: 24 }

describe('80 by 24', () => {
  test('problems stand open, with the way to them and what to do', () => {
    const { frame } = reading(shop(), USUAL)
    const lines = frame().split('\n')
    expect(lines).toHaveLength(24)
    expect(lines[0]).toMatch(/^shop 1\.0\.0 {2}3 components in 1 file +2026-06-30$/)
    expect(lines[1]).toContain('gate failed')
    expect(frame()).toContain('✗ qs 6.5.2  GPL-3.0-only')
    expect(lines.at(-1)).toContain('q quit')
  })

  test('the way, the place and the duties of the one with the pointer', () => {
    const { frame } = reading(shop(), USUAL)
    for (const part of ['you → express → qs', 'package-lock.json:7', 'What to do:', 'declared GPL-3.0-only'])
      expect(frame()).toContain(part)
  })

  test('a filter leaves what it names', () => {
    const { press, frame } = reading(shop(), USUAL)
    press('a', '/', 'q', 'u', 'i', 'return')
    expect(frame()).toContain('quiet 1.0.0')
    expect(frame()).not.toContain('qs 6.5.2')
    press('escape')
    expect(frame()).toContain('express 4.19.2')
  })

  test('licence texts are read, without what moves a cursor', async () => {
    const { press, frame } = reading(shop(), USUAL)
    press('t')
    await vi.waitFor(() => expect(frame()).toContain('Terms of qs'))
    expect(frame()).toContain('and more')
    expect(frame()).not.toContain('\u001b[2J')
    press('escape')
    expect(frame()).toContain('express 4.19.2')
  })

  test('what if the project were under another licence', async () => {
    const { press, frame } = reading(shop(), USUAL)
    press('w', 'l')
    await vi.waitFor(() => expect(frame()).toContain('1 component judged otherwise'))
    expect(frame()).toMatch(/Gate +failed → /)
    press('x')
    expect(frame()).toContain('No component is judged otherwise')
  })

  test('what goes wrong is told, and ends nothing', async () => {
    const { press, frame } = reading(shop(), USUAL, {
      licenseTexts: () => Promise.reject(new Error('no network')),
    })
    press('t')
    await vi.waitFor(() => expect(frame()).toContain('no network'))
  })

  test('its page is opened', () => {
    const { press, asked } = reading(shop(), USUAL)
    press('k', 'o', 'q')
    expect(asked).toEqual(['open https://www.npmjs.com/package/express/v/4.19.2', 'quit'])
  })
})

test('in any size and after any keys no row is too wide and none is missing', () => {
  const key = fc.constantFrom(
    'j',
    'k',
    'h',
    'l',
    'a',
    '/',
    'w',
    '?',
    'x',
    't',
    'return',
    'escape',
    'pageDown',
    'end',
  )
  const hostile = shop(aPolicy())
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 140 }),
      fc.integer({ min: 5, max: 40 }),
      fc.array(key, { maxLength: 12 }),
      (columns, rows, keys) => {
        const { press, frame } = reading(hostile, { columns, rows })
        press(...keys)
        const lines = frame().split('\n')
        expect(lines.length).toBeLessThanOrEqual(rows)
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
      },
    ),
    { numRuns: 40 },
  )
})
