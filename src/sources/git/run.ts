import { spawn } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'

/** git ended badly or could not be started. `kind` says what it means for the facts behind it. */
export class GitError extends Error {
  readonly kind: 'no-git' | 'failed' | 'too-long' | 'too-much'

  constructor(kind: GitError['kind'], message: string) {
    super(message)
    this.name = 'GitError'
    this.kind = kind
  }
}

export interface RunLimits {
  /** Given to git on its standard input. */
  input?: string
  maxMs?: number
  maxBytes?: number
}

const MAX_MS = 120_000
const MAX_BYTES = 1_000_000_000

/**
 * A repository's own configuration is written by whoever made it: nothing in it may start a program, open a connection
 * or change what is printed.
 */
const HARDENED = [
  ...['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.pager=cat', 'core.quotePath=false'],
  ...[
    'core.sshCommand=false',
    'core.askPass=',
    'core.attributesFile=/dev/null',
    'core.excludesFile=/dev/null',
  ],
  ...['protocol.allow=never', 'credential.helper=', 'log.showSignature=false', 'log.showRoot=true'],
  ...[
    'log.follow=false',
    'diff.external=',
    'diff.orderFile=/dev/null',
    'diff.renameLimit=1000',
    'gpg.program=false',
  ],
  // git follows no link to a .mailmap in a work tree, but it opens any file named here.
  ...['mailmap.file=', 'i18n.logOutputEncoding=UTF-8', 'submodule.recurse=false', 'color.ui=false'],
].flatMap((setting) => ['-c', setting])

/** Standard output of `git <args>` in `folder`. Throws GitError. */
export async function runGit(
  folder: string,
  args: readonly string[],
  limits: RunLimits = {},
): Promise<Buffer> {
  const chunks: Buffer[] = []
  await streamGit(folder, args, (chunk) => chunks.push(chunk), limits)
  return Buffer.concat(chunks)
}

/** Each record of an output that ends its records with NUL, while git is still at work on the next. */
export async function runGitRecords(
  folder: string,
  args: readonly string[],
  onRecord: (record: string) => void,
): Promise<void> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  await streamGit(folder, args, (chunk) => {
    const records = (rest + decoder.write(chunk)).split('\0')
    rest = records.pop() ?? ''
    for (const record of records) onRecord(record)
  })
  if (rest !== '') onRecord(rest)
}

function streamGit(
  folder: string,
  args: readonly string[],
  onChunk: (chunk: Buffer) => void,
  limits: RunLimits = {},
): Promise<void> {
  const { input, maxMs = MAX_MS, maxBytes = MAX_BYTES } = limits
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['--no-pager', '--literal-pathspecs', ...HARDENED, '-C', folder, ...args], {
      env: environment(),
      shell: false,
      windowsHide: true,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    })
    let bytes = 0
    let complaint = ''
    const stop = (error: GitError) => {
      child.kill('SIGKILL')
      reject(error)
    }
    const seconds = Math.round(maxMs / 1000)
    const timer = setTimeout(() => stop(new GitError('too-long', `git took over ${seconds} s`)), maxMs)

    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) stop(new GitError('too-much', 'git printed more than can be read'))
      else onChunk(chunk)
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      if (complaint.length < 4000) complaint += chunk.toString('utf8')
    })
    child.on('error', (error) => {
      clearTimeout(timer)
      const missing = 'code' in error && error.code === 'ENOENT'
      reject(new GitError(missing ? 'no-git' : 'failed', error.message))
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      if (code === 0) resolve()
      else reject(new GitError('failed', complaint.trim() || `git ended with ${code}`))
    })
    // git may end before it has read everything; its exit code tells.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/** The user's environment without what redirects git (GIT_DIR, GIT_CONFIG_COUNT …), and with everything interactive off. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|SSH_ASKPASS$|LC_|LANG)/i.test(name))
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
  }
}
