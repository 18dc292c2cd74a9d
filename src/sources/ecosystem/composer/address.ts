import { parsePurl } from '../../../model/purl.ts'
import type { PackageRef } from '../../../model/subject.ts'
import { UserError } from '../../../model/user-error.ts'

const PLACES = ['repository_url', 'download_url', 'vcs_url']
/** https://getcomposer.org/doc/04-schema.md#name; platform packages have no vendor. */
const NAME = /^[a-z\d][a-z\d_.-]*\/[a-z\d][a-z\d_.-]*$/
const CONSTRAINT = /^[\w.*^~<>=!| ,@/#+-]{0,128}$/
const PAGE =
  /^(?:https?:)?(?:\/\/)?(?:(?:www\.)?packagist\.org\/packages|repo\.packagist\.org\/p2)\/(?<name>[\w.-]+\/[\w.-]+?)(?:~dev)?(?:\.json)?(?:\/(?:stats|dependents|suggesters|advisories))?\/?(?:\?[^#]*)?(?:#(?<version>[\w.+-]+))?$/i

/**
 * `composer:vendor/name@constraint` or with a colon as `composer require` takes it, `pkg:composer/vendor/name@version`, a page of
 * packagist.org. Null: none of these. Throws UserError for a name that no package can have, and for a purl that names another
 * place than your repositories.
 */
export function parseComposerAddress(text: string): PackageRef | null {
  const input = text.trim()
  const spec = /^composer:(?!\/\/)(.*)$/is.exec(input)?.[1]
  if (spec !== undefined) {
    const [, name = spec, constraint = ''] = /^([^@:=\s]+)[@:=\s](.*)$/s.exec(spec.trim()) ?? []
    return packageAt(name, constraint)
  }
  if (/^pkg:/i.test(input)) return ofPurl(input)
  const { name, version = '' } = PAGE.exec(input)?.groups ?? {}
  return name === undefined ? null : packageAt(name, version)
}

function ofPurl(text: string): PackageRef | null {
  const purl = parsePurl(text)
  if (purl?.type !== 'composer') return null
  const { namespace, name, version, qualifiers, subpath } = purl
  const full = [...namespace, name].join('/')
  const place = PLACES.find((one) => qualifiers[one] !== undefined)
  if (place !== undefined) {
    throw new UserError(
      `The package URL says by its ${place} where ${JSON.stringify(full)} is to be had, and a package is read from your repositories`,
      `Name that repository in composer.json, then give composer:${full}`,
    )
  }
  if (subpath !== null) {
    throw new UserError(
      `The package URL names ${JSON.stringify(subpath.slice(0, 80))} inside a package, which is judged as a whole`,
      `Give composer:${full}`,
    )
  }
  return packageAt(full, version ?? '')
}

/** Letter case does not count in names. */
function packageAt(written: string, constraint: string): PackageRef {
  const name = written.toLowerCase()
  const range = constraint.trim()
  if (!NAME.test(name)) {
    throw new UserError(
      `${JSON.stringify(written.slice(0, 80))} cannot be the name of a Composer package`,
      'Give composer:vendor/name or composer:vendor/name@constraint, as in composer:laravel/framework@^11',
    )
  }
  if (!CONSTRAINT.test(range)) {
    throw new UserError(
      `${JSON.stringify(range.slice(0, 80))} cannot be a version constraint of Composer`,
      `Give composer:${name}@^1.2`,
    )
  }
  return { kind: 'package', type: 'composer', name, range }
}
