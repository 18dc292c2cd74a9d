import { expect, test } from 'vitest'
import { parseMavenAddress } from '../../../../src/sources/ecosystem/maven/address.ts'

test.each<[string, string, string]>([
  ['maven:com.google.guava:guava', 'com.google.guava:guava', ''],
  ['maven:com.google.guava:guava:33.0.0-jre', 'com.google.guava:guava', '33.0.0-jre'],
  ['maven:com.google.guava:guava:jar:33.0.0-jre', 'com.google.guava:guava', '33.0.0-jre'],
  ['maven:com.google.guava:guava@[30,34)', 'com.google.guava:guava', '[30,34)'],
  ['maven:com.google.guava/guava@33.0.0-jre', 'com.google.guava:guava', '33.0.0-jre'],
  [
    'pkg:maven/com.google.guava/guava@33.0.0-jre?type=jar&classifier=sources',
    'com.google.guava:guava',
    '33.0.0-jre',
  ],
  ['pkg:maven/com.google.guava:guava@1', 'com.google.guava:guava', '1'],
  ['https://mvnrepository.com/artifact/com.google.guava/guava', 'com.google.guava:guava', ''],
  [
    'https://central.sonatype.com/artifact/com.google.guava/guava/33.0.0-jre/versions',
    'com.google.guava:guava',
    '33.0.0-jre',
  ],
  ['search.maven.org/artifact/org.acme/w/1.0/jar', 'org.acme:w', '1.0'],
  ['https://repo1.maven.org/maven2/com/google/guava/guava/', 'com.google.guava:guava', ''],
  [
    'https://repo1.maven.org/maven2/com/google/guava/guava/33.0.0-jre/guava-33.0.0-jre.pom',
    'com.google.guava:guava',
    '33.0.0-jre',
  ],
  ['https://repo1.maven.org/maven2/com/google/guava/guava/maven-metadata.xml', 'com.google.guava:guava', ''],
])('%s is %s in %s', (text, name, range) => {
  expect(parseMavenAddress(text)).toEqual({ kind: 'package', type: 'maven', name, range })
})

test.each(['com.google.guava:guava', 'npm:x', 'pkg:npm/x', 'https://github.com/google/guava'])(
  '%s is left to others',
  (text) => {
    expect(parseMavenAddress(text)).toBeNull()
  },
)

test.each([
  ['maven:guava', 'cannot be the name'],
  ['maven:a:b c', 'cannot be the name'],
  ['maven:a:b@1;2', 'cannot be a version'],
  ['pkg:maven/guava', 'cannot be the name'],
  ['pkg:maven/a/b?repository_url=repo.example', 'repository_url'],
  ['pkg:maven/a/b@1#sub', 'inside an artifact'],
])('%s is refused', (text, message) => {
  expect(() => parseMavenAddress(text)).toThrow(message)
})
