import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draw } from '../../../support/draw.ts'
import { dead, halfUnknown, healthy } from '../../../support/scorecards.ts'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const hostile =
  '<img src="https://example.invalid/x.png" onerror="document.title=1"><script>document.title=2</script>'

if (!existsSync(CHROMIUM)) console.warn(`HTML is not tried in a browser: there is no ${CHROMIUM}`)

describe.skipIf(!existsSync(CHROMIUM))('the page in Chromium', () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'oss-check-html-'))

  beforeAll(async () => {
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
    ]
    browser = await chromium.launch({ executablePath: CHROMIUM, args })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const card = dead()
  const bad = { ...card, reasons: [hostile], target: { ...card.target, name: hostile } }
  test.each([
    ['one project', 'light', [halfUnknown()]],
    ['one project at night', 'dark', [healthy()]],
    ['several', 'light', [healthy(), dead()]],
  ] as const)('of %s: quiet, accessible, alone', async (name, colorScheme, cards) => {
    // axe is put in through the debugger; the page's own policy would forbid it.
    const page = await browser.newPage({ colorScheme, bypassCSP: true })
    const seen = watch(page)
    const address = await save(name, await draw('html', cards))
    await page.goto(address)
    // As text: it runs in the page, whose types are not those of Node.
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(seen.errors).toEqual([])
    expect(seen.requests.filter((url) => url !== address)).toEqual([])
    await page.close()
  })

  test('under its own policy hostile text neither runs nor loads, and the page prints', async () => {
    const page = await browser.newPage()
    const seen = watch(page)
    const address = await save('hostile', await draw('html', [bad]))
    await page.goto(address)
    expect(await page.title()).toContain('<script>')
    expect(await page.locator('img, script').count()).toBe(0)
    expect(await page.locator('h1').textContent()).toContain('<img src=')
    expect(seen.errors).toEqual([])
    expect(seen.requests.filter((url) => url !== address)).toEqual([])
    const pdf = await page.pdf()
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await page.close()
  })

  async function save(name: string, html: string): Promise<string> {
    const path = join(folder, `${name.replaceAll(' ', '-')}.html`)
    writeFileSync(path, html)
    return pathToFileURL(path).href
  }
})

function watch(page: Page) {
  const seen = { errors: [] as string[], requests: [] as string[] }
  page.on('console', (message) => message.type() === 'error' && seen.errors.push(message.text()))
  page.on('pageerror', (error) => seen.errors.push(error.message))
  page.on('request', (request) => seen.requests.push(request.url()))
  return seen
}
