import { eggIn, fileIn } from './address.ts'
import { pypiName } from './name.ts'
import { isFolder } from './pyproject-asks.ts'
import { extrasIn, parseRequirement, type Requirement } from './requirement.ts'
import { versionInAddress } from './source.ts'

/** What one line of a requirements file says. */
export type Statement =
  | { kind: 'requirement'; requirement: Requirement; own: boolean; hash: string | null }
  /** A folder of the project without a name. */
  | { kind: 'folder' }
  | { kind: 'file'; path: string; constrains: boolean }
  | { kind: 'setting' }
  | { kind: 'unread' }

const SETTING =
  /^--?(?:i|f|index-url|extra-index-url|no-index|find-links|no-binary|only-binary|prefer-binary|require-hashes|pre|trusted-host|use-feature|use-pep517|no-use-pep517|no-build-isolation|no-deps|process-dependency-links|allow-external|allow-unverified|global-option|config-settings?)\b/

export function statementOf(text: string): Statement {
  const file = /^(?:-([rc])\s*|--(requirement|constraint)(?:\s+|=))(\S.*)$/.exec(text)
  if (file)
    return {
      kind: 'file',
      path: unquoted(file[3] ?? ''),
      constrains: (file[1] ?? file[2])?.startsWith('c') === true,
    }
  const editable = /^(?:-e\s*|--editable(?:\s+|=))(\S.*)$/.exec(text)?.[1]
  if (editable !== undefined) return required(unquoted(editable))
  if (SETTING.test(text)) return { kind: 'setting' }
  return text.startsWith('-') ? { kind: 'unread' } : required(text)
}

function required(text: string): Statement {
  const hash = /\s--hash[=\s](\S+)/.exec(text)?.[1] ?? null
  // Options of one requirement stand behind it.
  const bare = text.replace(/\s--?[a-z][\w-]*(?:[=\s].*)?$/, '').trim()
  const requirement = parseRequirement(bare) ?? (isAddress(bare) ? addressed(bare) : null)
  if (requirement) return { kind: 'requirement', requirement, own: isFolder(requirement.url), hash }
  return isAddress(bare) && isFolder(folderAddress(bare)) ? { kind: 'folder' } : { kind: 'unread' }
}

function isAddress(text: string): boolean {
  return /^[a-z+]+:\/|^git@|^[.~]|[\\/]|\.(?:whl|zip|tar\.\w+|tgz)(?:$|[#;\s])/i.test(text)
}

/** `git+https://…#egg=name[extra]`, `https://…/name-1.0-py3-none-any.whl`, `./name-1.0.tar.gz`. Null: it names no package. */
function addressed(text: string): Requirement | null {
  const semicolon = text.indexOf(' ;')
  const address = semicolon < 0 ? text : text.slice(0, semicolon).trim()
  const egg = eggIn(address)
  const archive = /^(.+?)-\d[^/]*\.(?:whl|zip|tar\.\w+|tgz)$/.exec(fileIn(address))?.[1]
  const repository = /^git(?:\+|@|:)/.test(address) ? repositoryIn(fileIn(address)) : undefined
  const name = egg?.name ?? archive ?? repository
  if (name === undefined) return null
  const version = versionInAddress(address)
  return {
    name: pypiName(name),
    extras: extrasIn(egg?.extras ?? ''),
    specifier: version === null ? '' : `==${version}`,
    url: isFolder(address) ? folderAddress(address) : address,
    marker: semicolon < 0 ? null : text.slice(semicolon + 2).trim(),
  }
}

/** `thing.git@v1` is thing. */
function repositoryIn(file: string): string | undefined {
  return file.split('@', 1)[0]?.replace(/\.git$/, '') || undefined
}

/** Folders are written `.`, `.[dev]`, `../sub` and `libs/sub`. */
function folderAddress(text: string): string {
  const path = text.endsWith(']') ? text.slice(0, text.lastIndexOf('[')) : text
  return /^(?:[a-z+]+:|\.{0,2}\/|git@)/i.test(path)
    ? path
    : path === '.' || path === '..'
      ? `${path}/`
      : `./${path}`
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2')
}
