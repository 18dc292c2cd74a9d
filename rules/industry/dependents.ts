import { interpolate } from '../../src/analysis/statistics/interpolate.ts'
import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'
import { WEAKEST } from './downloads.ts'

export const dependents = defineSignal({
  id: 'industry/dependents',
  title: 'Depended upon',
  needs: [],
  wants: { adopters: 'decides' },
  options: {
    dependents: {
      default: { some: 10, many: 1000 },
      about: 'Packages or repositories that depend on it: pass from some on, full score from many on',
      source: 'Start values: ten others had reason to choose it; a thousand make it part of the ground',
    },
  },
  why: 'Packages, else repositories, that declare to depend on it: each was a decision of somebody, which a download is not.',
  fix: 'Look at who depends on it, and whether you know any of them',
  references: ['https://chaoss.community/kb/metric-project-popularity/'],
  judge({ adopters }, { options }) {
    const count = adopters?.dependentPackages ?? adopters?.dependentRepositories ?? null
    if (count === null) {
      return cannotTell('not-collected', 'Nothing that was read counts who depends on it')
    }
    const { some, many } = options.dependents
    const points = [
      [0, WEAKEST],
      [Math.log10(some), 0.7],
      [Math.log10(many), 1],
    ] as const
    const details = {
      packages: adopters?.dependentPackages ?? null,
      repositories: adopters?.dependentRepositories ?? null,
    }
    const score = interpolate(points, Math.log10(Math.max(1, count)))
    return graded(score, `${count.toLocaleString('en-GB')} depend on it`, {
      value: count,
      threshold: `≥ ${some}`,
      details,
    })
  },
})
