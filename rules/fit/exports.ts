import { defineSignal, fail, pass } from '../../src/model/rule.ts'
import { askFor, foundInNpmAlone, fromNpmArchive, isJudgement, listed, undeclared } from './declared.ts'

export const exports = defineSignal({
  id: 'fit/exports',
  title: 'Exports the names you use',
  needs: [],
  wants: { package: 'decides' },
  weight: 2,
  why: 'The names its entry points export, found by reading the published files without running them. In CommonJS more may be exported when it runs, so a name that is not found there is asked for.',
  fix: 'Declare `needs.exports`; look for the name it has now, or ask for it upstream',
  references: [
    'https://nodejs.org/api/packages.html#package-entry-points',
    'https://github.com/nodejs/cjs-module-lexer',
  ],
  judge(facts, context) {
    const { needs } = context.policy
    if (needs.exports.length === 0) return undeclared(needs, 'exports')
    const elsewhere = foundInNpmAlone(facts, 'fit/exports', 'The names it exports')
    if (elsewhere) return elsewhere
    const read = fromNpmArchive('exports that are read', (npm) => npm.exports, facts, 'fit/exports')
    if (isJudgement(read)) return read
    const { names, complete } = read.told
    const found = needs.exports.filter((name) => names.includes(name))
    const absent = needs.exports.filter((name) => !names.includes(name))
    const details = { found, absent, exported: names.length, complete }
    const measure = { value: found.length, unit: 'names', threshold: `all ${needs.exports.length}`, details }
    if (absent.length === 0) return pass(`It exports all ${found.length} names you use`, measure)
    if (complete) return fail(`It does not export ${listed(absent)}`, measure)
    const asked = askFor('fit/exports', `${listed(absent)} may be exported when it runs`)
    return { ...asked, ...measure }
  },
})
