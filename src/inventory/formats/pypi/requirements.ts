import type { Scope } from '../../inventory.ts'
import type { InventoryReader, LockedNode, Root } from '../../reader.ts'
import { fileName } from '../file-name.ts'
import { valuesByKey } from '../values-by-key.ts'
import { pypiName } from './name.ts'
import { pinnedBy } from './requirement.ts'
import { readWhole, type Stated } from './requirements-file.ts'
import { sourceOf, versionInAddress } from './source.ts'

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/, written by hand or by `pip freeze`, pip-compile and uv. */
export const requirements: InventoryReader = {
  id: 'requirements',
  accepts: (path) =>
    /requirements[^/]*\.txt$/i.test(fileName(path)) || /(?:^|\/)requirements\/[^/]+\.txt$/i.test(path),
  async read(first, beside) {
    const { path } = first
    const { stated, constraints, lost } = await readWhole(first, beside)
    const pins = new Map(constraints.flatMap(pinOf))
    const users = usersIn(stated)
    const keysOf = keysIn(stated)
    const unread = stated.filter(({ file, statement }) => file === path && statement.kind === 'unread')
    return {
      format: 'requirements.txt',
      project: { name: null, version: null },
      roots: users && rootsOf(users, keysOf),
      nodes: stated.flatMap((one, index) => nodesOf(one, index, pins, users, keysOf)),
      notes: users
        ? []
        : [
            'A requirements file does not say which package needs which, nor whether it lists what its packages need.',
          ],
      unread: [
        ...unread.map(({ written }) => ({
          line: written.line,
          message: 'It is no requirement that pip would read',
          hint: 'Write it as pip does, `name==1.0`',
        })),
        ...lost.map(({ line, path: missing }) => ({
          line,
          message: `It includes ${missing}, which cannot be read`,
          hint: 'Give the folder that has both files',
        })),
      ],
    }
  },
}

function pinOf({ statement }: Stated): [string, string][] {
  if (statement.kind !== 'requirement') return []
  const pinned = pinnedBy(statement.requirement.specifier)
  return pinned === null ? [] : [[statement.requirement.name, pinned]]
}

function nodesOf(
  { file, written, statement }: Stated,
  index: number,
  pins: ReadonlyMap<string, string>,
  users: Users | null,
  keysOf: KeysOf,
): LockedNode[] {
  if (statement.kind !== 'requirement') return []
  const { name, specifier, url } = statement.requirement
  const version = pinnedBy(specifier) ?? versionInAddress(url)
  return [
    {
      key: String(index),
      ecosystem: 'pypi',
      name,
      version: version ?? (url === null ? (pins.get(name) ?? null) : null),
      range: specifier || null,
      source: sourceOf(url),
      integrity: statement.hash,
      file,
      line: written.line,
      scope: scopeBy(file),
      dependsOn: (users?.needs.get(name) ?? []).flatMap(keysOf),
      own: statement.own,
    },
  ]
}

/** By the name of the file, as it is the custom: nothing in it says so. */
function scopeBy(file: string): Scope {
  const isForDevelopment =
    /(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|lint|linting|docs?|ci|typing|mypy)(?:[-_.]|$)/i
  return isForDevelopment.test(file.replace(/^(?:.*\/)?/, '')) ? 'dev' : 'runtime'
}

interface Users {
  /** Package -> what it needs. */
  needs: ReadonlyMap<string, readonly string[]>
  /** Asked for by a file, and no package. */
  asked: ReadonlyMap<string, Scope>
}

/** From the comments of pip-compile and uv, `# via requests`, `# via -r requirements.in`; null: there are none. */
function usersIn(stated: readonly Stated[]): Users | null {
  const needs: [string, string][] = []
  const asked = new Map<string, Scope>()
  for (const { file, written, statement } of stated) {
    if (statement.kind !== 'requirement') continue
    for (const user of viaIn(written.comments)) {
      const { name } = statement.requirement
      if (/^-[rc]\s|\(|\.(?:in|txt|toml|cfg|py)$/.test(user)) {
        if (!user.startsWith('-c')) asked.set(name, scopeBy(file))
      } else needs.push([pypiName(user), name])
    }
  }
  return needs.length + asked.size === 0 ? null : { needs: valuesByKey(needs), asked }
}

/** `# via a, b` on a line, or `# via` with one of them on each line below. */
function viaIn(comments: readonly string[]): string[] {
  const start = comments.findIndex((comment) => /^\s*via\b/.test(comment))
  if (start < 0) return []
  const [first = '', ...below] = comments.slice(start)
  const listed = first.replace(/^\s*via\b/, '').split(',')
  const end = below.findIndex((comment) => !/^\s{2,}\S/.test(comment))
  return [...listed, ...(end < 0 ? below : below.slice(0, end))].map((one) => one.trim()).filter(Boolean)
}

function rootsOf({ asked }: Users, keysOf: KeysOf): Root[] {
  return [...asked].flatMap(([name, scope]) => keysOf(name).map((key) => ({ member: null, key, scope })))
}

/** One name may stand on several lines, each for other machines. */
type KeysOf = (name: string) => readonly string[]

function keysIn(stated: readonly Stated[]): KeysOf {
  const keys = valuesByKey(
    stated.flatMap(({ statement }, index) =>
      statement.kind === 'requirement' ? [[statement.requirement.name, String(index)] as const] : [],
    ),
  )
  return (name) => keys.get(name) ?? []
}
