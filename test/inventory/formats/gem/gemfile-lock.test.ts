import { expect, test } from 'vitest'
import { gemfileLock } from '../../../../src/inventory/formats/gem/gemfile-lock.ts'
import { lineFor, readAs } from '../../../support/inventory.ts'

const LOCK = `GIT
  remote: https://h/g.git
  revision: abc
  branch: main
  specs:
    g (1.0)
      a (>= 1)

PATH
  remote: engine
  specs:
    engine (0.1)
      b

GEM
  remote: https://rubygems.org/
  specs:
    a (1.2.0)
      b (~> 1)
    b (1.0.0.pre1)
    n (1.16.0)
      a
    n (1.16.0-x86_64-linux)
      a
    rake (13.0)
    t (3.0)

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  engine!
  g!
  n (~> 1.16)
  rake
  t

CHECKSUMS
  n (1.16.0) sha256=aa
  n (1.16.0-x86_64-linux) sha256=bb

BUNDLED WITH
   2.5.3
`

test.each([
  [
    'with the Gemfile',
    `source "https://rubygems.org"
gem "n", "~> 1.16"
gemspec path: "engine"
group :development, :test do
  if ENV["X"]
    gem "t"
  end
end
gem "g", git: "https://h/g.git",
  group: [:test]`,
    [
      'g@1.0 dev direct git g',
      'a@1.2.0 runtime transitive registry n>a',
      'b@1.0.0.pre1 runtime direct registry engine>b',
      'n@1.16.0 runtime direct registry n',
      'rake@13.0 dev direct registry rake',
      't@3.0 dev direct registry t',
    ],
  ],
  [
    'without it',
    null,
    [
      'g@1.0 unknown direct git g',
      'a@1.2.0 unknown transitive registry g>a',
      'b@1.0.0.pre1 unknown direct registry engine>b',
      'n@1.16.0 unknown direct registry n',
      'rake@13.0 unknown direct registry rake',
      't@3.0 unknown direct registry t',
    ],
  ],
])('%s', async (_, gemfile, expected) => {
  const beside: Record<string, string> = gemfile === null ? {} : { Gemfile: gemfile }
  const inventory = await readAs(gemfileLock, 'Gemfile.lock', { 'Gemfile.lock': LOCK, ...beside })
  expect(inventory.components.map(lineFor)).toEqual(expected)
  expect(inventory.format).toBe('Gemfile.lock 2.5.3')
  expect(inventory.components.find(({ name }) => name === 'n')).toMatchObject({
    integrity: 'sha256=aa',
    declaredAt: { line: 21 },
  })
})

test.each([
  ['', 'It is empty'],
  [LOCK.slice(0, 200), 'It is cut short: its section DEPENDENCIES is missing'],
  ['just words', 'It has a line that Bundler does not write'],
])('%j is unreadable', async (text, message) => {
  await expect(readAs(gemfileLock, 'Gemfile.lock', { 'Gemfile.lock': text })).rejects.toThrow(message)
})
