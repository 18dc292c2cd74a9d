import { posix } from 'node:path'
import { type Coordinates, type Pom, parsePom } from '../../../analysis/maven/pom.ts'
import { XmlError } from '../../../text/xml.ts'
import { type InventoryFile, type Surroundings, UnreadableFile } from '../../reader.ts'

/** A POM of the project that is read: its own, or one of its modules. */
export interface Project {
  /** Of its pom.xml, relative to the file that was read. */
  file: string
  pom: Pom
}

/** More than any build has. */
const MAX_PROJECTS = 2_000

/** A POM and the modules that are built with it, itself first. Throws UnreadableFile. */
export async function projectsIn(
  { text }: InventoryFile,
  beside: Surroundings,
): Promise<[Project, ...Project[]]> {
  const own = pomIn(text)
  if (!/<(?:\w+:)?project[\s>]/.test(text)) throw new UnreadableFile('It is no POM: it has no project')
  const projects: [Project, ...Project[]] = [{ file: 'pom.xml', pom: own }]
  const seen = new Set(['pom.xml'])
  // The list grows while it is walked.
  for (const { file, pom } of projects) {
    for (const module of pom.modules) {
      const path = pomAt(posix.join(posix.dirname(file), module))
      if (seen.has(path) || projects.length >= MAX_PROJECTS) continue
      seen.add(path)
      const found = await readable(path, beside)
      if (found) projects.push({ file: path, pom: found })
    }
  }
  return projects
}

/** Parents that lie above a project, as far as they are what it names, nearest first. */
export async function parentsBeside({ file, pom }: Project, beside: Surroundings): Promise<Project[]> {
  const parents: Project[] = []
  let [from, { parent }] = [file, pom]
  while (parent !== null && parent.relativePath !== '' && parents.length < MAX_PARENTS) {
    const path = pomAt(posix.join(posix.dirname(from), parent.relativePath ?? '../pom.xml'))
    const found = await readable(path, beside)
    if (found === null || !isMeant(found, parent)) break
    parents.push({ file: path, pom: found })
    ;[from, parent] = [path, found.parent]
  }
  return parents
}

const MAX_PARENTS = 30

/** What a project is called in a repository, as far as it says so itself. */
export function coordinatesOf({ group, artifact, version, parent }: Pom): Coordinates {
  return {
    group: group ?? parent?.group ?? '',
    artifact: artifact ?? '',
    version: version ?? parent?.version ?? '',
  }
}

function isMeant(found: Pom, { group, artifact }: Coordinates): boolean {
  const own = coordinatesOf(found)
  return own.group === group && own.artifact === artifact
}

/** With what its profiles add that are on by default: of the others, nobody knows where they are on. */
export function withProfiles(pom: Pom): Pom {
  const on = pom.profiles.filter((one) => one.isActiveByDefault)
  return {
    ...pom,
    properties: Object.assign({}, pom.properties, ...on.map(({ properties }) => properties)),
    // What a profile says comes before what the POM itself does.
    dependencies: [...on.flatMap(({ dependencies }) => dependencies), ...pom.dependencies],
    managed: [...on.flatMap(({ managed }) => managed), ...pom.managed],
    modules: [...pom.modules, ...on.flatMap(({ modules }) => modules)],
  }
}

/** A folder or the file itself. */
function pomAt(path: string): string {
  return posix.normalize(path.endsWith('.xml') ? path : posix.join(path, 'pom.xml'))
}

async function readable(path: string, beside: Surroundings): Promise<Pom | null> {
  const text = await beside.text(path)
  if (text === null) return null
  try {
    return withProfiles(parsePom(text))
  } catch (error) {
    if (error instanceof XmlError) return null
    throw error
  }
}

function pomIn(text: string): Pom {
  if (text.trim() === '') throw new UnreadableFile('It is empty')
  try {
    return withProfiles(parsePom(text))
  } catch (error) {
    if (error instanceof XmlError)
      throw new UnreadableFile(`It is no valid XML (${error.message})`, error.line)
    throw error
  }
}
