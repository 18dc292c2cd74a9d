import { describe, expect, test } from 'vitest'
import { UserError } from '../../../../src/model/user-error.ts'
import { parseCargoAddress } from '../../../../src/sources/ecosystem/cargo/address.ts'
import { readCargoConfig } from '../../../../src/sources/ecosystem/cargo/config.ts'
import { folder } from '../../../policy/support.ts'

describe('addresses', () => {
  test.each([
    ['cargo:serde', 'serde', ''],
    ['cargo:serde@1', 'serde', '1'],
    ['Cargo:serde_json@>=1.0, <1.1', 'serde_json', '>=1.0, <1.1'],
    ['crate:serde@=1.0.0', 'serde', '=1.0.0'],
    ['pkg:cargo/serde@1.0.200', 'serde', '1.0.200'],
    ['https://crates.io/crates/serde', 'serde', ''],
    ['crates.io/crates/serde/1.0.200', 'serde', '1.0.200'],
    ['https://crates.io/crates/serde/versions', 'serde', ''],
    ['https://crates.io/crates/serde/1.0.200/dependencies', 'serde', '1.0.200'],
    ['https://docs.rs/serde/latest/serde/', 'serde', ''],
    ['https://docs.rs/crate/serde/1.0.200', 'serde', '1.0.200'],
    ['https://lib.rs/crates/serde', 'serde', ''],
  ])('%s', (text, name, range) => {
    expect(parseCargoAddress(text)).toEqual({ kind: 'package', type: 'cargo', name, range })
  })

  test.each([
    'cargo:',
    'cargo:1x',
    'cargo:a/b',
    'cargo:a@;',
    'pkg:cargo/a?repository_url=https://x',
    'pkg:cargo/a#b',
  ])('%s is refused with a hint', (text) => {
    expect(() => parseCargoAddress(text)).toThrow(UserError)
  })

  test.each(['serde', 'https://crates.io/users/me', 'https://example.com/crates/serde', 'pkg:npm/a'])(
    '%s is left to others',
    (text) => {
      expect(parseCargoAddress(text)).toBeNull()
    },
  )
})

describe('settings', () => {
  const read = (
    config: string,
    { credentials = '', env = {} }: { credentials?: string; env?: Record<string, string> } = {},
  ) =>
    readCargoConfig(
      folder({ '.cargo/config.toml': config }),
      env,
      folder({ '.cargo/credentials.toml': credentials }),
    )

  test.each<[string, string, Record<string, string>, string | null]>([
    ['none', '', {}, 'https://index.crates.io/'],
    [
      'the default registry',
      '[registry]\ndefault = "acme"\n[registries.acme]\nindex = "sparse+https://cargo.acme.example/index"\n',
      {},
      'https://cargo.acme.example/index/',
    ],
    [
      'a source in the place of crates.io',
      '[source.crates-io]\nreplace-with = "mirror"\n[source.mirror]\nregistry = "sparse+https://mirror.example/"\n',
      {},
      'https://mirror.example/',
    ],
    [
      'a registry in the place of crates.io',
      '[source.crates-io]\nreplace-with = "acme"\n[registries.acme]\nindex = "sparse+https://a.example/"\n',
      {},
      'https://a.example/',
    ],
    [
      'vendored crates',
      '[source.crates-io]\nreplace-with = "vendored"\n[source.vendored]\ndirectory = "vendor"\n',
      {},
      null,
    ],
    [
      'a circle, which leads nowhere',
      '[source.crates-io]\nreplace-with = "a"\n[source.a]\nreplace-with = "crates-io"\n',
      {},
      null,
    ],
    ['what is no TOML', '[[[', {}, 'https://index.crates.io/'],
    [
      'the environment, which outdoes files',
      '[registry]\ndefault = "acme"\n[registries.acme]\nindex = "sparse+https://a.example/"\n',
      { CARGO_REGISTRIES_ACME_INDEX: 'sparse+https://b.example/' },
      'https://b.example/',
    ],
  ])('%s', (_name, config, env, index) => {
    expect(read(config, { env }).index).toBe(index)
  })

  test.each([
    ['https://cargo.acme.example/index/se/rd/serde', 'secret-of-acme'],
    ['https://other.example/x', null],
    ['http://cargo.acme.example/x', null],
    ['https://index.crates.io/se/rd/serde', null],
  ])('to %s goes %s', (url, token) => {
    const config = '[registries.acme]\nindex = "sparse+https://cargo.acme.example/index/"\n'
    const credentials = '[registry]\ntoken = "of-crates-io"\n[registries.acme]\ntoken = "secret-of-acme"\n'
    expect(read(config, { credentials }).authorizationFor(new URL(url))).toBe(token)
  })
})
