import { parsePurl } from '../../model/purl.ts'
import type { PackageRef } from '../../model/subject.ts'
import { UserError } from '../../model/user-error.ts'

/** How a person names a package of an ecosystem whose names have one part. */
export interface AddressForm {
  /** The purl type. */
  type: string
  /** Before the colon: `pypi`. */
  prefixes: readonly string[]
  /** Of `name`, and what follows it: a `range` behind an `@`, a `specifier` as the ecosystem's own client takes it. */
  spec: RegExp
  /** Pages and files of its public registry; groups `name` and `version`. */
  page: RegExp
  /** `a PyPI package` */
  what: string
  /** The file that names another registry. */
  settings: string
  /** As its registry spells it; null: nothing can have that name. */
  nameOf(written: string): string | null
  /** Whether it can be a version or a range, roughly: what it means is for the version scheme. */
  range: RegExp
}

/** Qualifiers that say where a package is to be had. */
const PLACES = ['repository_url', 'download_url', 'vcs_url']

/**
 * An address of the given form, as a person writes it. Null: it is none. Throws UserError for a name that no package can have,
 * and for a purl that names another place than the registry.
 */
export function readAddress(form: AddressForm, text: string): PackageRef | null {
  const input = text.trim()
  const prefix = form.prefixes.find((one) => input.toLowerCase().startsWith(`${one}:`))
  if (prefix !== undefined) return ofSpec(form, input.slice(prefix.length + 1))
  if (/^pkg:/i.test(input)) return ofPurl(form, input)
  const { name, version = '' } = form.page.exec(input)?.groups ?? {}
  return name === undefined ? null : packageOf(form, decoded(name), decoded(version))
}

function ofSpec(form: AddressForm, spec: string): PackageRef {
  const { name = spec, range, specifier = '' } = form.spec.exec(spec.trim())?.groups ?? {}
  return packageOf(form, name, range ?? specifier)
}

function ofPurl(form: AddressForm, text: string): PackageRef | null {
  const purl = parsePurl(text)
  if (purl?.type !== form.type) return null
  const { namespace, name, version, qualifiers, subpath } = purl
  const full = [...namespace, name].join('/')
  const again = `give ${form.prefixes[0]}:${full}`
  const place = PLACES.find((one) => qualifiers[one] !== undefined)
  if (place !== undefined) {
    throw new UserError(
      `The package URL says by its ${place} where ${quoted(full)} is to be had, and a package is read from your registry`,
      `Name that registry in ${form.settings}, then ${again}`,
    )
  }
  if (subpath !== null) {
    throw new UserError(
      `The package URL names ${quoted(subpath)} inside a package, which is judged as a whole`,
      `To judge it, ${again}`,
    )
  }
  return packageOf(form, full, version ?? '')
}

function packageOf(form: AddressForm, written: string, given: string): PackageRef {
  const name = form.nameOf(written.trim())
  const hint = `Give ${form.prefixes[0]}:name or ${form.prefixes[0]}:name@version`
  if (name === null) throw new UserError(`${quoted(written)} cannot be the name of ${form.what}`, hint)
  const range = given.trim()
  if (range !== '' && (range.length > 128 || !form.range.test(range))) {
    throw new UserError(`${quoted(range)} is no version of ${form.what}, and no range of them`, hint)
  }
  return { kind: 'package', type: form.type, name, range }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80))
}
