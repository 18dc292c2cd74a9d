import { type DebianLicense, debianExpression, namesIn } from './debian-copyright.ts'
import { referenceTo } from './identity.ts'
import { familyOf } from './mentions.ts'
import { allReadings } from './own-readings.ts'
import type { Recognition, TextPart } from './recognition.ts'

/** How the text under a name is read. */
export interface DebianTexts {
  recognise(text: string): Recognition
  /** Whether it grants and forbids nothing of its own: "see /usr/share/common-licenses/GPL-2". */
  isSilent(text: string): boolean
}

/** A synopsis of more words is the beginning of the text itself. */
const MAX_NAME_WORDS = 9

/**
 * A machine-readable debian/copyright: all of its licences bind, each told by its text, and where that only says where it
 * can be read, by its name.
 */
export function recogniseDebian(licenses: readonly DebianLicense[], texts: DebianTexts): Recognition {
  const written = licenses.map(withTextInPlace)
  const textsOf = (name: string) => [
    ...new Set(
      written.filter((one) => one.name.toLowerCase() === name && one.text !== '').map(({ text }) => text),
    ),
  ]
  const parts = new Map<string, TextPart>()
  for (const license of written) {
    const name = license.name.toLowerCase()
    const key = name === '' ? license.text : name
    if (parts.has(key)) continue
    const named = name === '' ? [] : textsOf(name)
    const under = license.text !== '' && name === '' ? [license.text] : named
    const bodies = under.length > 0 ? under : namesIn(name).flatMap(textsOf)
    parts.set(key, partOf(license, bodies, texts))
  }
  const all = [...parts.values()]
  const changed = all.find(({ similarity }) => similarity < 1)
  const ids = [...new Set(all.flatMap((part) => part.ids))]
  const found = {
    ids,
    readings: allReadings(all.map(({ readings }) => readings)),
    difference: null,
    parts: all,
  }
  if (changed === undefined) return { kind: 'recognised', ...found, similarity: 1 }
  const whole = written.map(({ name, text }) => `${name}\n${text}`).join('\n')
  const { similarity, difference } = changed
  const readings = [referenceTo(whole, null)]
  return changed.ids.length === 0
    ? { kind: 'unknown', ...found, ids: [], readings, similarity: 0 }
    : { kind: 'modified', ...found, readings, similarity, difference }
}

function withTextInPlace(license: DebianLicense): DebianLicense {
  if (license.name.split(/\s+/).length <= MAX_NAME_WORDS || debianExpression(license.name) !== null)
    return license
  return { ...license, name: '', text: `${license.name}\n${license.text}` }
}

function partOf({ name, lines }: DebianLicense, bodies: readonly string[], texts: DebianTexts): TextPart {
  const expression = name === '' ? null : debianExpression(name)
  const named = (readings: readonly string[]): TextPart => {
    const ids = [...new Set(readings.flatMap((reading) => reading.split(/[()]| AND | OR | WITH \S+/)))]
    return {
      kind: 'own',
      ids: ids.filter((id) => id !== ''),
      readings,
      similarity: 1,
      difference: null,
      lines,
    }
  }
  const telling = bodies
    .map((body) => ({ body, ...texts.recognise(body) }))
    .filter(({ body, kind }) => kind === 'recognised' || !texts.isSilent(body))
  const doubtful = telling.find(({ kind }) => kind !== 'recognised')
  if (doubtful !== undefined) {
    const { body, ids, similarity, difference } = doubtful
    return { kind: 'own', ids, readings: [referenceTo(body, ids[0] ?? null)], similarity, difference, lines }
  }
  const [only, ...more] = telling
  if (expression !== null && only !== undefined && more.length === 0 && isContradicted(expression, only)) {
    const difference = `is named ${name}, and its notice says ${only.readings.join(' or ')}`
    return {
      kind: 'own',
      ids: [],
      readings: [referenceTo(only.body, null)],
      similarity: 0,
      difference,
      lines,
    }
  }
  if (expression !== null && (only === undefined || more.length > 0 || isConfirmed(expression, only)))
    return named([expression])
  if (only !== undefined && more.length === 0) return named(only.readings)
  return { kind: 'own', ids: [], readings: [referenceTo(name, null)], similarity: 0, difference: null, lines }
}

/** A notice that speaks of another licence; of a text and the name put on it the text is right. */
function isContradicted(expression: string, { parts, ids }: Recognition): boolean {
  const families = expression.split(/[()]| AND | OR /).map(familyOf)
  return parts.every(({ kind }) => kind === 'notice') && !ids.some((id) => families.includes(familyOf(id)))
}

/** A name may say more than the text (later versions), never something else. */
function isConfirmed(expression: string, { readings, ids }: Recognition): boolean {
  if (readings.includes(expression)) return true
  // The text of one branch, or of both.
  const families = expression
    .split(/[()]| AND | OR /)
    .filter((id) => id !== '')
    .map(familyOf)
  return families.length > 1 && ids.every((id) => families.includes(familyOf(id)))
}
