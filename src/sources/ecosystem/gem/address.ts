import type { PackageRef } from '../../../model/subject.ts'
import { type AddressForm, readAddress } from '../address-form.ts'

const FORM: AddressForm = {
  type: 'gem',
  prefixes: ['gem', 'rubygems'],
  spec: /^(?<name>[\w.-]+)(?:[@:](?<range>.*))?$/s,
  page: /^(?:https?:)?(?:\/\/)?(?:www\.)?rubygems\.org\/(?:gems|api\/v1\/gems)\/(?<name>[\w.-]+?)(?:\.json|\/versions\/(?<version>\d[^/?#]*)|\/versions)?\/?(?:[?#].*)?$/i,
  what: 'a gem',
  settings: 'your Gemfile or .gemrc',
  nameOf: (written) => (/^\w[\w.-]*$/.test(written) && /[a-z]/i.test(written) ? written : null),
  range: /^[\w.=<>~!, -]+$/,
}

/** `gem:name@range`, `pkg:gem/name@version`, a page of rubygems.org. Null: none of these. */
export function parseGemAddress(text: string): PackageRef | null {
  return readAddress(FORM, text)
}
