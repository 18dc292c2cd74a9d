import { cannotTell, defineSignal, graded, notApplicable, pass } from '../../src/model/rule.ts'
import { listed } from './declared.ts'

/** By kind: forcing a version is a nuisance, keeping changed code of somebody else's a burden at every update. */
const BURDEN = { override: 0.25, patch: 0.5, fork: 0.7, vendored: 0.7 } as const

export const hacks = defineSignal({
  id: 'fit/hacks',
  title: 'Used without a hack',
  needs: [],
  wants: { project: 'decides' },
  weight: 2,
  why: 'Patches (patch-package, pnpm, yarn), overrides and resolutions, git dependencies on forks, and copies of it in your project: each shows that it does not do what you want as it is, and each has to be done again at updates.',
  fix: 'Offer the change upstream, and drop the hack with the release that has it',
  references: [
    'https://www.npmjs.com/package/patch-package',
    'https://pnpm.io/cli/patch',
    'https://docs.npmjs.com/cli/configuring-npm/package-json#overrides',
  ],
  judge({ project }, { unknown }) {
    if (!project) {
      const gap = unknown.project
      return cannotTell(gap?.reason ?? 'not-collected', gap?.detail ?? 'Your project was not read')
    }
    const found = project.hacks
    const isUsed = project.range !== null || project.installed !== null || found.length > 0
    if (!isUsed) return notApplicable('Your project does not use it yet')
    const details = { hacks: found.map(({ kind, where, detail }) => `${kind}: ${detail} (${where})`) }
    const measure = { value: found.length, unit: 'hacks', threshold: 'none', details }
    const [first] = found
    if (!first) return pass('Your project uses it as it is: no patch, override, fork or copy', measure)
    const score = 1 - found.reduce((sum, { kind }) => sum + BURDEN[kind], 0)
    return graded(
      Math.min(score, 0.69),
      `Hacked around in your project: ${listed(
        found.map(({ where }) => where),
        3,
      )}`,
      measure,
    )
  },
})
