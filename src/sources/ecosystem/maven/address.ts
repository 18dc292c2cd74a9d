import { parsePurl } from '../../../model/purl.ts'
import type { PackageRef } from '../../../model/subject.ts'
import { UserError } from '../../../model/user-error.ts'

const PLACES = ['repository_url', 'download_url', 'vcs_url']
const PART = /^[\w.-]{1,200}$/
const RANGE = /^[\w.+~-]{0,128}$|^(?:[[(][\w.+~,-]*[\])],?)+$/
const PAGE =
  /^(?:https?:)?(?:\/\/)?(?:(?:www\.)?mvnrepository\.com|(?:central\.sonatype\.com|search\.maven\.org|central\.sonatype\.dev))\/artifact\/(?<group>[\w.-]+)\/(?<artifact>[\w.-]+)(?:\/(?<version>[\w.+~-]+))?(?:\/[^?#]*)?(?:[?#].*)?$/i
const FILES =
  /^(?:https?:)?(?:\/\/)?(?:repo1\.maven\.org|repo\.maven\.apache\.org|central\.maven\.org)\/maven2\/(?<path>[^?#]+)/i

/**
 * `maven:group:artifact`, with `@version` or `:version` behind it, `pkg:maven/group/artifact@version`, a page of mvnrepository.com
 * or central.sonatype.com, an address in the central repository. Null: none of these. Throws UserError for a name that no
 * artifact can have, and for a purl that names another place than your repositories.
 */
export function parseMavenAddress(text: string): PackageRef | null {
  const input = text.trim()
  const spec = /^maven:(?!\/\/)(.*)$/is.exec(input)?.[1]
  if (spec !== undefined) return ofSpec(spec)
  if (/^pkg:/i.test(input)) return ofPurl(input)
  const { group, artifact, version = '' } = PAGE.exec(input)?.groups ?? {}
  if (group !== undefined && artifact !== undefined) return artifactAt(group, artifact, version)
  const path = FILES.exec(input)?.groups?.path
  return path === undefined ? null : ofFile(path)
}

/** `group:artifact[:type[:classifier]]:version` as Maven's own tools take it, or with the version behind an `@`. */
function ofSpec(spec: string): PackageRef {
  const at = spec.indexOf('@')
  const [group = '', artifact = '', ...rest] = (at < 0 ? spec : spec.slice(0, at)).split(/[:/]/)
  return artifactAt(group, artifact, at < 0 ? (rest.at(-1) ?? '') : spec.slice(at + 1))
}

function ofPurl(text: string): PackageRef | null {
  const purl = parsePurl(text)
  if (purl?.type !== 'maven') return null
  const { namespace, name, version, qualifiers, subpath } = purl
  const full = [...namespace, name].join(':')
  const place = PLACES.find((one) => qualifiers[one] !== undefined)
  if (place !== undefined) {
    throw new UserError(
      `The package URL says by its ${place} where ${JSON.stringify(full)} is to be had, and an artifact is read from your repositories`,
      `Name that repository in settings.xml, then give maven:${full}`,
    )
  }
  if (subpath !== null) {
    throw new UserError(
      `The package URL names ${JSON.stringify(subpath.slice(0, 80))} inside an artifact, which is judged as a whole`,
      `Give maven:${full}`,
    )
  }
  // A purl with a colon in its name is written often enough.
  const [group = '', artifact = ''] = full.split(':')
  return artifactAt(group, artifact, version ?? '')
}

/** `org/acme/widget/1.0/widget-1.0.jar`: the version is the folder that the file is named after. */
function ofFile(path: string): PackageRef {
  const parts = path.split('/').filter(Boolean)
  const file = parts.at(-1) ?? ''
  const isFile = /\.(?:jar|pom|aar|war|xml|module|sha\d*|md5|asc)$/i.test(file)
  const folders = isFile ? parts.slice(0, -1) : parts
  const last = folders.at(-1) ?? ''
  const isVersion = /^\d/.test(last) && folders.length > 2
  const named = isVersion ? folders.slice(0, -1) : folders
  return artifactAt(named.slice(0, -1).join('.'), named.at(-1) ?? '', isVersion ? last : '')
}

function artifactAt(group: string, artifact: string, version: string): PackageRef {
  const range = version.trim()
  if (!PART.test(group) || !PART.test(artifact)) {
    const quoted = JSON.stringify(`${group}:${artifact}`.slice(0, 80))
    throw new UserError(
      `${quoted} cannot be the name of a Maven artifact`,
      'Give maven:group:artifact or maven:group:artifact@version, as in maven:com.google.guava:guava@33.0.0-jre',
    )
  }
  if (!RANGE.test(range)) {
    throw new UserError(
      `${JSON.stringify(range.slice(0, 80))} cannot be a version of a Maven artifact`,
      `Give maven:${group}:${artifact}@1.2.3, or a range such as @[1.0,2.0)`,
    )
  }
  return { kind: 'package', type: 'maven', name: `${group}:${artifact}`, range }
}
