import { posix } from 'node:path'
import { effectivePom } from '../../../analysis/maven/effective-pom.ts'
import type { InventoryReader, Locked, LockedNode, Root, Surroundings } from '../../reader.ts'
import { isNamed } from '../file-name.ts'
import { nameOf, type Poms, pomsOf } from './poms.ts'
import { coordinatesOf, type Project, parentsBeside, projectsIn } from './reactor.ts'
import { type Resolution, type Resolved, resolve } from './resolve.ts'

/**
 * https://maven.apache.org/pom.html with its modules, each resolved as Maven does. Parents, BOMs and what artifacts need come
 * from the project and from the repository that the surroundings ask; without one, transitives are not known.
 */
export const pomXml: InventoryReader = {
  id: 'maven-pom',
  accepts: isNamed('pom.xml'),
  isManifest: true,
  yieldsTo: ['pom.xml'],
  async read(first, beside) {
    const projects = await projectsIn(first, beside)
    const parents = (await Promise.all(projects.map((one) => parentsBeside(one, beside)))).flat()
    const poms = pomsOf(
      [...parents, ...projects].map(({ pom }) => pom),
      beside,
    )
    const [own] = projects
    const { artifact, ...coordinates } = coordinatesOf(own.pom)
    const built = new Set(projects.map(({ pom }) => nameOf(coordinatesOf(pom))))
    const read: { roots: Root[]; nodes: LockedNode[] }[] = []
    for (const project of projects) {
      const effective = await effectivePom(project.pom, poms.find)
      const resolution = await resolve(effective, poms)
      const member = project === own ? null : effective.artifact
      const file = posix.join(posix.dirname(first.path), project.file)
      read.push(lockedOf(project, member, file, resolution, built))
    }
    const lost = lostIn(poms, beside)
    return {
      format: 'pom.xml',
      project: {
        name: artifact === '' ? null : nameOf({ ...coordinates, artifact }),
        version: coordinates.version || null,
      },
      roots: read.flatMap(({ roots }) => roots),
      nodes: read.flatMap(({ nodes }) => nodes),
      ...lost,
      // Where somebody was asked, what is missing is told as unread.
      partial: lost.notes.length > 0,
      notes: [...lost.notes, ...profilesIn(projects)],
      covers: projects.filter((one) => one !== own).map(({ file }) => posix.dirname(file)),
    }
  },
}

/** What is missing because nobody was asked is in the nature of the file; what somebody could not give is not. */
function lostIn(poms: Poms, { pom }: Surroundings): Pick<Locked, 'notes' | 'unread'> {
  const lost = poms.lost().map(({ group, artifact, version }) => `${group}:${artifact}:${version}`)
  if (lost.length === 0) return { notes: [] }
  if (pom === undefined)
    return {
      notes: [
        'Nobody was asked: what the dependencies need is not known, nor versions that a parent or BOM sets.',
      ],
    }
  const named = lost.slice(0, NAMED_AT_MOST).join(', ')
  const more = lost.length > NAMED_AT_MOST ? ` and ${lost.length - NAMED_AT_MOST} more` : ''
  return {
    notes: [],
    unread: [
      {
        line: null,
        message: `What these set or need is not known, their POM was not to be had: ${named}${more}`,
        hint: 'Check that their repository is in settings.xml and can be reached',
      },
    ],
  }
}

const NAMED_AT_MOST = 5

function profilesIn(projects: readonly Project[]): string[] {
  const off = projects.flatMap(({ pom }) =>
    pom.profiles
      .filter((one) => !one.isActiveByDefault && one.dependencies.length > 0)
      .map(({ id }) => id ?? '?'),
  )
  if (off.length === 0) return []
  return [`What these profiles add where they are switched on is not in it: ${[...new Set(off)].join(', ')}.`]
}

/** Each project resolves by itself: its nodes are its own. */
function lockedOf(
  { file: prefix, pom }: Project,
  member: string | null,
  file: string,
  { direct, resolved }: Resolution,
  built: ReadonlySet<string>,
): { roots: Root[]; nodes: LockedNode[] } {
  const key = (of: string) => `${prefix} ${of}`
  const written = new Set(pom.dependencies.map(({ line }) => line))
  // What a parent asks for stands on a line of the parent's.
  const lines = new Map(
    direct
      .filter(({ dependency }) => written.has(dependency.line))
      .map((one) => [one.key, one.dependency.line]),
  )
  return {
    roots: direct.map((one) => ({ member, key: key(one.key), scope: one.scope })),
    nodes: resolved.map((one: Resolved) => ({
      key: key(one.key),
      ecosystem: 'maven',
      name: nameOf(one),
      version: one.version,
      range: one.range,
      source: { kind: one.isOfSystem ? 'path' : 'registry', url: null },
      file,
      // Of what the project does not ask for itself, nobody wrote a line.
      line: lines.get(one.key) ?? null,
      scope: null,
      dependsOn: one.dependsOn.map(key),
      own: built.has(nameOf(one)),
    })),
  }
}
