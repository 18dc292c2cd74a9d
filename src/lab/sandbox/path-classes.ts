import { isCredential } from './canaries.ts'
import { INSIDE, KERNEL_SETTINGS } from './inner-sandbox.ts'

/** What kind of place a path inside is, for code that should keep to its own. */
export type Place = 'own' | 'system' | 'kernel' | 'credential' | 'home' | 'secret' | 'elsewhere'

/** Where packages live, build and keep what is theirs. */
const OWN = [
  INSIDE.work,
  INSIDE.cache,
  INSIDE.subject,
  INSIDE.config,
  INSIDE.node,
  '/tmp',
  '/dev',
  '/var/tmp',
]

/** What programs read to start and to know the machine. */
const SYSTEM =
  /^\/(?:usr|bin|sbin|lib\w*|opt)(?:\/|$)|^\/etc\/(?:ld\.so\.|alternatives|ssl|pki|ca-certificates|crypto-policies|localtime|nsswitch\.conf|host\.conf|hosts|resolv\.conf|gai\.conf|services|protocols|passwd|group|os-release|debian_version|mime\.types|terminfo|inputrc|bash\.bashrc|profile|python|magic)|^\/proc\/(?:\d+\/(?!environ$|mem$)|cpuinfo|meminfo|stat$|version|loadavg|filesystems|mounts|sys\/|uptime)|^\/sys\/(?:devices\/system|fs\/cgroup|kernel\/mm)|^\/(?:home|proc|sys|etc|var|run)?$/

const SECRET =
  /^\/(?:etc\/(?:shadow|gshadow|sudoers)|root(?:\/|$)|proc\/\d+\/(?:environ|mem)$|var\/run\/docker|run\/docker|proc\/kcore)/

/** npm and friends keep caches and settings below HOME as a matter of course. */
const ORDINARY_IN_HOME =
  /^\/\.(?:cache|config|local|npm|node-gyp|yarn|pnpm-store)(?:\/(?!autostart|systemd)|$)/

export function placeOf(path: string): Place {
  if (OWN.some((place) => path === place || path.startsWith(`${place}/`))) return 'own'
  const inHome = belowHome(path)
  if (inHome !== null) return isCredential(inHome) ? 'credential' : 'home'
  if (SECRET.test(path)) return 'secret'
  if (KERNEL_SETTINGS.some((place) => path === place || path.startsWith(`${place}/`))) return 'kernel'
  return SYSTEM.test(path) ? 'system' : 'elsewhere'
}

/** Whether planted secrets are at a path, or anywhere below it. */
export function leadsToCredential(path: string): boolean {
  const below = path === '/' ? '/' : `${path}/`
  return placeOf(path) === 'credential' || `${INSIDE.home}/.config/`.startsWith(below)
}

/** `~/.bashrc` for what is below HOME. */
export function shownPath(path: string): string {
  const inHome = belowHome(path)
  return inHome === null ? path : `~${inHome}`
}

export function isOrdinaryInHome(path: string): boolean {
  const inHome = belowHome(path) ?? ''
  return inHome === '' || ORDINARY_IN_HOME.test(inHome)
}

function belowHome(path: string): string | null {
  if (path === INSIDE.home) return ''
  return path.startsWith(`${INSIDE.home}/`) ? path.slice(INSIDE.home.length) : null
}
