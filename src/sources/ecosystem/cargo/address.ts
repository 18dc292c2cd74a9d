import type { PackageRef } from '../../../model/subject.ts'
import { type AddressForm, readAddress } from '../address-form.ts'

const FORM: AddressForm = {
  type: 'cargo',
  prefixes: ['cargo', 'crate', 'crates'],
  spec: /^(?<name>[\w-]+)(?:@(?<range>.*))?$/s,
  page: /^(?:https?:)?(?:\/\/)?(?:(?:www\.)?crates\.io\/(?:crates|api\/v1\/crates)|(?:www\.)?(?:docs|lib)\.rs(?:\/crate|\/crates)?)\/(?<name>[a-z][\w-]*)(?:\/(?<version>\d[^/?#]*))?(?:\/[^?#]*)?(?:[?#].*)?$/i,
  what: 'a crate',
  settings: '.cargo/config.toml',
  nameOf: (written) => (/^[a-z][\w-]{0,63}$/i.test(written) ? written : null),
  range: /^[\w.*^~=<>,+ -]+$/,
}

/** `cargo:name@1`, `pkg:cargo/name@version`, a page of crates.io, docs.rs or lib.rs. Null: none of these. */
export function parseCargoAddress(text: string): PackageRef | null {
  return readAddress(FORM, text)
}
