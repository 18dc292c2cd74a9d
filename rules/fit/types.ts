import { defineSignal, fail, graded, pass } from '../../src/model/rule.ts'
import { fromNpmArchive, isJudgement, notOfNpm, undeclared } from './declared.ts'

/** Types by others follow later and may be wrong: good enough to pass, not the best. */
const TYPED_BY_OTHERS = 0.75

export const types = defineSignal({
  id: 'fit/types',
  title: 'Brings the types you need',
  needs: [],
  wants: { package: 'decides', tree: 'decides' },
  why: 'TypeScript declarations in the published package, else those of DefinitelyTyped, which others write and which may lag behind.',
  fix: 'Declare `needs.types`; write the declarations and offer them upstream',
  references: ['https://www.typescriptlang.org/docs/handbook/declaration-files/publishing.html'],
  judge(facts, context) {
    const { needs } = context.policy
    const absent = notOfNpm(facts, 'TypeScript types')
    if (absent) return absent
    if (needs.types !== true) return undeclared(needs, 'types')
    const read = fromNpmArchive('TypeScript types', (npm) => npm.types, facts, 'fit/types')
    if (isJudgement(read)) return read
    const { typesPackage } = read.npm
    if (typesPackage !== null)
      return graded(TYPED_BY_OTHERS, `Others type it, in ${typesPackage}`, { value: typesPackage })
    if (read.told) return pass('It brings its own types', { value: true })
    return fail('It brings no types, and DefinitelyTyped has none', { value: false })
  },
})
