import { expect, test } from 'vitest'
import { parseGoAddress } from '../../../../src/sources/ecosystem/golang/address.ts'
import { modulesAround, placeOf } from '../../../../src/sources/ecosystem/golang/module-path.ts'

test.each<[string, string, string]>([
  ['go:github.com/spf13/cobra', 'github.com/spf13/cobra', ''],
  ['golang:github.com/spf13/cobra@v1.2', 'github.com/spf13/cobra', 'v1.2'],
  ['go:GitHub.com/BurntSushi/toml@latest', 'github.com/BurntSushi/toml', 'latest'],
  ['go:https://github.com/spf13/cobra/', 'github.com/spf13/cobra', ''],
  ['go:github.com/x/y@>=v1.2', 'github.com/x/y', '>=v1.2'],
  ['pkg:golang/github.com/spf13/cobra@v1.8.0#doc', 'github.com/spf13/cobra', 'v1.8.0'],
  ['pkg:golang/github.com%2Fspf13%2Fcobra@v1.8.0', 'github.com/spf13/cobra', 'v1.8.0'],
  ['pkg:golang/x.example/y@v2.0.0%2Bincompatible', 'x.example/y', 'v2.0.0+incompatible'],
  ['PKG:Golang/gopkg.in/yaml.v3', 'gopkg.in/yaml.v3', ''],
  ['https://pkg.go.dev/github.com/spf13/cobra@v1.8.0/doc?tab=licenses', 'github.com/spf13/cobra', 'v1.8.0'],
  ['pkg.go.dev/github.com/spf13/cobra/', 'github.com/spf13/cobra', ''],
  [
    'https://proxy.golang.org/github.com/!burnt!sushi/toml/@v/v1.3.2.zip',
    'github.com/BurntSushi/toml',
    'v1.3.2',
  ],
  ['https://proxy.golang.org/github.com/spf13/cobra/@latest', 'github.com/spf13/cobra', ''],
])('%s is the module %s in %s', (text, name, range) => {
  expect(parseGoAddress(text)).toEqual({ kind: 'package', type: 'golang', name, range })
})

test.each(['github.com/spf13/cobra', 'npm:x', 'pkg:npm/x', 'https://github.com/spf13/cobra', 'gofmt'])(
  '%s is left to others',
  (text) => {
    expect(parseGoAddress(text)).toBeNull()
  },
)

test.each([
  ['go:net/http', 'standard library'],
  ['go:', 'cannot be the path'],
  ['go:github.com/a b', 'cannot be the path'],
  ['go:github.com/../x', 'cannot be the path'],
  ['go:x.example/y@v1;rm', 'cannot be a version'],
  ['pkg:golang/x.example/y?repository_url=https://evil.example', 'repository_url'],
])('%s is refused', (text, message) => {
  expect(() => parseGoAddress(text)).toThrow(message)
})

test.each<[string, string | null, string | null]>([
  ['github.com/o/r', 'https://github.com/o/r', null],
  ['github.com/o/r/v3', 'https://github.com/o/r', null],
  ['github.com/o/r/sub/dir/v2', 'https://github.com/o/r', 'sub/dir'],
  ['github.com/o/r.git/sub', 'https://github.com/o/r', 'sub'],
  ['codeberg.org/o/r', 'https://codeberg.org/o/r', null],
  ['gitlab.com/g/r/v2', 'https://gitlab.com/g/r', null],
  ['gitlab.com/g/sub/r', null, null],
  ['golang.org/x/tools/gopls', 'https://github.com/golang/tools', 'gopls'],
  ['gopkg.in/user/pkg.v3', 'https://github.com/user/pkg', null],
  ['gopkg.in/yaml.v3', 'https://github.com/go-yaml/yaml', null],
  ['git.acme.example/team/tool.git/cmd', 'https://git.acme.example/team/tool.git', 'cmd'],
  ['k8s.io/api', null, null],
])('%s lies at %s in %s', (path, url, directory) => {
  expect(placeOf(path)).toEqual(url === null ? null : { url, directory })
})

test('the modules that may hold a package end at what a host gives away', () => {
  expect(modulesAround('github.com/o/r/a/b')).toEqual([
    'github.com/o/r/a/b',
    'github.com/o/r/a',
    'github.com/o/r',
  ])
  expect(modulesAround('k8s.io/api/core')).toEqual(['k8s.io/api/core', 'k8s.io/api'])
})
