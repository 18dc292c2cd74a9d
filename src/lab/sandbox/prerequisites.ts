import { execFile } from 'node:child_process'
import { access, constants, realpath, stat } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { UserError } from '../../model/user-error.ts'

/** What runs the sandbox, by absolute path. */
export interface Tools {
  bwrap: string
  strace: string
  timeout: string
  /** The Node that runs the CLI, and the npm beside it or on PATH. */
  node: string
  /** The folder of the npm package; null: there is none, commands can still be run. */
  npm: string | null
  /** Node's headers, for packages that compile; null: not installed. */
  nodePrefix: string | null
  /** Certificates that this machine's Node trusts beside its own (NODE_EXTRA_CA_CERTS), as behind a company's proxy. */
  extraCertificates: string | null
}

const INSTALL =
  'Install them: apt-get install bubblewrap strace (Debian, Ubuntu), dnf install bubblewrap strace (Fedora)'

/** Finds everything, and tries a room once. Throws UserError where something is missing; nothing was run then. */
export async function findTools(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): Promise<Tools> {
  if (platform !== 'linux') {
    throw new UserError(
      `The sandbox needs Linux (bubblewrap and user namespaces); this is ${platform}`,
      'Run it on a Linux machine, in a Linux VM or in CI, and keep the evidence file',
    )
  }
  const path = environment.PATH ?? '/usr/local/bin:/usr/bin:/bin'
  const [bwrap, strace, timeout] = await Promise.all(
    ['bwrap', 'strace', 'timeout'].map((name) => which(name, path)),
  )
  const missing = [bwrap ? '' : 'bubblewrap', strace ? '' : 'strace', timeout ? '' : 'coreutils'].filter(
    Boolean,
  )
  if (!bwrap || !strace || !timeout)
    throw new UserError(
      `The sandbox needs ${missing.join(' and ')}, which ${missing.length > 1 ? 'are' : 'is'} not installed`,
      INSTALL,
    )
  const node = await realpath(process.execPath)
  const tools = {
    bwrap,
    strace,
    timeout,
    node,
    npm: await findNpm(node, path),
    nodePrefix: await headersOf(node),
    extraCertificates: await certificatesOf(environment.NODE_EXTRA_CA_CERTS),
  }
  await tryOut(tools)
  return tools
}

async function which(name: string, path: string): Promise<string | null> {
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, name)
    const isFile = await stat(candidate).then(
      (found) => found.isFile(),
      () => false,
    )
    if (!folder.startsWith('/') || !isFile) continue
    if (await isAllowed(candidate, constants.X_OK)) return candidate
  }
  return null
}

async function findNpm(node: string, path: string): Promise<string | null> {
  const beside = join(dirname(node), '..', 'lib', 'node_modules', 'npm')
  const onPath = await which('npm', path)
  const linked = onPath === null ? null : await realpath(onPath).then((cli) => dirname(dirname(cli)))
  for (const folder of [beside, linked]) {
    if (folder !== null && (await isAllowed(join(folder, 'bin', 'npm-cli.js'), constants.R_OK)))
      return realpath(folder)
  }
  return null
}

async function headersOf(node: string): Promise<string | null> {
  const prefix = join(dirname(node), '..')
  return (await isAllowed(join(prefix, 'include', 'node', 'node.h'), constants.R_OK))
    ? realpath(prefix)
    : null
}

async function certificatesOf(path: string | undefined): Promise<string | null> {
  return path !== undefined && path !== '' && (await isAllowed(path, constants.R_OK)) ? realpath(path) : null
}

function isAllowed(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  )
}

/** A room inside a room under strace, as a run makes them; every refusal of the kernel shows here. */
async function tryOut({ bwrap, strace }: Tools): Promise<void> {
  const inner = `${quote(strace)} -f -qq --seccomp-bpf --decode-pids=pidns -e trace=connect -o /dev/null ${quote(bwrap)} ${INNER} /bin/true`
  const outer = ['--uid', '0', '--gid', '0', ...OUTER, '/bin/sh', '-c', inner]
  try {
    await promisify(execFile)(bwrap, outer, { timeout: 20_000 })
  } catch (error) {
    const words =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : ''
    throw new UserError(
      `The kernel refuses an unprivileged sandbox here${words ? ` (${words})` : ''}`,
      'User namespaces must be allowed: sysctl kernel.unprivileged_userns_clone=1, on Ubuntu 24.04 also kernel.apparmor_restrict_unprivileged_userns=0; in a container, its seccomp profile',
    )
  }
}

/** The keeper's namespaces, see keeper.ts. CAP_SETFCAP is what mapping a user in a second namespace takes. */
export const OUTER: readonly string[] = [
  ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc'],
  // The kernel mounts a new /proc only where a whole one is in sight, and bubblewrap covers parts of its own for root.
  ...['--bind', '/proc', '/dev/host-proc'],
  ...[
    '--unshare-user',
    '--unshare-pid',
    '--unshare-net',
    '--unshare-ipc',
    '--unshare-uts',
    '--unshare-cgroup-try',
  ],
  ...['--cap-drop', 'ALL', '--cap-add', 'CAP_SETFCAP', '--cap-add', 'CAP_NET_BIND_SERVICE'],
  ...['--die-with-parent', '--new-session'],
]

const INNER =
  '--ro-bind / / --dev /dev --proc /proc --unshare-user --unshare-pid --unshare-net --uid 1000 --gid 1000 --cap-drop ALL --die-with-parent'

export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
