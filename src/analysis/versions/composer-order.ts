/** A version as Composer normalises it: four numbers, how stable it is, and its number within that. */
export interface ComposerVersion {
  numbers: readonly number[]
  /** `dev` < `alpha` < `beta` < `rc` < `stable` < `patch`. */
  stability: (typeof STABILITIES)[number]
  /** `2` of `beta2`, `3.1` of `rc3.1`. */
  iteration: readonly number[]
  /** A branch, which has no place among numbers: `dev-main`. */
  branch: string | null
}

const STABILITIES = ['dev', 'alpha', 'beta', 'rc', 'stable', 'patch'] as const
const WORDS: Readonly<Record<string, ComposerVersion['stability']>> = {
  a: 'alpha',
  alpha: 'alpha',
  b: 'beta',
  beta: 'beta',
  rc: 'rc',
  stable: 'stable',
  p: 'patch',
  pl: 'patch',
  patch: 'patch',
}

const NUMBERED =
  /^v?(?<numbers>\d{1,8}(?:\.(?:\d+|x|\*)){0,3})(?:[._-]?(?<word>stable|beta|b|rc|alpha|a|patch|pl|p)(?<iteration>(?:\d+(?:[.-]\d+){0,3})?|[.-]\d+(?:[.-]\d+){0,3}))?(?<dev>[.-]?dev)?(?:\+\S*)?$/i
/** Years first, and as many parts as anybody likes. */
const DATED = /^v?(?<numbers>\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3})?)$/

/** As composer/semver's VersionParser reads it; null: it is no version. */
export function readComposerVersion(text: string): ComposerVersion | null {
  const version = text.trim().replace(/@(?:stable|rc|beta|alpha|dev)$/i, '')
  const branch = /^dev-(.+)$/i.exec(version)?.[1]
  if (branch !== undefined) return { numbers: [], stability: 'dev', iteration: [], branch }
  const { numbers, word, iteration = '', dev } = NUMBERED.exec(version)?.groups ?? {}
  if (numbers !== undefined) {
    // A branch of numbers, `2.x-dev`, stands behind all that it can hold.
    const wild = /[x*]/i.test(numbers)
    if (wild && dev === undefined) return null
    const parts = numbers.split('.').map((part) => (/\d/.test(part) ? Number(part) : 9_999_999))
    const filling = wild ? 9_999_999 : 0
    return {
      numbers: [0, 1, 2, 3].map((at) => parts[at] ?? filling),
      stability: dev === undefined ? (WORDS[word?.toLowerCase() ?? 'stable'] ?? 'stable') : 'dev',
      iteration: (iteration.match(/\d+/g) ?? []).map(Number),
      branch: null,
    }
  }
  const dated = DATED.exec(version)?.groups?.numbers
  if (dated === undefined) return null
  return { numbers: dated.split(/[.:-]/).map(Number), stability: 'stable', iteration: [], branch: null }
}

export function compareComposerVersions(one: string, other: string): number {
  const [left, right] = [readComposerVersion(one), readComposerVersion(other)]
  if (left === null || right === null || left.branch !== null || right.branch !== null) {
    const place = (version: ComposerVersion | null) =>
      version === null ? 0 : version.branch === null ? 2 : 1
    return place(left) - place(right) || (one < other ? -1 : Number(one > other))
  }
  return (
    compareNumbers(left.numbers, right.numbers) ||
    STABILITIES.indexOf(left.stability) - STABILITIES.indexOf(right.stability) ||
    compareNumbers(left.iteration, right.iteration)
  )
}

function compareNumbers(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
