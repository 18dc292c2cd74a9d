import { expect, test } from 'vitest'
import { parseComposerAddress } from '../../../../src/sources/ecosystem/composer/address.ts'

test.each<[string, string, string]>([
  ['composer:laravel/framework', 'laravel/framework', ''],
  ['composer:Laravel/Framework@^11.0', 'laravel/framework', '^11.0'],
  ['composer:laravel/framework:^11.0 || ^12', 'laravel/framework', '^11.0 || ^12'],
  ['composer:laravel/framework@dev-master', 'laravel/framework', 'dev-master'],
  ['composer:laravel/framework@^11@beta', 'laravel/framework', '^11@beta'],
  ['pkg:composer/Laravel/framework@v11.0.0', 'laravel/framework', 'v11.0.0'],
  ['https://packagist.org/packages/laravel/framework', 'laravel/framework', ''],
  ['https://packagist.org/packages/laravel/framework#v11.0.0', 'laravel/framework', 'v11.0.0'],
  ['packagist.org/packages/laravel/framework/stats', 'laravel/framework', ''],
  ['https://repo.packagist.org/p2/laravel/framework~dev.json', 'laravel/framework', ''],
])('%s is %s in %s', (text, name, range) => {
  expect(parseComposerAddress(text)).toEqual({ kind: 'package', type: 'composer', name, range })
})

test.each(['laravel/framework', 'npm:x', 'pkg:npm/x', 'https://github.com/laravel/framework'])(
  '%s is left to others',
  (text) => {
    expect(parseComposerAddress(text)).toBeNull()
  },
)

test.each([
  ['composer:php', 'cannot be the name'],
  ['composer:a/b/c', 'cannot be the name'],
  ['composer:a/b@1;2', 'is no version of a Composer package'],
  ['pkg:composer/a/b?repository_url=https://evil.example', 'repository_url'],
  ['pkg:composer/a/b#src', 'inside a package'],
])('%s is refused', (text, message) => {
  expect(() => parseComposerAddress(text)).toThrow(message)
})
