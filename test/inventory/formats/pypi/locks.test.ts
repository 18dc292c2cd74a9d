import { describe, expect, test } from 'vitest'
import { pdmLock } from '../../../../src/inventory/formats/pypi/pdm-lock.ts'
import { pipfileLock } from '../../../../src/inventory/formats/pypi/pipfile-lock.ts'
import { poetryLock } from '../../../../src/inventory/formats/pypi/poetry-lock.ts'
import { pylock } from '../../../../src/inventory/formats/pypi/pylock.ts'
import { pyproject } from '../../../../src/inventory/formats/pypi/pyproject.ts'
import { uvLock } from '../../../../src/inventory/formats/pypi/uv-lock.ts'
import type { InventoryReader } from '../../../../src/inventory/reader.ts'
import { lineFor, lockedOf, readAs } from '../../../support/inventory.ts'

type Row = [
  what: string,
  reader: InventoryReader,
  path: string,
  text: string,
  components: string[],
  beside?: Record<string, string>,
]

const UV = 'version = 1\nrevision = 3\n'
const POETRY = '[metadata]\nlock-version = "2.0"\n'
const PDM = '[metadata]\nlock_version = "4.5.0"\n'
const PYLOCK = 'lock-version = "1.0"\ncreated-by = "x"\n'

const ROWS: Row[] = [
  [
    'uv: members, groups, extras, and where they come from',
    uvLock,
    'uv.lock',
    `${UV}
[manifest]
members = ["app", "lib"]
[manifest.dependency-groups]
lint = [{ name = "ruff" }]
[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "web", extra = ["fast"] }, { name = "lib" }]
[package.optional-dependencies]
pg = [{ name = "pg" }]
[package.dev-dependencies]
dev = [{ name = "test" }]
[[package]]
name = "lib"
version = "0.1.0"
source = { editable = "lib" }
dependencies = [{ name = "deep" }]
[[package]]
name = "web"
version = "1.0"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "core" }]
[package.optional-dependencies]
fast = [{ name = "loop" }]
[[package]]
name = "core"
version = "1.0"
source = { git = "https://h/core?rev=v1#abc" }
[[package]]
name = "loop"
version = "1.0"
source = { url = "https://h/loop-1.0.tar.gz" }
[[package]]
name = "deep"
version = "1.0"
source = { path = "deep-1.0.tar.gz" }
[[package]]
name = "pg"
version = "1.0"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "test"
version = "1.0"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "web" }]
[[package]]
name = "ruff"
version = "1.0"
source = { registry = "https://pypi.org/simple" }`,
    [
      'web@1.0 runtime direct registry web',
      'core@1.0 runtime transitive git web>core',
      'loop@1.0 runtime transitive url web>loop',
      'deep@1.0 runtime direct path lib>deep',
      'pg@1.0 optional direct registry pg',
      'test@1.0 dev direct registry test',
      'ruff@1.0 dev direct registry ruff',
    ],
  ],
  [
    'uv: a name in two versions, by version and marker',
    uvLock,
    'uv.lock',
    `${UV}
[[package]]
name = "app"
source = { editable = "." }
dependencies = [{ name = "a", version = "1", source = { registry = "r" }, marker = "os_name == 'nt'" }]
[package.dev-dependencies]
dev = [{ name = "a", version = "2", source = { registry = "r" } }]
[[package]]
name = "a"
version = "1"
source = { registry = "r" }
[[package]]
name = "a"
version = "2"
source = { registry = "r" }`,
    ['a@1 runtime direct registry a', 'a@2 dev direct registry a'],
  ],
  [
    'poetry 2.1: groups',
    poetryLock,
    'poetry.lock',
    `[[package]]
name = "Main_One"
version = "1.0"
optional = false
groups = ["main", "dev"]
[package.dependencies]
both = {version = "*", extras = ["x"]}
[[package]]
name = "both"
version = "1.0"
optional = true
groups = ["main"]
[package.dependencies]
extra = {version = "*", optional = true}
[package.extras]
x = ["extra (>=1)"]
[[package]]
name = "extra"
version = "1.0"
optional = false
groups = ["dev"]
[package.source]
type = "git"
url = "https://h/extra"
resolved_reference = "abc"
[[package]]
name = "here"
version = "1.0"
groups = ["main"]
[package.source]
type = "directory"
url = "here"
[metadata]
lock-version = "2.1"`,
    [
      'main-one@1.0 runtime direct registry main-one',
      'both@1.0 optional transitive registry main-one>both',
      'extra@1.0 dev transitive git main-one>both>extra',
    ],
    { 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3"\nmain_one = "^1"' },
  ],
  [
    'poetry 2.0: the manifest tells the scope',
    poetryLock,
    'poetry.lock',
    `[[package]]
name = "a"
version = "1"
[[package]]
name = "b"
version = "1"
[package.dependencies]
c = "*"
[[package]]
name = "c"
version = "1"
[[package]]
name = "d"
version = "1"
${POETRY}`,
    [
      'a@1 runtime direct registry a',
      'b@1 dev direct registry b',
      'c@1 dev transitive registry b>c',
      'd@1 optional direct registry d',
    ],
    {
      'pyproject.toml': `[project]\ndependencies = ["a>1"]\n[tool.poetry.group.dev.dependencies]\nb = "*"
[tool.poetry.dependencies]\nd = {version = "*", optional = true}\n[tool.poetry.extras]\nx = ["d"]`,
    },
  ],
  [
    'poetry 1: categories',
    poetryLock,
    'poetry.lock',
    `[[package]]
name = "a"
version = "1"
category = "main"
optional = false
[[package]]
name = "b"
version = "1"
category = "dev"
optional = false
[metadata]
lock-version = "1.1"
[metadata.files]
a = [{file = "a.whl", hash = "sha256:aa"}]`,
    ['a@1 runtime unknown registry a', 'b@1 dev unknown registry b'],
  ],
  [
    'pdm: groups, a package with extras, a folder',
    pdmLock,
    'pdm.lock',
    `${PDM}
[[package]]
name = "web"
version = "1"
groups = ["default"]
dependencies = ["core>=1 ; python_version < '3.9'"]
[[package]]
name = "web"
version = "1"
extras = ["fast"]
groups = ["default"]
dependencies = ["loop", "web==1"]
[[package]]
name = "core"
version = "1"
groups = ["default"]
[[package]]
name = "loop"
version = "1"
groups = ["default"]
git = "https://h/loop"
revision = "abc"
[[package]]
name = "pytest"
version = "8"
groups = ["test"]
[[package]]
name = "pg"
version = "1"
groups = ["pg"]
[[package]]
name = "sub"
version = "1"
path = "./sub"
groups = ["default"]`,
    [
      'web@1 runtime direct registry web',
      'core@1 runtime transitive registry web>core',
      'loop@1 runtime transitive git web>loop',
      'pytest@8 dev direct registry pytest',
      'pg@1 optional direct registry pg',
    ],
    {
      'pyproject.toml':
        '[project]\ndependencies = ["web[fast]"]\noptional-dependencies.pg = ["pg"]\n[tool.pdm.dev-dependencies]\ntest = ["pytest"]',
    },
  ],
  [
    'pylock: markers say what extras and groups add',
    pylock,
    'pylock.dev.toml',
    `${PYLOCK}
extras = ["fast"]
dependency-groups = ["dev", "Main"]
default-groups = ["main"]
[[packages]]
name = "a"
version = "1"
marker = "python_version >= '3.9' and 'main' in dependency_groups"
dependencies = [{ name = "b" }]
[[packages]]
name = "b"
version = "1"
[[packages]]
name = "c"
version = "1"
marker = "'fast' in extras or 'dev' in dependency_groups"
[[packages]]
name = "d"
marker = "('dev' in dependency_groups)"
archive = { url = "https://h/d-2.0.tar.gz", hashes = { sha256 = "aa" } }
[[packages]]
name = "e"
vcs = { type = "git", url = "https://h/e", commit-id = "abc" }
[[packages]]
name = "app"
directory = { path = "." }`,
    [
      'a@1 runtime direct registry a',
      'b@1 runtime transitive registry a>b',
      'c@1 optional direct registry c',
      'd@2.0 dev direct url d',
      'e@() runtime direct git e',
    ],
  ],
  [
    'Pipfile.lock',
    pipfileLock,
    'Pipfile.lock',
    `{"_meta": {"pipfile-spec": 6},
"default": {"A_b": {"version": "==1.0"}, "c": {"version": "==1"}, "here": {"path": ".", "editable": true}, "g": {"git": "https://h/g.git", "ref": "abc"}},
"develop": {"c": {"version": "==1"}, "d": {"version": "==2"}},
"docs": {"e": {"version": "==3"}}}`,
    [
      'a-b@1.0 runtime direct registry a-b',
      'c@1 runtime transitive registry c',
      'g@() runtime transitive git g',
      'd@2 dev direct registry d',
      'e@3 unknown transitive registry e',
    ],
    { Pipfile: '[packages]\na-b = "*"\n[dev-packages]\nd = "*"\n[requires]\npython_version = "3"' },
  ],
  [
    'pyproject.toml alone',
    pyproject,
    'pyproject.toml',
    `[project]
name = "app"
dependencies = ["a==1.0", "b[x]>=2 ; os_name=='nt'", "here @ file:///x/here"]
[project.optional-dependencies]
fast = ["c @ https://h/c-3.0.tar.gz"]
[dependency-groups]
test = ["pytest>8", {include-group = "lint"}]
lint = ["ruff"]
[tool.poetry.dependencies]
python = "^3"
d = "1.0"
e = [{version = "^1"}, {version = "^2"}]
f = {git = "https://h/f.git"}`,
    [
      'a@1.0 runtime direct registry a',
      'b@(>=2) runtime direct registry b',
      'c@3.0 optional direct url c',
      'pytest@(>8) dev direct registry pytest',
      'ruff@() dev direct registry ruff',
      'd@1.0 runtime direct registry d',
      'e@(^1) runtime direct registry e',
      'e@(^2) runtime direct registry e',
      'f@() runtime direct git f',
    ],
  ],
]

test.each(ROWS)('%s', async (_, reader, path, text, components, beside = {}) => {
  const read = await readAs(reader, path, { [path]: text, ...beside })
  expect(read.components.map(lineFor)).toEqual(components)
})

test.each(ROWS)(
  '%s: every component has its line',
  async (_, reader, path, text, _components, beside = {}) => {
    const { components } = await readAs(reader, path, { [path]: text, ...beside })
    const lines = text.split('\n')
    for (const { name, declaredAt } of components)
      expect(lines[(declaredAt.line ?? 0) - 1]?.toLowerCase().replaceAll('_', '-')).toContain(name)
  },
)

describe('what cannot be read is said in one sentence', () => {
  test.each<[InventoryReader, string, string]>([
    [uvLock, '', 'It is empty'],
    [uvLock, 'version = 2', 'Its version is 2, which is not known'],
    [uvLock, `${UV}[[package]]\nversion = "1"`, 'It has an entry without a "name"'],
    [uvLock, `${UV}package = 3`, 'Its "package" is no list'],
    [poetryLock, '[metadata]\nlock-version = "3.0"', 'Its lock-version is 3.0, which is not known'],
    [pdmLock, '[[package]]\nname = "a"', 'Its lock_version is missing, which is not known'],
    [pylock, 'lock-version = "2.0"', 'Its lock-version is 2.0, which is not known'],
    [pipfileLock, '{"_meta": {"pipfile-spec": 7}}', 'Its pipfile-spec is 7, which is not known'],
    [pipfileLock, '{"_meta": {"pipfile-spec": 6}, "default": []}', 'Its "default" is no object'],
    [
      pyproject,
      '[project]\nname = "a"\nname = "b"',
      'It is no valid TOML (trying to redefine an already defined table or value)',
    ],
  ])('$0.id: $2', async (reader, text, message) => {
    await expect(readAs(reader, 'x', { x: text })).rejects.toThrow(message)
  })
})

test.each<[InventoryReader, string, string]>([
  [
    uvLock,
    `${UV}[[package]]\nname = "a"\nsource = {registry = "r"}\ndependencies = [{name = "b"}]`,
    'It refers to b and does not say what that is: it is cut off, or was changed by hand',
  ],
  [
    poetryLock,
    '[[package]]\nname = "a"\nversion = "1"',
    'Its last table, [metadata], is missing: it is cut off, or was changed by hand',
  ],
])('$0.id: what is missing is told, the rest is read', async (reader, text, message) => {
  const { nodes, unread } = await lockedOf(reader, 'x', { x: text })
  expect(nodes.map(({ name }) => name)).toEqual(['a'])
  expect(unread?.map((one) => one.message)).toEqual([message])
})
