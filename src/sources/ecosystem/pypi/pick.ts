import { npmVersions } from '../../../analysis/versions/npm.ts'
import { pypiVersions } from '../../../analysis/versions/pypi.ts'
import { SubjectNotFound } from '../../source.ts'
import type { WantedRelease } from '../ecosystem.ts'
import type { Project } from './indexes.ts'
import type { IndexRelease } from './releases.ts'

export interface Picked {
  release: IndexRelease
  /** Why not another that one might expect; null: there is none. */
  passedOver: string | null
}

/**
 * What pip installs for a specifier: of what is not yanked and runs on the Python the highest, prereleases where there is
 * nothing else or one is named; what is yanked only where that version is pinned. Throws SubjectNotFound where there is none.
 */
export function pickRelease(project: Project, { range, runtime }: WantedRelease): Picked {
  const { name, releases } = project
  const wanted = range.trim()
  if (!pypiVersions.isRange(wanted)) {
    throw new SubjectNotFound(
      `${JSON.stringify(wanted)} is no version of ${name} and no specifier of versions`,
      'Give a version, or a specifier such as ">=2,<3"',
    )
  }
  const admitted = new Set(
    pypiVersions.admitted(
      releases.map(({ version }) => version),
      wanted,
    ),
  )
  const fitting = releases.filter(({ version }) => admitted.has(version))
  const highest = fitting.at(-1)
  if (highest === undefined) throw noneIn(project, wanted)
  if (pypiVersions.isPin(wanted)) return { release: highest, passedOver: null }
  const python = runtime?.python === undefined ? null : npmVersions.lowestIn(runtime.python)
  const allowed = fitting.filter(({ yanked }) => yanked === null)
  const running = allowed.filter((release) => python === null || runsOn(release, python))
  const release = running.at(-1) ?? allowed.at(-1)
  // pip takes none of them; that they are all yanked is what there is to say of it.
  if (release === undefined) return { release: highest, passedOver: 'every version that fits is yanked' }
  return { release, passedOver: release === highest ? null : whyNot(highest, python) }
}

function whyNot({ version, yanked }: IndexRelease, python: string | null): string {
  return yanked !== null
    ? `the highest, ${version}, is yanked`
    : `the highest, ${version}, does not run on Python ${python}`
}

function runsOn({ files }: IndexRelease, python: string): boolean {
  return files.some(({ requiresPython }) => {
    const isTold = requiresPython !== null && pypiVersions.isRange(requiresPython)
    return !isTold || pypiVersions.satisfies(python, requiresPython)
  })
}

function noneIn({ name, releases }: Project, wanted: string): SubjectNotFound {
  const highest = releases.findLast(({ version }) => !pypiVersions.isPrerelease(version)) ?? releases.at(-1)
  const said = wanted === '' ? `${name} has no version with a file` : `No version of ${name} fits ${wanted}`
  return new SubjectNotFound(
    said,
    highest ? `Its highest is ${highest.version}` : 'Nothing of it can be installed',
  )
}
