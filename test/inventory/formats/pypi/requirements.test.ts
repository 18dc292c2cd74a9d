import { describe, expect, test } from 'vitest'
import { requirements } from '../../../../src/inventory/formats/pypi/requirements.ts'
import { lineFor, readAs } from '../../../support/inventory.ts'

async function linesOf(text: string, more: Record<string, string> = {}): Promise<string[]> {
  const { components } = await readAs(requirements, 'requirements.txt', { 'requirements.txt': text, ...more })
  return components.map(lineFor)
}

const plain = (asked: string, source = 'registry') =>
  `${asked} runtime unknown ${source} ${asked.replace(/@.*$/, '')}`

describe('a line', () => {
  test.each<[string, string, string[]]>([
    ['pinned, the name normalised', 'Typing_Extensions==4.1', [plain('typing-extensions@4.1')]],
    ['extras, marker and comment', 'a.b[x,Y] == 1.0 ; python_version<"3.9" # why', [plain('a-b@1.0')]],
    ['an arbitrary equality', 'a===1.0+local', [plain('a@1.0+local')]],
    ['an epoch', 'a==1!2.0', [plain('a@1!2.0')]],
    ['a range', 'a >= 1, <2', [plain('a@(>=1,<2)')]],
    ['a star is no pin', 'a==1.*', [plain('a@(==1.*)')]],
    ['a range in brackets', 'a (>=1)', [plain('a@(>=1)')]],
    ['any version', 'a', [plain('a@()')]],
    [
      'hashes on lines that go on',
      'a==1 \\\n  --hash=sha256:aa \\\n  --hash=sha256:bb\nb==2',
      [plain('a@1'), plain('b@2')],
    ],
    [
      'a # inside of an address is no comment',
      'a @ https://h/a-1.0-py3-none-any.whl#sha256=aa',
      [plain('a@1.0', 'url')],
    ],
    ['a commit', 'git+https://h/o/Some_Thing.git@v1#egg=thing[x]', [plain('thing@()', 'git')]],
    ['a commit without egg', 'git+ssh://git@h/o/thing.git@v1', [plain('thing@()', 'git')]],
    ['a commit by name', 'thing @ git+https://h/o/thing@v1 ; os_name=="nt"', [plain('thing@()', 'git')]],
    ['an editable commit', '-e git+https://h/o/t.git#egg=thing', [plain('thing@()', 'git')]],
    ['an archive here', './wheels/a_b-1.2-py3-none-any.whl', [plain('a-b@1.2', 'path')]],
    ['an archive there', 'https://h/d/a-1.2.tar.gz', [plain('a@1.2', 'url')]],
    ['folders are the project', '-e .\n.[dev]\n../sub\n--editable=./lib\nlib @ file:///x/lib', []],
    ['settings', '-i https://h\n--extra-index-url=https://h\n--no-binary :all:\n--pre\n-f ./w', []],
    ['options of one requirement', 'a==1 --global-option="--x" --config-settings y=z', [plain('a@1')]],
    ['one name for two machines', 'a==1; os_name=="nt"\na==2; os_name!="nt"', [plain('a@1'), plain('a@2')]],
    ['nothing', '# only words\n\n', []],
  ])('%s', async (_, text, expected) => {
    expect(await linesOf(text)).toEqual(expected)
  })
})

test('files that it includes, each once and where they stand; what constrains installs nothing', async () => {
  const { components } = await readAs(requirements, 'web/requirements-dev.txt', {
    'web/requirements-dev.txt': '-r ../base.txt\n--constraint=pins.txt\npytest',
    'base.txt': 'a\n-r web/requirements-dev.txt\n-r more/extra.txt',
    'more/extra.txt': 'b==2',
    'web/pins.txt': 'A==1\nunused==3\npytest==8',
  })
  expect(components.map((one) => [one.purl, one.scope, one.declaredAt])).toEqual([
    ['pkg:pypi/a@1', 'runtime', { file: 'base.txt', line: 1 }],
    ['pkg:pypi/b@2', 'runtime', { file: 'more/extra.txt', line: 1 }],
    ['pkg:pypi/pytest@8', 'dev', { file: 'web/requirements-dev.txt', line: 3 }],
  ])
})

test.each([
  [
    'pip-compile',
    'a==1\n    # via -r requirements.in\nb==2\n    # via\n    #   a\n    #   c\nc==3\n    # via b',
  ],
  [
    'uv',
    'a==1 \\\n    --hash=sha256:aa\n    # via app (pyproject.toml)\nb==2\n    # via a\nc==3\n    # via b',
  ],
  ['pip-compile before 6', 'a==1 # via -r requirements.in\nb==2 # via a, c\nc==3 # via b'],
])('who needs what is in the comments of %s', async (_, text) => {
  expect(await linesOf(text)).toEqual([
    'a@1 runtime direct registry a',
    'b@2 runtime transitive registry a>b',
    'c@3 runtime transitive registry a>b>c',
  ])
})

test('a line that pip would not read and a file that is not there are told', async () => {
  const file = { path: 'requirements.txt', text: 'a==1\n=====\n-r gone.txt\n--no-such-option' }
  const { unread } = await requirements.read(file, { text: async () => null, folders: async () => [] })
  expect(unread?.map(({ line, message }) => [line, message])).toEqual([
    [2, 'It is no requirement that pip would read'],
    [4, 'It is no requirement that pip would read'],
    [3, 'It includes gone.txt, which cannot be read'],
  ])
})

test.each([
  ['requirements.txt', true],
  ['requirements-dev.txt', true],
  ['a/dev_requirements.txt', true],
  ['requirements/base.txt', true],
  ['requirements.in', false],
  ['constraints.txt', false],
])('%s is one: %s', (path, accepted) => {
  expect(requirements.accepts(path)).toBe(accepted)
})
