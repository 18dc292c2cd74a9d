import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manifestLayer } from '../../src/policy/manifest-license.ts'
import { folder } from './support.ts'

const declares = (license: string) => JSON.stringify({ license })

/** Standing in `here`. */
const FILES = {
  'here/package.json': declares('AGPL-3.0-only'),
  'here/a/package.json': declares('MIT'),
  'here/b/package.json': declares('MIT'),
  'here/bare/package.json': '{}',
  'here/broken/package.json': '{',
  'here/pointing/package.json': declares('SEE LICENSE IN x'),
  'beside/package.json': declares('MIT'),
  'silent/package.json': '{}',
}

test.each([
  [['.'], 'AGPL-3.0-only', './package.json'],
  [['a'], 'MIT', './a/package.json'],
  [['a', 'b'], 'MIT', './a/package.json'],
  [['bare'], 'AGPL-3.0-only', './package.json'],
  [['broken/deep'], 'AGPL-3.0-only', './package.json'],
  [['pointing'], 'AGPL-3.0-only', './package.json'],
  [['../beside'], 'MIT', '../beside/package.json'],
  [['.', 'a'], null, null],
  [['a', '../silent'], null, null],
  [['../silent', 'a'], null, null],
  [['../silent'], null, null],
  [['../silent/deep'], null, null],
  [[], null, null],
] as const)('%j: %s', (projects, license, where) => {
  const cwd = join(folder(FILES), 'here')
  const layers = manifestLayer(
    projects.map((project) => join(cwd, project)),
    cwd,
  )
  const said = layers.map(({ section, originOf }) => [section.projectLicense, originOf([]).where])
  expect(said).toEqual(license === null ? [] : [[license, where]])
})
