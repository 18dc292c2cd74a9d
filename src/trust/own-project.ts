import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { mappingOf, textOf } from '../disk/folder.ts'

/** What the project that a folder belongs to is called elsewhere. */
export interface OwnProject {
  /** The addresses of its remotes, as git has them. */
  remotes: readonly string[]
  /** Names that manifests on the way up give it, each in its ecosystem. */
  packages: readonly { type: 'npm'; name: string }[]
}

/** Read, never asked of git: what is configured in a strange folder may run programs. */
export function ownProject(folder: string): OwnProject {
  const above = upwards(resolve(folder))
  const top = above.findIndex((each) => existsSync(join(each, '.git')))
  const inside = top < 0 ? above.slice(0, 1) : above.slice(0, top + 1)
  const packages = inside.flatMap((each) => {
    const name = mappingOf(each, 'package.json')?.name
    return typeof name === 'string' && name !== '' ? [{ type: 'npm' as const, name }] : []
  })
  return { remotes: top < 0 ? [] : remotesIn(join(above[top] ?? '', '.git')), packages }
}

/** `.git` may be a file that says where it is; of a work tree, what is common to all lies elsewhere again. */
function remotesIn(git: string): string[] {
  const elsewhere = /^gitdir: (.+)$/m.exec(textOf(git, '') ?? '')?.[1]
  const own = elsewhere === undefined ? git : resolve(dirname(git), elsewhere.trim())
  const common = textOf(own, 'commondir')?.trim()
  return urlsIn(textOf(common === undefined ? own : resolve(own, common), 'config') ?? '')
}

function urlsIn(config: string): string[] {
  let section = ''
  return config.split('\n').flatMap((written) => {
    const line = written.trim()
    if (line.startsWith('[')) section = line
    const [key = '', ...value] = line.split('=')
    const isUrl = /^\[remote\b/i.test(section) && /^(?:push)?url\s*$/i.test(key)
    return isUrl ? [value.join('=').trim()] : []
  })
}

function upwards(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...upwards(parent)]
}
