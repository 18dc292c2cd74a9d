import type { PackageRef } from '../../../model/subject.ts'
import { type AddressForm, readAddress } from '../address-form.ts'

/** https://getcomposer.org/doc/04-schema.md#name; platform packages have no vendor. Letter case does not count. */
const NAME = /^[a-z\d][a-z\d_.-]*\/[a-z\d][a-z\d_.-]*$/

const FORM: AddressForm = {
  type: 'composer',
  prefixes: ['composer', 'packagist'],
  spec: /^(?<name>[^@:=\s]+)(?:@(?<range>.*)|[:=\s](?<specifier>.*))?$/s,
  page: /^(?:https?:)?(?:\/\/)?(?:(?:www\.)?packagist\.org\/packages|repo\.packagist\.org\/p2)\/(?<name>[\w.-]+\/[\w.-]+?)(?:~dev)?(?:\.json)?(?:\/(?:stats|dependents|suggesters|advisories))?\/?(?:\?[^#]*)?(?:#(?<version>[\w.+-]+))?$/i,
  what: 'a Composer package',
  settings: 'composer.json',
  nameOf: (written) => (NAME.test(written.toLowerCase()) ? written.toLowerCase() : null),
  range: /^[\w.*^~<>=!| ,@/#+-]+$/,
}

/** `composer:vendor/name@constraint` or with a colon, `pkg:composer/vendor/name@version`, a page of packagist.org. Null: none. */
export function parseComposerAddress(text: string): PackageRef | null {
  return readAddress(FORM, text)
}
