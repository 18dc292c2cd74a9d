import { npmVersions } from '../../src/analysis/versions/npm.ts'
import { defineSignal, fail, pass, warn } from '../../src/model/rule.ts'
import { fromNpmArchive, isJudgement, notOfNpm, undeclared } from './declared.ts'

/** Node.js loads ES modules with require() from here on, unless they wait at their top. */
const REQUIRES_ESM = '>=22.12.0'

export const module = defineSignal({
  id: 'fit/module',
  title: 'Loads the way you load modules',
  needs: [],
  wants: { package: 'decides', tree: 'decides' },
  why: 'Its entry point as published: an ES module, CommonJS, or both. ES modules can import CommonJS, by default and by the names that are found in it; CommonJS can require ES modules from Node.js 22.12 on.',
  fix: 'Declare `needs.module` as esm, cjs or both; load it the way it is published, or take the version that has yours',
  references: [
    'https://nodejs.org/api/packages.html',
    'https://nodejs.org/api/modules.html#loading-ecmascript-modules-using-require',
  ],
  judge(facts, context) {
    const { needs } = context.policy
    const absent = notOfNpm(facts, 'module systems')
    if (absent) return absent
    if (needs.module === null) return undeclared(needs, 'module')
    const read = fromNpmArchive('module system', (npm) => npm.module, facts, 'fit/module')
    if (isJudgement(read)) return read
    const measure = { value: read.told, threshold: needs.module }
    if (read.told === 'both' || read.told === needs.module) {
      return pass(`It is published as ${WORDS[read.told]}`, measure)
    }
    if (read.told === 'cjs') return warn('It is CommonJS: it can be imported, as one object', measure)
    const node = needs.runtime.node
    if (node !== undefined && npmVersions.isWithin(node, REQUIRES_ESM)) {
      return warn(
        `It is an ES module: your Node.js (${node}) can require it if it does not wait at its top`,
        measure,
      )
    }
    return fail('It is an ES module only; you load it as CommonJS', measure)
  },
})

const WORDS = { esm: 'an ES module', cjs: 'CommonJS', both: 'an ES module and CommonJS' } as const
