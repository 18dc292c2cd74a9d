import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectivePom } from '../../../src/analysis/maven/effective-pom.ts'
import { type Coordinates, type Pom, parsePom } from '../../../src/analysis/maven/pom.ts'

const CHILD = `<project>
  <parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version></parent>
  <artifactId>widget</artifactId>
  <properties><gear.version>2.1</gear.version></properties>
  <dependencies>
    <dependency><groupId>\${project.groupId}</groupId><artifactId>gear</artifactId><version>\${gear.version}</version></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId></dependency>
    <dependency>
      <groupId>org.far</groupId><artifactId>far</artifactId><optional>true</optional>
      <exclusions><exclusion><groupId>*</groupId></exclusion></exclusions>
    </dependency>
  </dependencies>
</project>`

const PARENT = `<project>
  <groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version><packaging>pom</packaging>
  <parent><groupId>org.acme</groupId><artifactId>root</artifactId><version>1</version><relativePath/></parent>
  <properties><gear.version>1.0</gear.version><junit>4.\${junit.minor}</junit><junit.minor>13</junit.minor></properties>
  <scm><url>https://github.com/acme/\${project.artifactId}</url></scm>
  <dependencyManagement><dependencies>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>\${junit}</version><scope>test</scope></dependency>
    <dependency><groupId>org.acme</groupId><artifactId>bom</artifactId><version>3</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
</project>`

const ROOT = `<project>
  <groupId>org.acme</groupId><artifactId>root</artifactId><version>1</version>
  <licenses><license><name>Apache-2.0</name></license></licenses>
  <developers><developer><id>ada</id></developer><developer><id>bob</id><name>Bob</name></developer></developers>
</project>`

const BOM = `<project>
  <groupId>org.acme</groupId><artifactId>bom</artifactId><version>3</version>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.far</groupId><artifactId>far</artifactId><version>9</version></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>5</version></dependency>
  </dependencies></dependencyManagement>
</project>`

const finding = (texts: Record<string, string>) => async (asked: Coordinates) => {
  const text = texts[`${asked.group}:${asked.artifact}:${asked.version}`]
  return text === undefined ? null : parsePom(text)
}
const ALL = finding({ 'org.acme:parent:7': PARENT, 'org.acme:root:1': ROOT, 'org.acme:bom:3': BOM })

const named = (property: string) => `\${${property}}`

describe('effectivePom', () => {
  test('has what its parents say, and says its own first', async () => {
    const effective = await effectivePom(parsePom(CHILD), ALL)
    expect(effective).toMatchObject({
      group: 'org.acme',
      artifact: 'widget',
      version: '7',
      packaging: null,
      licenses: [{ name: 'Apache-2.0' }],
      developers: ['ada', 'Bob'],
      scm: { url: 'https://github.com/acme/widget' },
      lostParent: null,
      lostImports: [],
    })
    expect(effective.parents.map(({ artifact }) => artifact)).toEqual(['parent', 'root'])
  })

  test('takes versions and scopes from what is managed: its own line before what is imported', async () => {
    const { dependencies } = await effectivePom(parsePom(CHILD), ALL)
    expect(
      dependencies.map(({ group, artifact, version, scope, optional, line }) => [
        `${group}:${artifact}`,
        version,
        scope,
        optional,
        line,
      ]),
    ).toEqual([
      ['org.acme:gear', '2.1', null, false, 6],
      ['junit:junit', '4.13', 'test', false, 7],
      ['org.far:far', '9', null, true, 8],
    ])
    expect(dependencies[2]?.exclusions).toEqual([{ group: '*', artifact: '*' }])
  })

  test.each<[string, Record<string, string>, string]>([
    ['a parent', {}, 'org.acme:parent:7'],
    ['a parent of its parent', { 'org.acme:parent:7': PARENT, 'org.acme:bom:3': BOM }, 'org.acme:root:1'],
    ['an imported one', { 'org.acme:parent:7': PARENT, 'org.acme:root:1': ROOT }, 'org.acme:bom:3'],
  ])('says which could not be had: %s', async (_, texts, expected) => {
    const { lostParent, lostImports } = await effectivePom(parsePom(CHILD), finding(texts))
    const lost = lostParent === null ? lostImports : [lostParent]
    expect(lost.map(({ group, artifact, version }) => `${group}:${artifact}:${version}`)).toEqual([expected])
  })

  test('ends where a POM is its own parent, or imports itself', async () => {
    const circle: Pom = parsePom(
      PARENT.replace('<artifactId>root</artifactId><version>1<', '<artifactId>parent</artifactId><version>7<')
        .replace('bom', 'parent')
        .replace('>3<', '>7<'),
    )
    const { lostParent } = await effectivePom(circle, async () => circle)
    expect(lostParent).toMatchObject({ artifact: 'parent' })
  })

  test('a fault on the way is not caught', async () => {
    const lost = new Error('unreachable')
    await expect(effectivePom(parsePom(CHILD), () => Promise.reject(lost))).rejects.toBe(lost)
  })

  test('leaves what nobody says as it is written, and ends for properties that name each other', async () => {
    const names = fc.constantFrom(...[named('a'), named('b'), named('c'), named('a') + named('b'), 'x'])
    await fc.assert(
      fc.asyncProperty(names, names, names, async (a, b, c) => {
        const pom = `<project><version>\${a}-\${nobody}</version><properties><a>${a}</a><b>${b}</b><c>${c}</c></properties></project>`
        const { version } = await effectivePom(parsePom(pom), async () => null)
        expect(version).toMatch(/-\$\{nobody\}$/)
        expect(version.length).toBeLessThan(11_000)
      }),
    )
  })
})

test('a relocation keeps what it does not name', () => {
  const moved = `<project><distributionManagement><relocation><groupId>org.new</groupId><message>Moved</message></relocation></distributionManagement></project>`
  expect(parsePom(moved).relocation).toEqual({
    group: 'org.new',
    artifact: null,
    version: null,
    message: 'Moved',
  })
})
