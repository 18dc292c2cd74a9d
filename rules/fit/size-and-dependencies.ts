import { defineSignal, fail, type Judgement, type Measure, pass, warn } from '../../src/model/rule.ts'
import { fromArchive, isJudgement, publishedPackage, undeclared } from './declared.ts'

/** Beyond the budget by up to a half is mediocre, beyond that poor. */
const STRETCH = 1.5

export const size = defineSignal({
  id: 'fit/size',
  title: 'Within your size budget',
  needs: [],
  wants: { package: 'decides' },
  why: 'The unpacked size of the package itself, without what it depends on, against the budget you declare.',
  fix: 'Declare `needs.maxInstallSize`; look for a build of the part you use, or for a smaller package',
  references: ['https://docs.npmjs.com/cli/commands/npm-publish#files-included-in-package'],
  judge(facts, context) {
    const { needs } = context.policy
    const limit = needs.maxInstallSizeBytes
    if (limit === null) return undeclared(needs, 'maxInstallSize')
    const read = fromArchive((published) => published.unpackedSize, facts, 'fit/size')
    if (isJudgement(read)) return read
    const count = Object.keys(read.published.dependencies).length
    const besides = count === 0 ? '' : `, besides ${count} dependencies`
    const measure = { value: read.told, unit: 'bytes', threshold: `≤ ${limit} bytes` }
    return within(
      read.told,
      limit,
      `${kilobytes(read.told)} unpacked of ${kilobytes(limit)} allowed${besides}`,
      measure,
    )
  },
})

export const dependencies = defineSignal({
  id: 'fit/dependencies',
  title: 'Within your dependency budget',
  needs: [],
  wants: { package: 'decides' },
  why: 'The packages it depends on directly, against the budget you declare. Each is one more to trust and to update.',
  fix: 'Declare `needs.maxDependencies`; look for a smaller package, or ask which of them it could do without',
  references: ['https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies'],
  judge(facts, context) {
    const { needs } = context.policy
    const limit = needs.maxDependencies
    if (limit === null) return undeclared(needs, 'maxDependencies')
    const published = publishedPackage(facts, 'fit/dependencies')
    if (isJudgement(published)) return published
    const names = Object.keys(published.dependencies)
    const measure = { value: names.length, unit: 'packages', threshold: `≤ ${limit}`, details: { names } }
    return within(names.length, limit, `${names.length} direct dependencies of ${limit} allowed`, measure)
  },
})

function within(value: number, limit: number, summary: string, measure: Measure): Judgement {
  if (value <= limit) return pass(summary, measure)
  return value <= limit * STRETCH ? warn(summary, measure) : fail(summary, measure)
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`
}
