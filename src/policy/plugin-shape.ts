import * as z from 'zod/mini'
import { FACT_NAMES } from '../model/facts.ts'
import type { Role, Rule, Signal } from '../model/rule.ts'
import { FAULTS, OPEN_QUESTIONS } from '../model/unknown.ts'
import type { Hooks } from './hooks.ts'

const ID = /^[a-z\d][a-z\d-]*$/
const SIGNAL_ID = /^[a-z\d][a-z\d-]*\/[a-z\d][a-z\d-]*$/

const sentence = z.string('must be a text').check(z.minLength(1, 'must not be empty'))
const functionLike = z.custom<(...given: never[]) => unknown>(
  (value) => typeof value === 'function',
  'must be a function',
)
const factName = z.enum(FACT_NAMES as [string, ...string[]], 'names a fact there is not')

const want = z.enum(['decides', 'adds'], 'must be "decides" or "adds"')

const signalShape = z.object(
  {
    id: z.string('must be a text').check(z.regex(SIGNAL_ID, 'must read <point>/<name>, in kebab-case')),
    title: sentence,
    needs: z.array(factName, 'must be a list of facts'),
    wants: z.optional(z.partialRecord(factName, want, 'must say of each fact whether it decides or adds')),
    weight: z.optional(z.number('must be a number').check(z.gte(0, 'must not be negative'))),
    critical: z.optional(z.boolean('must be true or false')),
    options: z.optional(
      z.record(z.string(), z.looseObject({ default: z.unknown(), about: sentence, source: sentence })),
    ),
    why: sentence,
    fix: sentence,
    references: z.array(z.string(), 'must be a list of texts'),
    judge: functionLike,
  },
  'must be a signal',
)

/** What nothing goes without, and what is about you, the tool's own points settle. */
const PLUGIN_ROLES = ['essential', 'ordinary', 'indicative'] as const satisfies readonly Role[]

const ruleShape = z.object({
  id: z.string('must be a text').check(z.regex(ID, 'must be in kebab-case')),
  title: sentence,
  question: sentence,
  role: z.optional(z.enum(PLUGIN_ROLES, `must be one of ${PLUGIN_ROLES.join(', ')}`)),
  attestable: z.optional(z.boolean('must be true or false')),
  signals: z.array(signalShape, 'must be a list of signals').check(z.minLength(1, 'has no signal')),
  conclude: z.optional(functionLike),
})

const hookShape = { before: z.optional(functionLike), after: z.optional(functionLike) }

const isRule = (value: object) => 'id' in value || 'question' in value

/** What the module of a plugin exports -> its rule, its added signals, its hooks. */
export const pluginSchema = z.pipe(
  z.object({ default: z.looseObject({}, 'must default-export an object') }),
  z.transform(({ default: exported }, context): Plugin => {
    const shape = isRule(exported)
      ? z.object({ ...ruleShape.shape, ...hookShape })
      : z.object({ signals: z.optional(z.array(signalShape, 'must be a list of signals')), ...hookShape })
    const parsed = shape.safeParse(exported)
    for (const issue of parsed.error?.issues ?? []) {
      context.issues.push({
        code: 'custom',
        message: issue.message,
        path: ['default', ...issue.path],
        input: exported,
      })
    }
    for (const [index, signal] of (parsed.data?.signals ?? []).entries()) {
      if (!isRule(exported) || signal.id.startsWith(`${Reflect.get(exported, 'id')}/`)) continue
      const message = `must begin with the id of its rule, ${Reflect.get(exported, 'id')}/`
      context.issues.push({
        code: 'custom',
        message,
        path: ['default', 'signals', index, 'id'],
        input: exported,
      })
    }
    if (!parsed.success) return { rule: null, signals: [], hooks: null }
    // Checked by the shape above; what a judge returns is checked each time it is called.
    const plugin = exported as Partial<Rule & Hooks>
    const added = isRule(exported) ? [] : (plugin.signals ?? [])
    if (!isRule(exported) && added.length === 0 && !plugin.before && !plugin.after) {
      context.issues.push({
        code: 'custom',
        message: 'has no rule, no signals and no hooks',
        path: ['default'],
        input: exported,
      })
    }
    return {
      rule: isRule(exported) ? (plugin as Rule) : null,
      signals: added.map((signal) => ({ point: signal.id.split('/')[0] ?? '', signal })),
      hooks: plugin.before || plugin.after ? (plugin as Hooks) : null,
    }
  }),
)

interface Plugin {
  rule: Rule | null
  signals: readonly { point: string; signal: Signal }[]
  hooks: Hooks | null
}

const answer = z.union(
  [
    z.looseObject({
      status: z.enum(['pass', 'warn', 'fail']),
      score: z.number().check(z.gte(0), z.lte(1)),
      summary: z.string(),
    }),
    z.looseObject({ status: z.literal('not-applicable'), summary: z.string() }),
    z.looseObject({
      status: z.literal('unknown'),
      reason: z.enum([...FAULTS, ...OPEN_QUESTIONS]),
      summary: z.string(),
    }),
  ],
  'it answered with something that is no judgement',
)

/** The signal, refusing answers that are no judgement; the refusal is contained like any failure of a signal. */
export function guarded(signal: Signal): Signal {
  return {
    ...signal,
    judge: (facts, context) => {
      const judgement = signal.judge(facts, context)
      answer.parse(judgement)
      return judgement
    },
  }
}
