import type { LabArea, LabFinding } from '../../model/facts/sandbox.ts'
import type { Endpoint, Incident } from './gateway.ts'
import type { Act } from './observed-actions.ts'
import { isOrdinaryInHome, placeOf, shownPath } from './path-classes.ts'
import type { StageResult } from './stage-run.ts'

export interface Judge {
  allowed: readonly Endpoint[]
  /** Part of every planted secret. */
  mark: string
}

/** Programs that carry data in or out. Nobody needs them to install or load a library. */
const CARRIERS = /^(?:curl|wget|nc|ncat|netcat|socat|telnet|ssh|scp|sftp|rsync|ftp|tftp|dig|nslookup|host)$/
const SHELLS = /^(?:sh|bash|dash|zsh|ksh|busybox|fish)$/

/** What one stage's acts mean, each once. */
export function actFindings(result: StageResult, judge: Judge): LabFinding[] {
  const isInstall = result.stage === 'install' || result.stage === 'install without scripts'
  return result.acts.flatMap((act) => {
    const leaks = act.what.includes(judge.mark)
    if (leaks)
      return [
        finding(
          'canaries',
          'sent',
          'severe',
          `${act.who} passed on a planted secret: ${verb(act)} ${hidden(act.what, judge.mark)}`,
        ),
      ]
    if (act.kind === 'start') return startFinding(act, isInstall)
    if (act.kind === 'connect' || act.kind === 'lookup') return networkFinding(act, judge.allowed)
    return act.kind === 'read' ? readFinding(act) : writeFinding(act)
  })
}

/** What the gateway saw at its door. */
export function incidentFindings(incidents: readonly Incident[]): LabFinding[] {
  return incidents.map(({ kind, to, detail }) => {
    if (kind === 'canary')
      return finding('canaries', 'sent', 'severe', `A planted secret was sent to ${to}, ${detail}`)
    if (kind === 'other-name')
      return finding(
        'network',
        'other-name',
        'severe',
        `Went to ${to} and asked there for ${detail}: refused`,
      )
    if (kind === 'upload')
      return finding(
        'network',
        'upload',
        'notice',
        `Something was sent to ${to}, which is allowed (${detail})`,
      )
    return finding('network', 'refused', 'severe', `Spoke to ${to} (${detail}): refused`)
  })
}

function startFinding(act: Act, isInstall: boolean): LabFinding[] {
  const program = act.what.split(' ')[0] ?? ''
  const words = `${act.who} ${act.error === null ? 'started' : 'tried to start'} ${act.what}`
  if (CARRIERS.test(program)) return [finding('processes', 'carrier', 'severe', words)]
  // npm starts scripts by a shell, and builds start what they need.
  if (act.role !== 'child') return [finding('processes', 'expected', 'info', words)]
  if (SHELLS.test(program)) return [finding('processes', 'shell', 'notice', words)]
  return [finding('processes', 'child', isInstall && program === 'node' ? 'info' : 'notice', words)]
}

function networkFinding(act: Act, allowed: readonly Endpoint[]): LabFinding[] {
  if (act.what.startsWith('socket '))
    return [finding('network', 'socket', 'notice', `${act.who} asked for the ${act.what}`)]
  const [host = act.what, port = null] = splitPort(act)
  const isAllowed = allowed.some((one) => one.host === host && (port === null || one.port === port))
  if (isAllowed) return [finding('network', 'allowed', 'info', `${act.who} contacted ${act.what}`)]
  if (host === 'localhost' || host.startsWith('127.') || host === '[::1]')
    return [
      finding('network', 'loopback', 'info', `${act.who} connected to this machine itself (${act.what})`),
    ]
  const isCarrier = CARRIERS.test(act.program)
  const started = `${act.who} started ${act.program}`
  const what = act.kind === 'lookup' ? 'lookup' : 'connect'
  if (isCarrier && what === 'connect')
    return [finding('network', what, 'severe', `${started} to ${act.what}`)]
  const words = what === 'lookup' ? `looked up ${act.what}` : `tried to connect to ${act.what}`
  return [
    finding('network', what, 'severe', `${act.role === 'child' ? `${started}, which` : act.who} ${words}`),
  ]
}

function readFinding(act: Act): LabFinding[] {
  const path = shownPath(act.what)
  const place = placeOf(act.what)
  const isThere = act.error === null
  if (place === 'credential')
    return isThere
      ? [finding('canaries', 'read', 'severe', `${by(act)} read ${path} (a canary)`)]
      : [finding('canaries', 'sought', 'notice', `${by(act)} looked for ${path}`)]
  if (place === 'secret')
    return [finding('files', 'read-secret', 'severe', `${by(act)} ${tried(act, 'read')} ${path}`)]
  if (place === 'home' && isThere && !isOrdinaryInHome(act.what))
    return [finding('files', 'read-home', 'notice', `${by(act)} read ${path}`)]
  if (place === 'elsewhere' && isThere)
    return [finding('files', 'read-outside', 'notice', `${by(act)} read ${path}`)]
  return []
}

function writeFinding(act: Act): LabFinding[] {
  const path = shownPath(act.what)
  const place = placeOf(act.what)
  if (place === 'own' && act.error !== 'EROFS') return []
  // A folder that is there already is what mkdir -p is answered with.
  if (act.error === 'EEXIST') return []
  if (place === 'own')
    return [finding('lockdown', 'read-only', 'info', `${by(act)} tried to write ${path}, which is read-only`)]
  if (place === 'credential')
    return [
      finding('canaries', 'written', 'severe', `${by(act)} ${tried(act, 'changed')} ${path} (a canary)`),
    ]
  if (place === 'kernel') {
    const words = `${by(act)} ${tried(act, 'changed')} a setting of the kernel, ${path}`
    return [finding('files', 'kernel', 'severe', words)]
  }
  if (place === 'home' && isOrdinaryInHome(act.what))
    return [finding('files', 'write-cache', 'info', `${by(act)} ${tried(act, 'wrote')} ${path}`)]
  const severity = place === 'home' && act.error === null ? 'severe' : 'notice'
  return [finding('files', 'write-outside', severity, `${by(act)} ${tried(act, 'wrote')} ${path}`)]
}

function by(act: Act): string {
  return act.role === 'root' ? act.who : `${act.program}, started by ${act.who},`
}

function tried(act: Act, done: string): string {
  if (act.error === null) return done
  return `tried to ${{ read: 'read', wrote: 'write', changed: 'change' }[done] ?? done}`
}

function verb(act: Act): string {
  return { start: 'started', connect: 'connected to', lookup: 'looked up', read: 'read', write: 'wrote' }[
    act.kind
  ]
}

function hidden(text: string, mark: string): string {
  return text.replaceAll(mark, '[secret]')
}

function splitPort(act: Act): [string, number | null] {
  const match = act.kind === 'connect' ? /^(.*):(\d+)$/.exec(act.what) : null
  return match ? [match[1] ?? act.what, Number(match[2])] : [act.what, null]
}

export function finding(
  area: LabArea,
  what: string,
  severity: LabFinding['severity'],
  summary: string,
): LabFinding {
  return { id: `${area}/${what}`, area, severity, summary }
}
