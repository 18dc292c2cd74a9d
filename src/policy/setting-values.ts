import * as z from 'zod/mini'
import { UserError } from '../model/user-error.ts'
import { nearest } from '../text/did-you-mean.ts'
import { text, texts } from './texts.ts'

/** How the value of a setting is written, in a policy file and in words. */
export interface SettingValue<Value> {
  schema: z.ZodMiniType<Value>
  /** All that may be said; null: any text. */
  choices: readonly string[] | null
  repeatable: boolean
  /** A blank variable is an error, not "unset": nothing may be let through because a variable was forgotten. */
  refusesBlank: boolean
  /**
   * The words as a policy file has them. `words`: what was said, once for each time; `name`: `--link`, `OSS_CHECK_LINK`.
   * Throws UserError for what cannot be said.
   */
  read(words: readonly string[], name: string): Value
}

const YES = ['yes', 'true', '1']
const NO = ['no', 'false', '0']

export function anyText(): SettingValue<string> {
  return {
    schema: text(),
    choices: null,
    repeatable: false,
    refusesBlank: false,
    read(words, name) {
      const last = words.at(-1)?.trim() ?? ''
      if (last === '') throw new UserError(`${name} is empty`, 'Give a value, or leave it out')
      return last
    },
  }
}

export function choice<const Word extends string>(choices: readonly Word[]): SettingValue<Word> {
  return {
    schema: z.enum(choices),
    choices,
    repeatable: false,
    refusesBlank: false,
    read: (words, name) => oneOf(name, words.at(-1) ?? '', choices),
  }
}

export function yesOrNo(): SettingValue<boolean> {
  return {
    schema: z.boolean(),
    choices: ['yes', 'no'],
    repeatable: false,
    refusesBlank: false,
    read: (words, name) => readYesOrNo(name, words.at(-1) ?? ''),
  }
}

/** Separated by commas, or said several times. */
export function list(): SettingValue<string | string[]> {
  return { schema: texts(), choices: null, repeatable: true, refusesBlank: false, read: readList }
}

/** As `list`, of which each must be one of `choices`; `alone` is none that could stand beside another. */
export function listOf<const Word extends string>(
  choices: readonly Word[],
  alone: NoInfer<Word>,
): SettingValue<Word | Word[]> {
  const word = z.enum(choices)
  const stands = (words: readonly Word[]) => words.length === 1 || !words.includes(alone)
  const words = z
    .array(word)
    .check(z.minLength(1, 'must name something'), z.refine(stands, `"${alone}" stands alone`))
  return {
    schema: z.union([word, words], `must be one or several of ${choices.join(', ')} (${alone} alone)`),
    choices,
    repeatable: true,
    refusesBlank: false,
    read(words, name) {
      const read = readList(words, name).map((one) => oneOf(name, one, choices))
      if (!stands(read)) throw new UserError(`${name} has "${alone}" beside others`, 'It stands alone')
      return read
    },
  }
}

/** As `list`; naming nothing is never meant, wherever it is said. */
export function nonEmptyList(): SettingValue<string | string[]> {
  const message = 'must be a text or a list of texts, and name something'
  const filled = z.string().check(z.regex(/[^\s,]/, message))
  const schema = z.union([filled, z.array(filled).check(z.minLength(1, message))], message)
  return { schema, choices: null, repeatable: true, refusesBlank: true, read: readList }
}

export function readYesOrNo(name: string, word: string): boolean {
  return YES.includes(word) || (!NO.includes(word) && oneOf(name, word, ['yes', 'no']) === 'yes')
}

/** The word, where it is one of `words`; UserError with the nearest of them where it is not. */
export function oneOf<const Word extends string>(name: string, given: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === given)
  if (found !== undefined) return found
  const meant = nearest(given, words)
  throw new UserError(
    `${name} cannot be ${JSON.stringify(given)}${meant === null ? '' : `; did you mean "${meant}"?`}`,
    `It is one of ${words.join(', ')}`,
  )
}

function readList(words: readonly string[], name: string): string[] {
  const items = words
    .flatMap((word) => word.split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '')
  if (items.length === 0) throw new UserError(`${name} names nothing`, 'Name at least one, or leave it out')
  return items
}
