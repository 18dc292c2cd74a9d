import { describe, expect, test } from 'vitest'
import { expressionText } from '../../../src/analysis/licensing/expression.ts'
import { several } from '../../../src/analysis/licensing/manifest-readers/declaration.ts'
import { filesTellingLicense, sourcesOfPackage } from '../../../src/analysis/licensing/sources-of-package.ts'
import type { Package } from '../../../src/model/facts/package.ts'
import { declaring, healthyValues } from '../../support/healthy.ts'

const MIT = healthyValues().documents.texts.find(({ path }) => path === 'LICENSE')?.text ?? ''
const README = '# Widget\n\n## License\n\nGPL-3.0-only\n'

function read(license: string | null, texts: Readonly<Record<string, string>>) {
  return readDeclared(license === null ? [] : declaring(license), texts)
}

function readDeclared(licenses: Package['licenses'], texts: Readonly<Record<string, string>>) {
  const licenseFiles = filesTellingLicense(new Map(Object.entries(texts)), licenses)
  const { own, unread } = sourcesOfPackage({ ...healthyValues().package, licenses, licenseFiles })
  return { said: own.map(({ kind, readings }) => [kind, ...readings.map(expressionText)]), unread }
}

describe.each([
  [
    'MIT',
    { LICENSE: MIT, 'README.md': README },
    [
      ['registry', 'MIT'],
      ['text', 'MIT'],
    ],
  ],
  [
    'MIT',
    { 'README.md': README },
    [
      ['registry', 'MIT'],
      ['readme', 'GPL-3.0-only'],
    ],
  ],
  ['MIT', { 'index.js': '' }, [['registry', 'MIT']]],
  [null, { LICENSE: MIT }, [['text', 'MIT']]],
  [null, { 'README.md': README }, [['readme', 'GPL-3.0-only']]],
  [null, { 'index.js': '' }, []],
  ['SEE LICENSE IN docs/terms.txt', { 'docs/terms.txt': MIT }, [['text', 'MIT']]],
  [MIT, {}, [['text', 'MIT']]],
])('a package that declares %j', (license, texts, said) => {
  test(`with ${Object.keys(texts).join(', ') || 'no file'}`, () => {
    expect(read(license, texts)).toEqual({ said, unread: [] })
  })
})

test('what its fields declare stays several', () => {
  const classifiers = several('classifiers', ['BSD', 'MIT'], 'open')
  expect(readDeclared([...declaring('MIT'), ...classifiers], {}).said).toEqual([
    ['registry', 'MIT'],
    ['registry', 'BSD AND MIT', 'BSD OR MIT'],
  ])
})

test('a pointer into the void is told', () => {
  expect(read('SEE LICENSE IN terms.txt', { LICENSE: MIT }).unread).toEqual([
    expect.stringMatching(/^terms.txt, to which npm:.* points,$/),
  ])
})
