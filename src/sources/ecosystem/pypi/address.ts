import type { PackageRef } from '../../../model/subject.ts'
import { type AddressForm, readAddress } from '../address-form.ts'

const FORM: AddressForm = {
  type: 'pypi',
  prefixes: ['pypi', 'pip'],
  // As pip takes it: `name[extra]==1.0`; or with an @.
  spec: /^(?<name>[\w.-]+)(?:\[[^\]]*\])? ?(?:@(?<range>.*)|(?<specifier>[=<>!~(].*))?$/s,
  page: /^(?:https?:)?(?:\/\/)?(?:www\.)?pypi\.(?:org|python\.org)\/(?:project|p|pypi|simple)\/(?<name>[^/?#]+)(?:\/(?<version>\d[^/?#]*|v?\d[^/?#]*))?(?:\/json)?\/*(?:[?#].*)?$/i,
  what: 'a PyPI package',
  settings: 'pip.conf',
  nameOf: (written) => (/^[a-z\d](?:[a-z\d._-]*[a-z\d])?$/i.test(written) ? normalName(written) : null),
  range: /^[\w.*+!=<>~,() -]+$/,
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalName(written: string): string {
  return written.toLowerCase().replace(/[-_.]+/g, '-')
}

/** `pypi:name@version`, `pypi:name>=1,<2`, `pkg:pypi/name@version`, a page of pypi.org. Null: none of these. */
export function parsePypiAddress(text: string): PackageRef | null {
  return readAddress(FORM, text)
}
