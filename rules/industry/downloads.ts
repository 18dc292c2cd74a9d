import { interpolate } from '../../src/analysis/statistics/interpolate.ts'
import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'

/** Weak adoption is mediocre at worst: no litmus test. */
export const WEAKEST = 0.4

export const downloads = defineSignal({
  id: 'industry/downloads',
  title: 'Downloads of a week',
  needs: [],
  wants: { adopters: 'decides' },
  options: {
    weeklyDownloads: {
      default: { some: 1000, many: 100_000 },
      about: 'Downloads in a week: pass from some on, full score from many on, on the scale of the logarithm',
      source: 'Start values: of the packages on npm about one in a hundred has a thousand downloads a week',
    },
  },
  why: 'Downloads of the last week as the registry counts them. Build machines download again and again, and downloads can be bought like stars: orders of magnitude mean something, digits do not.',
  fix: 'Ask around who runs it in production, and attest `industry/known-users`',
  references: ['https://github.com/npm/registry/blob/main/docs/download-counts.md'],
  judge({ adopters }, { options }) {
    if (!adopters || adopters.weeklyDownloads === null) {
      return cannotTell('not-collected', 'No registry that was read counts its downloads')
    }
    const count = adopters.weeklyDownloads
    const { some, many } = options.weeklyDownloads
    const points = [
      [0, WEAKEST],
      [Math.log10(some), 0.7],
      [Math.log10(many), 1],
    ] as const
    const score = interpolate(points, Math.log10(Math.max(1, count)))
    const measure = { value: count, unit: 'downloads a week', threshold: `≥ ${some}` }
    return graded(score, `${count.toLocaleString('en-GB')} downloads a week`, measure)
  },
})
