import { lstatSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { SandboxPlaces } from '../../sources/ecosystem/install-recipe.ts'
import { callFilter } from './call-filter.ts'
import type { Canaries } from './canaries.ts'
import { SCRATCH } from './outer-sandbox.ts'
import { quote, type Tools } from './prerequisites.ts'

/** Where things are for the code inside. */
export const INSIDE = {
  home: '/home/me',
  work: '/work',
  node: '/opt/node',
  cache: '/npm-cache',
  subject: '/subject.tgz',
  config: '/opt/sandbox',
} as const

/** Where the kernel of the machine is set, for all that runs on it. */
export const KERNEL_SETTINGS = [
  '/proc/sys',
  '/proc/sysrq-trigger',
  '/proc/irq',
  '/proc/bus',
  '/proc/fs',
] as const

/** Where things are, as an installer is told of it. */
export const PLACES: SandboxPlaces = {
  work: INSIDE.work,
  cache: INSIDE.cache,
  subject: INSIDE.subject,
  config: INSIDE.config,
  runtime: INSIDE.node,
}

/** Where bubblewrap finds the filter of system calls: a file in SCRATCH, open as this descriptor. */
export const CALL_FILTER = { path: `${SCRATCH}/calls.bpf`, descriptor: 9 } as const

/** One inner room. `lane` is the folder of its kind of run (`off`, `observed`) below SCRATCH. */
export interface Room {
  lane: string
  network: 'off' | 'observed'
  /** Read-only while code is only loaded and used. */
  projectIsWritable: boolean
  /** Project folder below the lane, or a folder of the machine, shown read-only. */
  project: { inLane: string } | { onMachine: string }
  environment: Readonly<Record<string, string>>
  program: readonly string[]
}

/** What every room has of the machine: its programs and libraries, and of /etc only what programs need to start. */
const SYSTEM_FOLDERS = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32']
const SYSTEM_FILES = [
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/alternatives',
  '/etc/ssl/certs',
  '/etc/ssl/openssl.cnf',
  '/etc/ca-certificates',
  '/etc/pki/tls/certs',
  '/etc/pki/ca-trust/extracted',
  '/etc/crypto-policies',
  '/etc/localtime',
]

export function bwrapArguments(tools: Tools, canaries: Canaries, room: Room): string[] {
  const inLane = (path: string) => `${SCRATCH}/${room.lane}/${path}`
  const project =
    'onMachine' in room.project
      ? ['--ro-bind', room.project.onMachine, INSIDE.work]
      : [room.projectIsWritable ? '--bind' : '--ro-bind', inLane(room.project.inLane), INSIDE.work]
  return [
    ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...(room.network === 'off' ? ['--unshare-net'] : []),
    ...['--uid', '1000', '--gid', '1000', '--hostname', 'sandbox', '--cap-drop', 'ALL'],
    ...['--die-with-parent', '--new-session', '--clearenv', '--seccomp', String(CALL_FILTER.descriptor)],
    ...systemMounts(),
    ...['--proc', '/proc', ...kernelSettings(), '--dev', '/dev', '--size', '67108864', '--tmpfs', '/dev/shm'],
    ...runtimeMounts(tools),
    ...['--bind', inLane('home'), INSIDE.home, '--bind', inLane('tmp'), '/tmp'],
    ...['--bind', inLane('cache'), INSIDE.cache],
    ...['--ro-bind-try', `${SCRATCH}/subject.tgz`, INSIDE.subject],
    ...['--ro-bind', `${SCRATCH}/config`, INSIDE.config],
    ...project,
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', INSIDE.work],
    ...Object.entries({ ...BASE_ENVIRONMENT, ...canaries.environment, ...room.environment }).flatMap(
      ([name, value]) => ['--setenv', name, value],
    ),
    ...['--', ...room.program],
  ]
}

const BASE_ENVIRONMENT = {
  HOME: INSIDE.home,
  USER: 'me',
  LOGNAME: 'me',
  SHELL: '/bin/sh',
  LANG: 'C.UTF-8',
  TMPDIR: '/tmp',
  PATH: `${INSIDE.work}/node_modules/.bin:${INSIDE.node}/bin:/usr/local/bin:/usr/bin:/bin`,
}

/** Who is root outside is root to the kernel inside too, whatever the room says: what sets the kernel is for reading. */
function kernelSettings(): string[] {
  return KERNEL_SETTINGS.flatMap((path) => ['--ro-bind-try', path, path])
}

function systemMounts(): string[] {
  const linked = SYSTEM_FOLDERS.flatMap((name) => {
    const found = lstatSync(`/${name}`, { throwIfNoEntry: false })
    if (!found) return []
    if (found.isSymbolicLink()) return ['--symlink', readlinkSync(`/${name}`), `/${name}`]
    return ['--ro-bind', `/${name}`, `/${name}`]
  })
  const files = SYSTEM_FILES.flatMap((path) => ['--ro-bind-try', path, path])
  const made = ['passwd', 'group', 'hosts', 'resolv.conf', 'nsswitch.conf'].flatMap((name) => [
    '--ro-bind',
    `${SCRATCH}/etc/${name}`,
    `/etc/${name}`,
  ])
  return ['--ro-bind', '/usr', '/usr', ...linked, ...files, ...made]
}

function runtimeMounts({ node, npm, nodePrefix, extraCertificates }: Tools): string[] {
  const cli = '../lib/node_modules/npm/bin'
  const modules = `${INSIDE.node}/lib/node_modules/npm`
  return [
    ...['--ro-bind', node, `${INSIDE.node}/bin/node`],
    ...(npm === null
      ? []
      : [
          ...['--ro-bind', npm, modules],
          ...['--symlink', `${cli}/npm-cli.js`, `${INSIDE.node}/bin/npm`],
          ...['--symlink', `${cli}/npx-cli.js`, `${INSIDE.node}/bin/npx`],
        ]),
    ...(extraCertificates === null
      ? []
      : [
          ...['--ro-bind', extraCertificates, `${INSIDE.node}/certificates.pem`],
          ...['--setenv', 'NODE_EXTRA_CA_CERTS', `${INSIDE.node}/certificates.pem`],
        ]),
    ...(nodePrefix === null ? [] : ['--ro-bind', join(nodePrefix, 'include'), `${INSIDE.node}/include`]),
  ]
}

/** Shell text that lays out SCRATCH: the little of /etc that is ours, the installer's settings, a lane for each kind of run. */
export function furnish(
  canaries: Canaries,
  lanes: readonly string[],
  settings: Readonly<Record<string, string>>,
): string {
  const write = (path: string, content: string) =>
    `mkdir -p ${quote(path.slice(0, path.lastIndexOf('/')))} && printf '%b' ${quote(escaped(content))} > ${quote(path)}`
  const etc = (name: string, content: string) => write(`${SCRATCH}/etc/${name}`, content)
  return [
    etc('passwd', `root:x:0:0:root:/root:/bin/sh\nme:x:1000:1000:me:${INSIDE.home}:/bin/sh\n`),
    etc('group', 'root:x:0:\nme:x:1000:\n'),
    etc('hosts', '127.0.0.1 localhost sandbox\n'),
    etc('resolv.conf', 'nameserver 127.0.0.1\noptions timeout:2 attempts:1\n'),
    etc('nsswitch.conf', 'passwd: files\ngroup: files\nhosts: files dns\n'),
    `printf ${quote(octal(callFilter()))} > ${CALL_FILTER.path}`,
    `mkdir -p ${SCRATCH}/config`,
    ...Object.entries(settings).map(([name, text]) => write(`${SCRATCH}/config/${name}`, text)),
    ...lanes.flatMap((lane) => [
      `mkdir -p ${SCRATCH}/${lane}/home ${SCRATCH}/${lane}/tmp ${SCRATCH}/${lane}/cache`,
      ...Object.entries(canaries.files).map(([path, content]) =>
        write(`${SCRATCH}/${lane}/home/${path}`, content),
      ),
      `chmod -R go-rwx ${SCRATCH}/${lane}/home/.ssh`,
    ]),
  ].join('; ')
}

/** For printf's %b: the command has to stay on one line. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

function octal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
