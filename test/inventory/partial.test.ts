import { expect, test } from 'vitest'
import { pomXml } from '../../src/inventory/formats/maven/pom-xml.ts'
import { versionCatalog } from '../../src/inventory/formats/maven/version-catalog.ts'
import { packageJson } from '../../src/inventory/formats/npm/package-json.ts'
import { packageLock } from '../../src/inventory/formats/npm/package-lock.ts'
import { pyproject } from '../../src/inventory/formats/pypi/pyproject.ts'
import { readAs } from '../support/inventory.ts'

const POM = (inside: string) =>
  `<project><groupId>a</groupId><artifactId>b</artifactId><version>1</version>${inside}</project>`

test.each([
  [packageJson, 'package.json', '{"dependencies":{"a":"1.0.0"}}', true],
  [packageJson, 'package.json', '{"name":"alone"}', undefined],
  [packageLock, 'package-lock.json', '{"lockfileVersion":3,"packages":{}}', undefined],
  [pyproject, 'pyproject.toml', '[project]\nname = "a"\ndependencies = ["b==1"]\n', true],
  [versionCatalog, 'libs.versions.toml', '[libraries]\na = "g:a:1"\n', true],
  [
    pomXml,
    'pom.xml',
    POM(
      '<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency></dependencies>',
    ),
    true,
  ],
  [pomXml, 'pom.xml', POM(''), undefined],
] as const)('%j %s %s: components may be missing: %j', async (reader, path, text, partial) => {
  expect((await readAs(reader, path, { [path]: text })).partial).toBe(partial)
})
