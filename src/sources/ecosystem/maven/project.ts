import { basename, dirname, join } from 'node:path'
import {
  asAskedFor,
  type EffectivePom,
  MAX_PARENTS,
  withParents,
} from '../../../analysis/maven/effective-pom.ts'
import { type Pom, parsePom } from '../../../analysis/maven/pom.ts'
import { mavenVersions } from '../../../analysis/versions/maven.ts'
import { textOf } from '../../../disk/folder.ts'
import type { ProjectUse, VersionInUse } from '../../../model/facts/project.ts'
import { cleanText } from '../../../text/untrusted.ts'
import type { UsedPackage } from '../ecosystem.ts'

/** How the project in `folder` uses an artifact; null: it has no pom.xml. Nothing is run, nobody is asked. */
export function readProject(folder: string, target: UsedPackage | null): ProjectUse | null {
  const text = textOf(folder, 'pom.xml')
  const own = text === null ? null : pomIn(text)
  if (own === null) return null
  const pom = effectiveHere(own, folder)
  const found = pom.dependencies.find(({ group, artifact }) => `${group}:${artifact}` === target?.name)
  const packages = pom.dependencies.flatMap(({ group, artifact, version }) =>
    version === null || !isPlain(version) ? [] : [[`${group}:${artifact}`, version] as const],
  )
  const [license = null] = pom.licenses.length === 1 ? pom.licenses.map(({ name }) => name) : []
  return {
    path: folder,
    name: pom.artifact === '' ? null : `${pom.group}:${pom.artifact}`,
    license,
    packages: Object.fromEntries(packages),
    lockfile: null,
    range: found?.version ?? null,
    installed: null,
    hacks: [],
    inUse: found === undefined ? null : inUse(found.version),
  }
}

/** With the parents that lie in the project; those of a repository are not asked for. */
function effectiveHere(own: Pom, folder: string): EffectivePom {
  const line = [own]
  let [at, lost] = [folder, own.parent]
  while (lost !== null && line.length < MAX_PARENTS && lost.relativePath !== '') {
    const path = join(at, lost.relativePath ?? '../pom.xml')
    const file = path.endsWith('.xml') ? path : join(path, 'pom.xml')
    const text = textOf(dirname(file), basename(file))
    const found = text === null ? null : pomIn(text)
    const [group, version] = [found?.group ?? found?.parent?.group, found?.version ?? found?.parent?.version]
    // What lies there by chance is another one.
    if (found?.artifact !== lost.artifact || group !== lost.group || version !== lost.version) break
    line.push(asAskedFor(found, lost))
    at = dirname(file)
    lost = found.parent
  }
  return withParents(line, lost)
}

/** The nearest wish wins, and none is nearer than that of the project itself. */
function inUse(version: string | null): VersionInUse {
  if (version === null || !isPlain(version)) {
    const reason = 'your pom.xml leaves its version to a parent or a BOM that does not lie in your project'
    return { by: 'manifest', range: null, reason }
  }
  const by = mavenVersions.parse(version) === null ? 'manifest' : 'lockfile'
  return { by, range: version, reason: `your pom.xml asks for ${version}` }
}

function isPlain(version: string): boolean {
  return !version.includes('${')
}

function pomIn(text: string): Pom | null {
  try {
    return parsePom(cleanText(text))
  } catch {
    return null
  }
}
