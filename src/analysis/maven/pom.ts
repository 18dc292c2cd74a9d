import { elementAt, elementsAt, parseXml, textAt, type XmlElement } from '../../text/xml.ts'

/** What names a release in a Maven repository. */
export interface Coordinates {
  group: string
  artifact: string
  version: string
}

/** A project object model as written, https://maven.apache.org/pom.html. Null: it does not say. */
export interface Pom {
  group: string | null
  artifact: string | null
  version: string | null
  packaging: string | null
  /** `relativePath`: where it lies beside this one in its repository; null: at `../pom.xml`, empty: nowhere. */
  parent: (Coordinates & { relativePath: string | null }) | null
  properties: Readonly<Record<string, string>>
  dependencies: readonly PomDependency[]
  /** Its `dependencyManagement`: which version and scope others take that name none. */
  managed: readonly PomDependency[]
  licenses: readonly { name: string | null; url: string | null; comments: string | null }[]
  /** Its page. */
  url: string | null
  scm: { url: string | null; connection: string | null; developerConnection: string | null } | null
  issuesUrl: string | null
  /** Names of developers, else their ids. */
  developers: readonly string[]
  /** Folders of the projects that are built with it. */
  modules: readonly string[]
  profiles: readonly PomProfile[]
  /** Where it went: what is null stays as it was. */
  relocation: {
    group: string | null
    artifact: string | null
    version: string | null
    message: string | null
  } | null
}

/** What is added where somebody, or something about the machine, switches it on. */
interface PomProfile {
  id: string | null
  /** On where no other one of its POM is. */
  isActiveByDefault: boolean
  properties: Readonly<Record<string, string>>
  dependencies: readonly PomDependency[]
  managed: readonly PomDependency[]
  modules: readonly string[]
}

export interface PomDependency {
  group: string
  artifact: string
  version: string | null
  scope: string | null
  optional: boolean
  /** `jar`, `pom`, `test-jar`. */
  type: string
  classifier: string | null
  /** A star stands for any. */
  exclusions: readonly { group: string; artifact: string }[]
  /** Of the file, from 1. */
  line: number
}

/** Throws XmlError for what is no well-formed XML. Another document than a POM says nothing. */
export function parsePom(text: string): Pom {
  const root = parseXml(text)
  const parent = elementAt(root, 'parent')
  const scm = elementAt(root, 'scm')
  const moved = elementAt(root, 'distributionManagement', 'relocation')
  return {
    group: textAt(root, 'groupId'),
    artifact: textAt(root, 'artifactId'),
    version: textAt(root, 'version'),
    packaging: textAt(root, 'packaging'),
    parent: parent && parentIn(parent),
    properties: propertiesIn(root),
    dependencies: elementsAt(root, 'dependencies', 'dependency').map(dependencyIn),
    managed: elementsAt(root, 'dependencyManagement', 'dependencies', 'dependency').map(dependencyIn),
    licenses: elementsAt(root, 'licenses', 'license').map((license) => ({
      name: textAt(license, 'name'),
      url: textAt(license, 'url'),
      comments: textAt(license, 'comments'),
    })),
    url: textAt(root, 'url'),
    scm: scm && {
      url: textAt(scm, 'url'),
      connection: textAt(scm, 'connection'),
      developerConnection: textAt(scm, 'developerConnection'),
    },
    issuesUrl: textAt(root, 'issueManagement', 'url'),
    developers: elementsAt(root, 'developers', 'developer').flatMap(
      (developer) => textAt(developer, 'name') ?? textAt(developer, 'id') ?? [],
    ),
    modules: elementsAt(root, 'modules', 'module').map(({ text }) => text),
    profiles: elementsAt(root, 'profiles', 'profile').map((profile) => ({
      id: textAt(profile, 'id'),
      isActiveByDefault: textAt(profile, 'activation', 'activeByDefault') === 'true',
      properties: propertiesIn(profile),
      dependencies: elementsAt(profile, 'dependencies', 'dependency').map(dependencyIn),
      managed: elementsAt(profile, 'dependencyManagement', 'dependencies', 'dependency').map(dependencyIn),
      modules: elementsAt(profile, 'modules', 'module').map(({ text }) => text),
    })),
    relocation: moved && {
      group: textAt(moved, 'groupId'),
      artifact: textAt(moved, 'artifactId'),
      version: textAt(moved, 'version'),
      message: textAt(moved, 'message'),
    },
  }
}

function parentIn(parent: XmlElement): Pom['parent'] {
  return {
    group: textAt(parent, 'groupId') ?? '',
    artifact: textAt(parent, 'artifactId') ?? '',
    version: textAt(parent, 'version') ?? '',
    relativePath: elementAt(parent, 'relativePath')?.text ?? null,
  }
}

function propertiesIn(root: XmlElement): Record<string, string> {
  const written = elementAt(root, 'properties')?.children ?? []
  return Object.fromEntries(written.map(({ name, text }) => [name, text]))
}

function dependencyIn(dependency: XmlElement): PomDependency {
  return {
    group: textAt(dependency, 'groupId') ?? '',
    artifact: textAt(dependency, 'artifactId') ?? '',
    version: textAt(dependency, 'version'),
    scope: textAt(dependency, 'scope'),
    optional: textAt(dependency, 'optional') === 'true',
    type: textAt(dependency, 'type') ?? 'jar',
    classifier: textAt(dependency, 'classifier'),
    exclusions: elementsAt(dependency, 'exclusions', 'exclusion').map((exclusion) => ({
      group: textAt(exclusion, 'groupId') ?? '*',
      artifact: textAt(exclusion, 'artifactId') ?? '*',
    })),
    line: dependency.line,
  }
}
