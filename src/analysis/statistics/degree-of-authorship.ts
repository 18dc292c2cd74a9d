/**
 * Degree of authorship and truck factor after G. Avelino, L. Passos, A. Hora, M. T. Valente, "A novel approach for
 * estimating truck factors", ICPC 2016; the weights are those of Fritz et al., "Degree-of-knowledge", TOSEM 2014.
 */

/** Something that happened to a file, oldest first in a list. */
export interface FileEvent {
  author: string
  kind: 'added' | 'changed'
}

/** Below this an author of the file is none, even if nobody knows it better: the constant term of the model. */
const MIN_DEGREE = 3.293
/** Share of the best author's degree that makes another one an author as well. */
const MIN_SHARE_OF_BEST = 0.75
/** A file is covered while one of its authors is there; below this share the project is in trouble. */
const MIN_COVERAGE = 0.5

/** `deliveries` the changes the developer made after creating it, `acceptances` those of all others. */
export function degreeOfAuthorship(created: boolean, deliveries: number, acceptances: number): number {
  return 3.293 + 1.098 * (created ? 1 : 0) + 0.164 * deliveries - 0.321 * Math.log(1 + acceptances)
}

/**
 * The authors of one file. Adding it is no delivery; whoever adds it again after it was gone counts as a creator too,
 * as in the authors' own program.
 */
export function authorsOf(events: readonly FileEvent[]): string[] {
  const creators = new Set<string>()
  const deliveries = new Map<string, number>()
  let changes = 0
  for (const { author, kind } of events) {
    if (kind === 'added') creators.add(author)
    else {
      deliveries.set(author, (deliveries.get(author) ?? 0) + 1)
      changes += 1
    }
  }
  const developers = [...new Set([...creators, ...deliveries.keys()])]
  const degrees = developers.map((developer) => {
    const own = deliveries.get(developer) ?? 0
    return degreeOfAuthorship(creators.has(developer), own, changes - own)
  })
  const best = Math.max(...degrees)
  return developers.filter((_, index) => {
    const degree = degrees[index] ?? 0
    return degree >= MIN_DEGREE && degree / best > MIN_SHARE_OF_BEST
  })
}

export interface TruckFactor {
  truckFactor: number
  /** The developers whose loss leaves less than half of the files with an author, in order of removal. */
  core: { name: string; files: number }[]
  authors: number
}

/** `authors` of each file -> how many people may be hit by a truck; the one with most files goes first. */
export function truckFactorOf(authorsByFile: readonly (readonly string[])[]): TruckFactor {
  const files = new Map<string, number[]>()
  const left = authorsByFile.map((authors, file) => {
    for (const author of authors) {
      const owned = files.get(author)
      if (owned) owned.push(file)
      else files.set(author, [file])
    }
    return authors.length
  })
  const order = [...files].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  let covered = left.filter((authors) => authors > 0).length
  const core: TruckFactor['core'] = []
  for (const [name, owned] of order) {
    if (covered / authorsByFile.length < MIN_COVERAGE) break
    for (const file of owned) {
      left[file] = (left[file] ?? 0) - 1
      if (left[file] === 0) covered -= 1
    }
    core.push({ name, files: owned.length })
  }
  return { truckFactor: core.length, core, authors: files.size }
}
