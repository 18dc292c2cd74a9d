import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource, Scope } from '../../inventory.ts'
import {
  type InventoryReader,
  type LockedNode,
  type Root,
  type Surroundings,
  UnreadableFile,
} from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { knownVersion, mappingAt, textsAt } from '../../syntax/shape.ts'
import { parseToml } from '../../syntax/toml.ts'
import { isNamed } from '../file-name.ts'
import { pypiName } from './name.ts'
import { isFolder } from './pyproject-asks.ts'
import { pinnedBy } from './requirement.ts'

/** https://pipenv.pypa.io/en/latest/pipfile.html#pipfile-lock. It does not say which package uses which. */
export const pipfileLock: InventoryReader = {
  id: 'pipfile-lock',
  accepts: isNamed('Pipfile.lock'),
  async read({ text }, beside) {
    const { top, lineOf } = parseJson(text)
    const meta = mappingAt(top, '_meta')
    const version = knownVersion(meta?.['pipfile-spec'], /^6$/, 'pipfile-spec', 'Pipenv')
    const categories = Object.keys(top).filter((category) => category !== '_meta')
    const nodes = categories.flatMap((category) =>
      Object.entries(mappingAt(top, category) ?? {}).map(([name, value]) => {
        const entry = asMapping(value)
        if (entry === null)
          throw new UnreadableFile(`Its entry of ${name} is no object`, lineOf(top[category]))
        return nodeOf(category, name, entry, lineOf(entry))
      }),
    )
    return {
      format: `Pipfile.lock ${version}`,
      project: { name: null, version: null },
      roots: await rootsIn(beside),
      nodes,
      notes: ['A Pipfile.lock does not say which package needs which.'],
    }
  },
}

function nodeOf(category: string, name: string, entry: Mapping, line: number | null): LockedNode {
  const path = asText(entry.path) ?? asText(entry.file)
  return {
    key: keyOf(category, name),
    ecosystem: 'pypi',
    name: pypiName(name),
    version: pinnedBy(asText(entry.version) ?? ''),
    range: asText(entry.version),
    source: sourceOf(entry),
    integrity: textsAt(entry, 'hashes')[0] ?? null,
    line,
    scope: scopeOf(category),
    dependsOn: [],
    own: path !== null && (entry.editable === true || isFolder(path)),
  }
}

function keyOf(category: string, name: string): string {
  return `${category} ${pypiName(name)}`
}

/** Other categories are installed where somebody names them. */
function scopeOf(category: string): Scope {
  return category === 'default' ? 'runtime' : category === 'develop' ? 'dev' : 'unknown'
}

/** Where the Pipfile beside it calls the categories by names of its own. */
const SECTIONS: Readonly<Record<string, string>> = { packages: 'default', 'dev-packages': 'develop' }
/** Tables of a Pipfile that list no packages. */
const SETTINGS = ['source', 'requires', 'scripts', 'pipenv']

async function rootsIn(beside: Surroundings): Promise<Root[] | null> {
  const text = await beside.text('Pipfile')
  if (text === null) return null
  try {
    const { top } = parseToml(text)
    return Object.keys(top)
      .filter((section) => !SETTINGS.includes(section))
      .flatMap((section) => {
        const category = SECTIONS[section] ?? section
        return entriesOf(top, section).map(([name]) => ({
          member: null,
          key: keyOf(category, name),
          scope: scopeOf(category),
        }))
      })
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}

function sourceOf({ git, ref, path, file }: Mapping): ComponentSource {
  if (typeof git === 'string') return { kind: 'git', url: typeof ref === 'string' ? `${git}@${ref}` : git }
  const address = asText(path) ?? asText(file)
  if (address === null) return { kind: 'registry', url: null }
  return { kind: /^https?:/.test(address) ? 'url' : 'path', url: address }
}
