import { expect, test } from 'vitest'
import { parseGoMod } from '../../../src/analysis/golang/go-mod.ts'

const FILE = `// Deprecated: use example.com/widget/v2
// instead.
module example.com/widget // the old one

go 1.22.1

toolchain go1.23.0

require "example.com/gear" v1.2.3
require (
	example.com/cog v0.1.0 // indirect
	example.com/url v0.2.0 // indirect; for tests
	example.com/broken
)

replace example.com/gear v1.2.3 => ../gear
replace (
	example.com/cog => example.com/fork/cog v0.1.1
)
exclude example.com/cog v0.0.9

// They leak.
retract (
	v1.0.0
	[v1.1.0, v1.1.5] // They crash.
)
retract v0.9.0 // Published by accident.
`

test('a go.mod is read with what its comments say', () => {
  expect(parseGoMod(FILE)).toEqual({
    module: 'example.com/widget',
    deprecated: 'use example.com/widget/v2 instead. the old one',
    go: '1.22.1',
    require: [
      { path: 'example.com/gear', version: 'v1.2.3', indirect: false, line: 9 },
      { path: 'example.com/cog', version: 'v0.1.0', indirect: true, line: 11 },
      { path: 'example.com/url', version: 'v0.2.0', indirect: true, line: 12 },
    ],
    replace: [
      { path: 'example.com/gear', version: 'v1.2.3', to: '../gear', toVersion: null, line: 16 },
      { path: 'example.com/cog', version: null, to: 'example.com/fork/cog', toVersion: 'v0.1.1', line: 18 },
    ],
    exclude: [{ path: 'example.com/cog', version: 'v0.0.9' }],
    retract: [
      { low: 'v1.0.0', high: 'v1.0.0', rationale: 'They leak.', line: 24 },
      { low: 'v1.1.0', high: 'v1.1.5', rationale: 'They crash.', line: 25 },
      { low: 'v0.9.0', high: 'v0.9.0', rationale: 'Published by accident.', line: 27 },
    ],
  })
})

test.each([
  ['module m // Deprecated: at the end', 'at the end'],
  ['// About it.\n//\n// Deprecated: gone.\n//\n// More.\nmodule m', 'gone.'],
  ['// Deprecated:\nmodule m', 'no reason is given'],
  ['// It is not deprecated: far from it.\nmodule m', null],
  ['// Deprecated: of something else\n\nmodule m', null],
  ['', null],
])('%j is deprecated: %j', (text, expected) => {
  expect(parseGoMod(text).deprecated).toBe(expected)
})
