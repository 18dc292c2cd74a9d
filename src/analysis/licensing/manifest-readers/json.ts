import { asList, asRecord, type Declaration, isText, one, several } from './declaration.ts'

/** `license`, and `licenses` of old, https://docs.npmjs.com/cli/configuring-npm/package-json#license */
export function fromPackageJson(text: string): Declaration[] {
  return declarationsOfNpm(asRecord(JSON.parse(text)))
}

/** A package.json, or what registries make of it. */
export function declarationsOfNpm({ license, licenses }: NpmLicenseFields): Declaration[] {
  const named = nameOf(license)
  const old = isText(licenses) ? [licenses] : asList(licenses).map(nameOf).filter(isText)
  return [
    ...(named === null
      ? several('license', asList(license).map(nameOf).filter(isText), 'or')
      : [one('license', named)]),
    ...several('licenses', old, 'or'),
  ]
}

export interface NpmLicenseFields {
  license?: unknown
  licenses?: unknown
}

/** An array is a choice, https://getcomposer.org/doc/04-schema.md#license */
export function fromComposer(text: string): Declaration[] {
  return declarationsOfComposer(asRecord(JSON.parse(text)))
}

/** A composer.json, or what repositories make of it. */
export function declarationsOfComposer({ license }: { license?: unknown }): Declaration[] {
  return isText(license)
    ? [one('license', license)]
    : several('license', asList(license).filter(isText), 'or')
}

function nameOf(license: unknown): string | null {
  if (isText(license)) return license
  const { type, name } = asRecord(license)
  return [type, name].find(isText) ?? null
}
