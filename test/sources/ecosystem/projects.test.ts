import { describe, expect, test } from 'vitest'
import type { EcosystemId } from '../../../src/analysis/versions/index.ts'
import { ecosystemOf } from '../../../src/sources/ecosystem/index.ts'
import { folder } from '../../policy/support.ts'

type Files = Readonly<Record<string, string>>
const dependency = (version: string) =>
  `<dependency><groupId>org.acme</groupId><artifactId>widget</artifactId>${version}</dependency>`
const pom = (inside: string) =>
  `<project><groupId>org.shop</groupId><artifactId>shop</artifactId><version>1</version>${inside}</project>`
const PARENT = '<parent><groupId>org.shop</groupId><artifactId>all</artifactId><version>1</version></parent>'

async function useOf(id: EcosystemId, files: Files, name: string, below = '') {
  const { project } = await ecosystemOf(id)
  const root = folder(files)
  return project.read(below === '' ? root : `${root}/${below}`, { name, repository: null })
}

describe('the version that a project uses', () => {
  test.each<[EcosystemId, string, Files, string, string | null, string]>([
    [
      'golang',
      'required',
      { 'go.mod': 'module x.example/shop\nrequire x.example/w v1.2.0\n' },
      'x.example/w',
      'v1.2.0',
      'requires it',
    ],
    [
      'golang',
      'replaced by another version',
      { 'go.mod': 'require x.example/w v1.2.0\nreplace x.example/w => x.example/w v1.3.0\n' },
      'x.example/w',
      'v1.3.0',
      'replaces it by v1.3.0',
    ],
    [
      'golang',
      'replaced in another version only',
      { 'go.mod': 'require x.example/w v1.2.0\nreplace x.example/w v1.0.0 => ../w\n' },
      'x.example/w',
      'v1.2.0',
      'requires it',
    ],
    [
      'golang',
      'replaced by a fork',
      { 'go.mod': 'require x.example/w v1.2.0\nreplace x.example/w => y.example/w v1.0.0\n' },
      'x.example/w',
      null,
      'y.example/w@v1.0.0 in its place',
    ],
    [
      'maven',
      'asked for',
      { 'pom.xml': pom(`<dependencies>${dependency('<version>1.2</version>')}</dependencies>`) },
      'org.acme:widget',
      '1.2',
      'asks for 1.2',
    ],
    [
      'maven',
      'asked for by a property',
      {
        'pom.xml': pom(
          `<properties><w>1.3</w></properties><dependencies>${dependency(`<version>\${w}</version>`)}</dependencies>`,
        ),
      },
      'org.acme:widget',
      '1.3',
      'asks for 1.3',
    ],
    [
      'maven',
      'managed',
      {
        'pom.xml': pom(
          `<dependencyManagement><dependencies>${dependency('<version>1.4</version>')}</dependencies></dependencyManagement><dependencies>${dependency('')}</dependencies>`,
        ),
      },
      'org.acme:widget',
      '1.4',
      'asks for 1.4',
    ],
    [
      'maven',
      'left to a parent elsewhere',
      { 'pom.xml': pom(`${PARENT}<dependencies>${dependency('')}</dependencies>`) },
      'org.acme:widget',
      null,
      'a parent or a BOM',
    ],
    [
      'composer',
      'pinned',
      {
        'composer.json': '{"require":{"acme/w":"^1"}}',
        'composer.lock': '{"packages":[{"name":"acme/w","version":"v1.2.0"}]}',
      },
      'acme/w',
      'v1.2.0',
      'composer.lock pins it',
    ],
    [
      'composer',
      'pinned for development',
      { 'composer.json': '{}', 'composer.lock': '{"packages-dev":[{"name":"Acme/W","version":"1.2"}]}' },
      'acme/w',
      '1.2',
      'composer.lock pins it',
    ],
    [
      'composer',
      'taken from a folder',
      {
        'composer.json': '{}',
        'composer.lock': '{"packages":[{"name":"acme/w","version":"1","dist":{"type":"path"}}]}',
      },
      'acme/w',
      null,
      'folder of yours',
    ],
    [
      'composer',
      'asked for',
      { 'composer.json': '{"require":{"acme/w":"^1"}}' },
      'acme/w',
      '^1',
      'asks for ^1',
    ],
  ])('of %s, %s', async (id, _, files, name, range, reason) => {
    const use = await useOf(id, files, name)
    expect(use?.inUse).toMatchObject({ range, reason: expect.stringContaining(reason) })
  })

  test('of Maven is looked up in the parents that lie in the project', async () => {
    const managed = `<dependencyManagement><dependencies>${dependency('<version>1.5</version>')}</dependencies></dependencyManagement>`
    const files = {
      'pom.xml': `<project><groupId>org.shop</groupId><artifactId>all</artifactId><version>1</version>${managed}</project>`,
      'app/pom.xml': `<project>${PARENT}<artifactId>app</artifactId><dependencies>${dependency('')}</dependencies></project>`,
    }
    expect(await useOf('maven', files, 'org.acme:widget', 'app')).toMatchObject({
      name: 'org.shop:app',
      inUse: { range: '1.5' },
    })
    const stranger = { ...files, 'pom.xml': files['pom.xml'].replace('>all<', '>other<') }
    expect((await useOf('maven', stranger, 'org.acme:widget', 'app'))?.inUse).toMatchObject({ range: null })
  })
})

test.each<[EcosystemId, Files, string, string, string]>([
  ['golang', { 'go.mod': 'replace x.example/w => ../w\n' }, 'x.example/w', 'vendored', 'x.example/w => ../w'],
  [
    'golang',
    { 'go.mod': 'replace x.example/w => y.example/w v1.0.0\n' },
    'x.example/w',
    'fork',
    'y.example/w@v1.0.0',
  ],
  [
    'composer',
    { 'composer.json': '{"extra":{"patches":{"acme/w":{"Mend it":"mend.patch"}}}}' },
    'acme/w',
    'patch',
    'Mend it: mend.patch',
  ],
  [
    'composer',
    { 'composer.json': '{"repositories":[{"type":"path","url":"../w"}]}' },
    'acme/w',
    'vendored',
    '../w',
  ],
  ['composer', { 'composer.json': '{"replace":{"acme/w":"*"}}' }, 'acme/w', 'override', 'acme/w: *'],
])('a hack of %s is told: %j', async (id, files, name, kind, detail) => {
  expect((await useOf(id, files, name))?.hacks).toMatchObject([
    { kind, detail: expect.stringContaining(detail) },
  ])
})
