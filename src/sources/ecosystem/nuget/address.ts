import type { PackageRef } from '../../../model/subject.ts'
import { type AddressForm, readAddress } from '../address-form.ts'

const FORM: AddressForm = {
  type: 'nuget',
  prefixes: ['nuget'],
  spec: /^(?<name>[\w.-]+)(?:[@/](?<range>.*))?$/s,
  page: /^(?:https?:)?(?:\/\/)?(?:www\.)?nuget\.org\/packages\/(?<name>[\w.-]+)(?:\/(?<version>\d[^/?#]*))?\/?(?:[?#].*)?$/i,
  what: 'a NuGet package',
  settings: 'NuGet.config',
  nameOf: (written) => (/^\w+(?:[.-]\w+)*$/.test(written) && written.length <= 100 ? written : null),
  range: /^[\w.*,[\]() +-]+$/,
}

/** `nuget:Name@range`, `pkg:nuget/Name@version`, a page of nuget.org. Null: none of these. */
export function parseNugetAddress(text: string): PackageRef | null {
  return readAddress(FORM, text)
}
