import { parse as parseToml } from 'smol-toml'
import { asRecord, type Declaration, isText, one, pointerTo, several } from './declaration.ts'

export function fromCargo(text: string): Declaration[] {
  const manifest = asRecord(parseToml(text))
  const own = asRecord(manifest.package)
  const shared = asRecord(asRecord(manifest.workspace).package)
  const license = [own.license, shared.license].find(isText)
  const file = [own['license-file'], shared['license-file']].find(isText)
  return [
    ...(license === undefined ? [] : [one('license', license)]),
    ...(file === undefined ? [] : [pointerTo('license-file', file)]),
  ]
}

/** RubyGems does not say whether several are a choice. */
export function fromGemspec(text: string): Declaration[] {
  const list = /\.licenses?\s*=\s*(\[[^\]]*\]|%w[[({][^\])}]*[\])}]|(['"]).*?\2)/.exec(text)?.[1] ?? ''
  const words = /^%w.(.*).$/s.exec(list)?.[1]
  const names =
    words?.split(/\s+/) ?? [...list.matchAll(/(['"])(.*?)\1/g)].map(([, , license = '']) => license)
  return several('license', names.filter(isText), 'open')
}

/** CocoaPods: a name, or a hash with `:type` and `:file`. */
export function fromPodspec(text: string): Declaration[] {
  const name = /\.licen[cs]e\s*=\s*(?:\{[^}]*?:?type['"]?\s*(?:=>|:)\s*)?(['"])(.*?)\1/.exec(text)?.[2]
  return name ? [one('license', name)] : []
}

export function fromNuspec(text: string): Declaration[] {
  const license = /<license\s+type="(expression|file)"[^<>]*>([^<]+)<\/license>/i.exec(text)
  if (license) {
    const [, type, value = ''] = license
    return [type === 'file' ? pointerTo('license', value.trim()) : one('license', value.trim())]
  }
  const url = tag('licenseUrl', text)
  return url === null || /aka\.ms\/deprecateLicenseUrl/i.test(url) ? [] : [one('licenseUrl', url)]
}

/** MSBuild projects. */
export function fromProject(text: string): Declaration[] {
  const expression = tag('PackageLicenseExpression', text)
  const file = tag('PackageLicenseFile', text)
  return [
    ...(expression === null ? [] : [one('PackageLicenseExpression', expression)]),
    ...(file === null ? [] : [pointerTo('PackageLicenseFile', file)]),
  ]
}

/** R's DESCRIPTION, RPM's spec and Cabal: a line `License: …`. */
export function fromLicenseLine(text: string): Declaration[] {
  const license = /^[ \t]*licen[cs]e[ \t]*:[ \t]*(\S.*)$/im.exec(text)?.[1]
  const file = /^[ \t]*license-file[ \t]*:[ \t]*(\S.*)$/im.exec(text)?.[1]
  return [
    ...(license ? [one('license', license.trim())] : []),
    ...(file ? [pointerTo('license-file', file)] : []),
  ]
}

/** Mix: `licenses: ["Apache-2.0"]`. Opam: `license: "ISC"`, a list means all. */
export function fromQuotedList(text: string): Declaration[] {
  const list = /\blicenses?:\s*(\[[^\]]*\]|"[^"]*")/.exec(text)?.[1] ?? ''
  return several(
    'license',
    [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
    'open',
  )
}

/** Debian's copyright format and REUSE's dep5: the stanza about everything. */
export function fromDebianCopyright(text: string): Declaration[] {
  const stanza = text.split(/\n\s*\n/).find((one) => /^Files:\s*\*\s*$/m.test(one))
  const license = /^License:[ \t]*(\S.*)$/m.exec(stanza ?? '')?.[1]
  return license ? [one('Files: *', license)] : []
}

/** https://reuse.software/spec-3.3/#reusetoml: what is said of every path. */
export function fromReuse(text: string): Declaration[] {
  const { annotations } = asRecord(parseToml(text))
  const all = [annotations].flat().map(asRecord)
  const whole = all.filter(({ path }) => [path].flat().includes('**'))
  return whole.flatMap((annotation) => {
    const license = annotation['SPDX-License-Identifier']
    return several('SPDX-License-Identifier', [license].flat().filter(isText), 'and')
  })
}

function tag(name: string, text: string): string | null {
  return new RegExp(`<${name}>\\s*([^<]{1,300}?)\\s*</${name}>`, 'i').exec(text)?.[1] ?? null
}
