import { type EffectivePom, effectivePom } from '../../../analysis/maven/effective-pom.ts'
import type { Coordinates, Pom } from '../../../analysis/maven/pom.ts'
import type { Surroundings } from '../../reader.ts'
import { coordinatesOf, withProfiles } from './reactor.ts'

/** The POMs that a build refers to: those of the project itself, then those of a repository. Each is asked for and built once. */
export interface Poms {
  /** Null: it is not to be had. */
  find(coordinates: Coordinates): Promise<Pom | null>
  /** With parents and imports, after it was followed to where it went; null: it is not to be had. */
  effective(coordinates: Coordinates): Promise<EffectivePom | null>
  /** What was not to be had so far. */
  lost(): readonly Coordinates[]
}

export function pomsOf(local: readonly Pom[], { pom: ask }: Surroundings): Poms {
  const here = new Map(local.map((pom) => [nameOf(coordinatesOf(pom)), pom]))
  const lost: Coordinates[] = []
  const asked = once(async (coordinates: Coordinates) => {
    const { group, artifact, version } = coordinates
    const isNamed = version !== '' && !/[${}[\](),\s/\\]/.test(`${group}${artifact}${version}`)
    const pom = isNamed && ask ? await ask({ group, artifact, version }) : null
    if (pom === null) lost.push({ group, artifact, version })
    return pom && withProfiles(pom)
  })
  const find = async (coordinates: Coordinates) => {
    const own = here.get(nameOf(coordinates))
    // Versions of projects that are built together may be properties.
    const isOwn = own !== undefined && /[$]/.test(coordinatesOf(own).version + coordinates.version)
    return isOwn || (own && coordinatesOf(own).version === coordinates.version) ? own : asked(coordinates)
  }
  const effective = once(async (coordinates: Coordinates) => {
    let target = coordinates
    for (let moves = 0; moves < MAX_MOVES; moves++) {
      const { group, artifact, version } = target
      const found = await find(target)
      if (found === null) return null
      const { relocation } = found
      if (relocation === null) return { ...(await effectivePom(found, find)), group, artifact, version }
      target = {
        group: relocation.group ?? group,
        artifact: relocation.artifact ?? artifact,
        version: relocation.version ?? version,
      }
    }
    return null
  })
  return { find, effective, lost: () => lost }
}

const MAX_MOVES = 10

/** `group:artifact` */
export function nameOf({ group, artifact }: { group: string; artifact: string }): string {
  return `${group}:${artifact}`
}

function once<T>(read: (coordinates: Coordinates) => Promise<T>): (coordinates: Coordinates) => Promise<T> {
  const before = new Map<string, Promise<T>>()
  return (coordinates) => {
    const key = `${nameOf(coordinates)}:${coordinates.version}`
    const found = before.get(key) ?? read(coordinates)
    before.set(key, found)
    return found
  }
}
