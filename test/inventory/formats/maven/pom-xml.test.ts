import { expect, test } from 'vitest'
import { parsePom } from '../../../../src/analysis/maven/pom.ts'
import { pomXml } from '../../../../src/inventory/formats/maven/pom-xml.ts'
import { inventoryOf } from '../../../../src/inventory/graph.ts'
import type { Inventory } from '../../../../src/inventory/inventory.ts'
import type { Locked } from '../../../../src/inventory/reader.ts'
import { lineFor } from '../../../support/inventory.ts'

/** `group:artifact:version` -> what its POM has besides that. */
type Repository = Readonly<Record<string, string>>

function pom(coordinates: string, content: string): string {
  const [group, artifact, version] = coordinates.split(':')
  const own = `<groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>`
  return `<project>\n${own}\n${content}\n</project>`
}

/** `g:a:1`, `g:a` where somebody else says the version; then elements as they are. */
function dependency(coordinates: string, more = ''): string {
  const [group, artifact, version] = coordinates.split(':')
  const written = version === undefined ? '' : `<version>${version}</version>`
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${written}${more}</dependency>\n`
}

const needs = (...all: string[]) => `<dependencies>\n${all.join('')}</dependencies>`
const manages = (...all: string[]) => `<dependencyManagement>${needs(...all)}</dependencyManagement>`
const property = (name: string) => `\${${name}}`
const scope = (name: string) => `<scope>${name}</scope>`
const excludes = (group: string, artifact: string) =>
  `<exclusions><exclusion><groupId>${group}</groupId><artifactId>${artifact}</artifactId></exclusion></exclusions>`

async function read(files: Record<string, string>, repository: Repository | null): Promise<Inventory> {
  return inventoryOf('shop/pom.xml', await lockedOf(files, repository))
}

function lockedOf(files: Record<string, string>, repository: Repository | null): Locked | Promise<Locked> {
  return pomXml.read(
    { path: 'shop/pom.xml', text: files['pom.xml'] ?? '' },
    {
      text: async (path) => files[path] ?? null,
      folders: async () => [],
      ...(repository && {
        pom: async ({ group, artifact, version }) => {
          const coordinates = `${group}:${artifact}:${version}`
          const content = repository[coordinates]
          return content === undefined ? null : parsePom(pom(coordinates, content))
        },
      }),
    },
  )
}

test.each<[what: string, content: string, Repository, string[]]>([
  [
    'the nearest version wins, of equally near ones the first, and what lost brings nothing',
    needs(dependency('g:a:1'), dependency('g:b:1')),
    {
      'g:a:1': needs(dependency('g:c:1'), dependency('g:d:1')),
      'g:b:1': needs(dependency('g:c:2'), dependency('g:e:1')),
      'g:c:1': '',
      'g:c:2': needs(dependency('g:lost:1')),
      'g:d:1': needs(dependency('g:e:9')),
      'g:e:1': '',
    },
    [
      'g:a@1 runtime direct registry g:a',
      'g:b@1 runtime direct registry g:b',
      'g:c@1 runtime transitive registry g:a>g:c',
      'g:d@1 runtime transitive registry g:a>g:d',
      'g:e@1 runtime transitive registry g:b>g:e',
    ],
  ],
  [
    'what the project manages holds for all below it',
    manages(dependency('g:b:5'), dependency('g:c:1', scope('test'))) + needs(dependency('g:a:1')),
    { 'g:a:1': needs(dependency('g:b:1'), dependency('g:c:1')), 'g:b:5': '' },
    ['g:a@1 runtime direct registry g:a', 'g:b@5 runtime transitive registry g:a>g:b'],
  ],
  [
    'what another manages holds for itself alone',
    needs(dependency('g:a:1')),
    {
      'g:a:1': manages(dependency('g:b:2'), dependency('g:c:9')) + needs(dependency('g:b')),
      'g:b:2': needs(dependency('g:c:1')),
      'g:c:1': '',
    },
    [
      'g:a@1 runtime direct registry g:a',
      'g:b@2 runtime transitive registry g:a>g:b',
      'g:c@1 runtime transitive registry g:a>g:b>g:c',
    ],
  ],
  [
    'exclusions hold for all below them, and a star for any',
    needs(dependency('g:a:1', excludes('g', 'c')), dependency('g:b:1', excludes('*', '*'))),
    {
      'g:a:1': needs(dependency('g:d:1')),
      'g:b:1': needs(dependency('g:x:1')),
      'g:d:1': needs(dependency('g:c:1'), dependency('g:e:1')),
      'g:e:1': '',
    },
    [
      'g:a@1 runtime direct registry g:a',
      'g:b@1 runtime direct registry g:b',
      'g:d@1 runtime transitive registry g:a>g:d',
      'g:e@1 runtime transitive registry g:a>g:d>g:e',
    ],
  ],
  [
    'scopes, and what is not passed on',
    needs(
      dependency('g:a:1'),
      dependency('g:t:1', scope('test')),
      dependency('g:o:1', '<optional>true</optional>'),
      dependency('g:p:1', scope('provided')),
      dependency('g:s:1', scope('system')),
    ),
    {
      'g:a:1': needs(
        dependency('g:no:1', scope('test')),
        dependency('g:no:1', scope('provided')),
        dependency('g:no:1', '<optional>true</optional>'),
        dependency('g:r:1', scope('runtime')),
      ),
      'g:t:1': needs(dependency('g:t2:1'), dependency('g:r:1')),
      'g:o:1': needs(dependency('g:o2:1')),
      'g:p:1': '',
      'g:r:1': '',
      'g:t2:1': '',
      'g:o2:1': '',
    },
    [
      'g:a@1 runtime direct registry g:a',
      'g:t@1 dev direct registry g:t',
      'g:o@1 optional direct registry g:o',
      'g:p@1 runtime direct registry g:p',
      'g:s@1 runtime direct path g:s',
      'g:r@1 runtime transitive registry g:a>g:r',
      'g:t2@1 dev transitive registry g:t>g:t2',
      'g:o2@1 optional transitive registry g:o>g:o2',
    ],
  ],
  [
    'what is direct has the scope that the project gives it',
    needs(dependency('g:a:1'), dependency('g:t:1', scope('test'))),
    { 'g:a:1': needs(dependency('g:t:2')), 'g:t:1': '' },
    ['g:a@1 runtime direct registry g:a', 'g:t@1 dev direct registry g:t'],
  ],
  [
    'a parent, its properties and a BOM from the repository',
    `<parent><groupId>p</groupId><artifactId>parent</artifactId><version>1</version></parent>
<properties><own>2</own></properties>
${needs(dependency(`g:a:${property('own')}`), dependency('g:b'), dependency('g:c'))}`,
    {
      'p:parent:1': `<properties><bom>3</bom><own>1</own></properties>${manages(dependency('g:b:4'), dependency(`p:bom:${property('bom')}`, '<type>pom</type><scope>import</scope>'))}`,
      'p:bom:3': manages(dependency('g:c:6')),
      'g:a:2': '',
      'g:b:4': '',
      'g:c:6': '',
    },
    [
      'g:a@2 runtime direct registry g:a',
      'g:b@4 runtime direct registry g:b',
      'g:c@6 runtime direct registry g:c',
    ],
  ],
  [
    'where an artifact went to',
    needs(dependency('old:a:1')),
    {
      'old:a:1':
        '<distributionManagement><relocation><groupId>new</groupId></relocation></distributionManagement>',
      'new:a:1': needs(dependency('g:b:1')),
      'g:b:1': '',
    },
    ['new:a@1 runtime direct registry new:a', 'g:b@1 runtime transitive registry new:a>g:b'],
  ],
  [
    'ranges and classifiers',
    needs(
      dependency('g:a:[1,2)'),
      dependency('g:b:[1.5]'),
      dependency('g:c:1', '<classifier>linux</classifier>'),
      dependency('g:c:1', '<type>test-jar</type><scope>test</scope>'),
    ),
    { 'g:b:1.5': '', 'g:c:1': '' },
    [
      'g:a@([1,2)) runtime direct registry g:a',
      'g:b@1.5 runtime direct registry g:b',
      'g:c@1 runtime direct registry g:c',
    ],
  ],
  [
    'a profile that is on by default',
    `<profiles><profile><id>x</id><activation><activeByDefault>true</activeByDefault></activation>${needs(dependency('g:a:1'))}</profile>
<profile><id>y</id>${needs(dependency('g:no:1'))}</profile></profiles>`,
    { 'g:a:1': '' },
    ['g:a@1 runtime direct registry g:a'],
  ],
  [
    'a circle',
    needs(dependency('g:a:1')),
    { 'g:a:1': needs(dependency('g:b:1')), 'g:b:1': needs(dependency('g:a:2')) },
    ['g:a@1 runtime direct registry g:a', 'g:b@1 runtime transitive registry g:a>g:b'],
  ],
])('%s', async (_, content, repository, expected) => {
  const { components } = await read({ 'pom.xml': pom('me:shop:1.0', content) }, repository)
  expect(components.map(lineFor)).toEqual(expected)
})

test('modules are read with their parent, and are no components', async () => {
  const parent = `<parent><groupId>me</groupId><artifactId>shop</artifactId><version>${property('revision')}</version></parent>`
  const { components, project } = await read(
    {
      'pom.xml': pom(
        `me:shop:${property('revision')}`,
        `<properties><revision>1</revision></properties><modules><module>core</module><module>web</module></modules>${manages(dependency('g:a:1'))}`,
      ),
      'core/pom.xml': `<project>${parent}<artifactId>core</artifactId>\n\n${needs(dependency('g:a'))}</project>`,
      'web/pom.xml': `<project>${parent}<artifactId>web</artifactId>${needs(dependency(`me:core:${property('project.version')}`))}</project>`,
    },
    { 'g:a:1': '' },
  )
  expect(project.name).toBe('me:shop')
  expect(components.map((one) => [lineFor(one), one.declaredAt])).toEqual([
    ['g:a@1 runtime direct registry core>g:a', { file: 'shop/core/pom.xml', line: 4 }],
  ])
})

test.each<[string, string, Repository | null, string[]]>([
  ['all is known', needs(dependency('g:a:1')), { 'g:a:1': '' }, []],
  [
    'an artifact is not to be had',
    needs(dependency('g:a:1')),
    {},
    ['What these set or need is not known, their POM was not to be had: g:a:1'],
  ],
  [
    'nobody is asked',
    needs(dependency('g:a:1')),
    null,
    ['Nobody was asked: what the dependencies need is not known, nor versions that a parent or BOM sets.'],
  ],
  [
    'a profile is off',
    `<profiles><profile><id>y</id>${needs(dependency('g:no:1'))}</profile></profiles>`,
    {},
    ['What these profiles add where they are switched on is not in it: y.'],
  ],
])('what is not known is told: %s', async (_, content, repository, notes) => {
  const locked = await lockedOf({ 'pom.xml': pom('me:shop:1.0', content) }, repository)
  expect([...locked.notes, ...(locked.unread ?? []).map(({ message }) => message)]).toEqual(notes)
})

test.each([
  ['', 'It is empty', null],
  ['<project>\n<dependencies>', 'It is no valid XML (<project> is not closed)', 1],
  ['<html/>', 'It is no POM: it has no project', null],
])('%j is unreadable', async (text, message, line) => {
  await expect(read({ 'pom.xml': text }, {})).rejects.toMatchObject({ message, line })
})
