import { expect, test } from 'vitest'
import { declaredIn } from '../../../src/analysis/licensing/manifests.ts'

test.each([
  ['package.json', '{"license":"MIT"}', ['MIT'], 'and'],
  ['package.json', '{"license":{"type":"ISC","url":"x"}}', ['ISC'], 'and'],
  ['package.json', '{"licenses":[{"type":"MIT"},{"type":"GPL-2.0"}]}', ['MIT', 'GPL-2.0'], 'or'],
  ['composer.json', '{"license":["MIT","GPL-2.0-or-later"]}', ['MIT', 'GPL-2.0-or-later'], 'or'],
  ['Cargo.toml', '[package]\nlicense = "MIT OR Apache-2.0"', ['MIT OR Apache-2.0'], 'and'],
  ['Cargo.toml', '[workspace.package]\nlicense = "MIT"\n[package]\nlicense.workspace = true', ['MIT'], 'and'],
  ['pyproject.toml', '[project]\nlicense = "MIT"', ['MIT'], 'and'],
  ['pyproject.toml', '[project]\nlicense = { text = "BSD" }', ['BSD'], 'and'],
  ['pyproject.toml', '[tool.poetry]\nlicense = "MIT"', ['MIT'], 'and'],
  [
    'pyproject.toml',
    '[project]\nclassifiers = ["License :: OSI Approved :: MIT License"]',
    ['MIT License'],
    'and',
  ],
  ['setup.cfg', '[metadata]\nlicense = Apache-2.0\n', ['Apache-2.0'], 'and'],
  [
    'setup.cfg',
    'classifiers =\n    License :: OSI Approved :: BSD License\n    Topic :: X',
    ['BSD License'],
    'and',
  ],
  ['widget.gemspec', "  s.license = 'MIT'", ['MIT'], 'and'],
  ['widget.gemspec', "  s.licenses = ['Ruby', 'BSD-2-Clause']", ['Ruby', 'BSD-2-Clause'], 'and'],
  [
    'pom.xml',
    '<licenses><license><name>The Apache Software License, Version 2.0</name></license></licenses>',
    ['The Apache Software License, Version 2.0'],
    'and-or',
  ],
])('%s %s', (path, text, texts, join) => {
  expect(declaredIn(path, text)).toMatchObject({ texts, join: join === 'and-or' ? 'or' : join, file: null })
})

test('a manifest may point to a file', () => {
  expect(declaredIn('package.json', '{"license":"SEE LICENSE IN <EULA.md>"}')?.file).toBe('EULA.md')
  expect(declaredIn('Cargo.toml', '[package]\nlicense-file = "LICENSE"')?.file).toBe('LICENSE')
})

test.each([
  ['package.json', '{}'],
  ['package.json', 'no json'],
  ['package.json', 'null'],
  ['Cargo.toml', '= ='],
  ['pom.xml', '<project/>'],
  ['README.md', 'MIT'],
])('%s %j declares nothing', (path, text) => {
  expect(declaredIn(path, text)).toBeNull()
})
