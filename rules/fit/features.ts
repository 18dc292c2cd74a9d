import type { FactValues } from '../../src/model/facts.ts'
import { cannotTell, defineSignal, graded, type Judgement } from '../../src/model/rule.ts'
import { askFor, listed, undeclared } from './declared.ts'

/** Being mentioned passes, and is no proof. */
const MENTIONED = 0.75

export const features = defineSignal({
  id: 'fit/features',
  title: 'Mentions the features you need',
  needs: [],
  wants: { documents: 'decides', tree: 'decides' },
  why: 'Each feature is looked for as a word in the README and the other texts that were read, and as a part of a path in the repository. Evidence, not proof: what is not found may be there under another name, so it is asked for.',
  fix: 'Declare `needs.features`; try the feature yourself and attest what you found',
  references: ['https://opensource.guide/starting-a-project/#writing-a-readme'],
  judge(facts, context) {
    const { needs } = context.policy
    if (needs.features.length === 0) return undeclared(needs, 'features')
    const places = needs.features.map((feature) => placeOf(feature, context.known))
    const found = needs.features.filter((_, index) => places[index] !== null)
    const absent = needs.features.filter((_, index) => places[index] === null)
    const details = { found, absent, where: places.filter((place) => place !== null) }
    const measure = {
      value: found.length,
      unit: 'features',
      threshold: `all ${needs.features.length}`,
      details,
    }
    if (absent.length === 0)
      return graded(MENTIONED, `It mentions ${listed(found)}; that is no proof`, measure)
    return { ...notFound(absent, facts), ...measure }
  },
})

type Searched = Partial<Pick<FactValues, 'documents' | 'tree'>>

function placeOf(feature: string, { documents, tree }: Searched): string | null {
  const word = feature.toLowerCase()
  const text = documents?.texts.find((document) => document.text.toLowerCase().includes(word))
  if (text) return text.path
  const path = word.replace(/^\.?\//, '').replaceAll(' ', '-')
  return tree?.entries.find((entry) => entry.path.toLowerCase().includes(path))?.path ?? null
}

function notFound(absent: readonly string[], { documents, tree }: Searched): Judgement {
  const [unread] = documents?.unread ?? []
  if (unread) return cannotTell('incomplete', `${listed(absent)} not found, and ${unread.path} was not read`)
  const where = documents || tree ? 'Nothing that was read mentions' : 'Nothing was read that could mention'
  return askFor('fit/features', `${where} ${listed(absent)}`)
}
