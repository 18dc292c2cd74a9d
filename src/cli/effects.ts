import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { writeFileAtomically } from '../disk/atomic-file.ts'
import type { Scorecard } from '../model/scorecard.ts'
import { FORMATS, type FormatName } from '../report/formats/index.ts'
import type { Effects } from '../report/interactive-session.ts'
import { withoutEdges } from '../text/edges.ts'
import type { Io } from './io.ts'

/** Terminals drop what is longer; the strictest known bound is xterm's. */
const MAX_CLIPBOARD_LENGTH = 74_994

/** What the effects work with. */
export interface World extends Pick<Io, 'env' | 'platform' | 'cwd'> {
  /** To the terminal the report is shown on. */
  write(text: string): void
  render(format: FormatName, scorecards: readonly Scorecard[]): Promise<string>
}

/** What the interactive report may do beyond drawing. */
export function effectsOn(world: World): Pick<Effects, 'openUrl' | 'copyMarkdown' | 'exportFile'> {
  return {
    openUrl: (url) => openUrl(url, world),
    async copyMarkdown(scorecards) {
      world.write(clipboardSequence(await world.render('markdown', scorecards)))
    },
    async exportFile(format, scorecards) {
      const name = exportName(format, scorecards)
      await writeFileAtomically(join(world.cwd, name), await world.render(format, scorecards))
      return name
    },
  }
}

/** "oss-check-acme-rocket-2026-06-01.html" */
export function exportName(format: FormatName, scorecards: readonly Scorecard[]): string {
  const [only, ...others] = scorecards
  const subject = only && others.length === 0 ? only.target.name : `${scorecards.length}-candidates`
  const safe = withoutEdges(subject.replace(/[^\w.]+/g, '-'), '-.').slice(0, 100)
  const day = /^\d{4}-\d{2}-\d{2}/.exec(only?.asOf ?? '')?.[0]
  return `${['oss-check', safe, day].filter(Boolean).join('-')}.${FORMATS[format].ending}`
}

/** OSC 52: the terminal puts it on its clipboard, through ssh too. */
export function clipboardSequence(text: string): string {
  const encoded = Buffer.from(text).toString('base64')
  if (encoded.length > MAX_CLIPBOARD_LENGTH) {
    throw new Error('Too long for the clipboard of a terminal; e writes it into a file')
  }
  return `\u001b]52;c;${encoded}\u0007`
}

/** The program that opens an address, and what it is called with. Never by a shell: addresses come from outside. */
export function opener(
  url: string,
  { env, platform }: Pick<World, 'env' | 'platform'>,
): readonly [string, ...string[]] {
  if (env.BROWSER) return [env.BROWSER, url]
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return ['xdg-open', url]
}

export function openUrl(url: string, world: Pick<World, 'env' | 'platform'>): Promise<void> {
  const [program, ...args] = opener(url, world)
  return new Promise((resolve, reject) => {
    if (!/^https?:\/\//.test(url)) return reject(new Error('Only web addresses are opened'))
    const child = spawn(program, args, { stdio: 'ignore', detached: true, shell: false })
    child.once('error', () =>
      reject(new Error(`${program} cannot be started; set BROWSER to a program that can`)),
    )
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
}
