import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clipboardSequence, effectsOn, exportName, opener } from '../../src/cli/effects.ts'
import { named } from '../support/scorecard.ts'
import { dead, healthy } from '../support/scorecards.ts'

let cwd = ''
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'oss-check-effects-'))
})
afterEach(() => rm(cwd, { recursive: true }))

function effects(written: string[] = [], env: Record<string, string> = {}) {
  return effectsOn({
    env,
    platform: 'linux',
    cwd,
    write: (text) => void written.push(text),
    render: async (format, scorecards) => `${format} of ${scorecards.map(({ target }) => target.name)}`,
  })
}

describe('exporting', () => {
  test('writes one whole file with a name that says what it is', async () => {
    expect(await effects().exportFile('html', [healthy()])).toBe('oss-check-acme-rocket-2026-06-01.html')
    expect(await readdir(cwd)).toEqual(['oss-check-acme-rocket-2026-06-01.html'])
    expect(await readFile(join(cwd, 'oss-check-acme-rocket-2026-06-01.html'), 'utf8')).toBe(
      'html of acme/rocket',
    )
  })

  test.each([
    [[healthy(), dead()], 'oss-check-2-candidates-2026-06-01.md'],
    [[named('../../etc/passwd', healthy())], 'oss-check-etc-passwd-2026-06-01.md'],
    [[named('npm:@acme/rocket@^2', healthy())], 'oss-check-npm-acme-rocket-2-2026-06-01.md'],
    [[named('李雷', healthy())], 'oss-check-2026-06-01.md'],
  ])('the name stays inside the folder: %#', (scorecards, expected) => {
    expect(exportName('markdown', scorecards)).toBe(expected)
  })
})

describe('copying', () => {
  test('asks the terminal by OSC 52', async () => {
    const written: string[] = []
    await effects(written).copyMarkdown([healthy()])
    const [, encoded = ''] = /^\u001b\]52;c;([\w+/=]*)\u0007$/.exec(written.join('')) ?? []
    expect(Buffer.from(encoded, 'base64').toString()).toBe('markdown of acme/rocket')
  })

  test('says so where it is too long for a terminal', () => {
    expect(() => clipboardSequence('x'.repeat(100_000))).toThrow('Too long')
  })
})

describe('opening', () => {
  const url = 'https://a.example/$(touch x);"'

  test.each<[NodeJS.Platform, Record<string, string>, readonly string[]]>([
    ['linux', {}, ['xdg-open', url]],
    ['darwin', {}, ['open', url]],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler', url]],
    ['linux', { BROWSER: 'lynx' }, ['lynx', url]],
  ])('on %s with %j, the address is one argument', (platform, env, expected) => {
    expect(opener(url, { platform, env })).toEqual(expected)
  })

  test('a program that is not there is named', async () => {
    const { openUrl } = effects([], { BROWSER: join(cwd, 'nowhere') })
    await expect(openUrl('https://a.example/')).rejects.toThrow('nowhere cannot be started')
  })

  test('only web addresses', async () => {
    await expect(effects().openUrl('file:///etc/passwd')).rejects.toThrow('Only web addresses')
  })

  test('the program gets it', async () => {
    await expect(
      effects([], { BROWSER: process.execPath }).openUrl('https://a.example/'),
    ).resolves.toBeUndefined()
  })
})
