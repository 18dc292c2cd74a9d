import spdx from 'spdx-license-list/spdx.json' with { type: 'json' }
import { ALSO_CALLED } from './also-called.ts'
import { wordsOf } from './words.ts'

/** A licence named in a text: [from, to) in words. */
export interface Mention {
  from: number
  to: number
  /** Ids it may mean, without "only" and "or later". */
  families: readonly string[]
}

let phrases: ReadonlyMap<string, readonly string[]> | null = null
const MAX_WORDS = 9

/** Without "only" and "or later": a text does not say. */
export function familyOf(id: string): string {
  return id.replace(/(?:-only|-or-later|\+)$/, '')
}

/** Licences named in a text, the longest names first; none within another. */
export function mentionsOf(words: readonly string[]): Mention[] {
  phrases ??= allPhrases()
  const telling = tellingOf(words)
  const mentions: Mention[] = []
  for (let at = 0; at < telling.length; ) {
    const length = lengthAt(telling, at, phrases)
    const [first, last] = [telling[at], telling[at + length - 1]]
    // "GPL compatible" names no licence of this text.
    const isCompared = /^(?:compatible|friendly|style|like)$/.test(telling[at + length]?.word ?? '')
    if (length > 0 && !isCompared && first && last) {
      const name = telling.slice(at, at + length).map(({ word }) => word)
      if (length > 1 || isLicenseWord(name[0] ?? '') || saysLicense(words, first.at, last.at)) {
        mentions.push({ from: first.at, to: last.at + 1, families: phrases.get(name.join(' ')) ?? [] })
      }
    }
    at += Math.max(1, length)
  }
  return mentions
}

function lengthAt(telling: readonly Telling[], at: number, known: ReadonlyMap<string, unknown>): number {
  for (let length = Math.min(MAX_WORDS, telling.length - at); length > 0; length--) {
    const name = telling.slice(at, at + length).map(({ word }) => word)
    if (known.has(name.join(' '))) return length
  }
  return 0
}

interface Telling {
  word: string
  at: number
}

/** Words that tell one licence from another: "The Apache License, Version 2.0" is "apache 2 0". */
function tellingOf(words: readonly string[]): Telling[] {
  return words.flatMap((word, at) => {
    if (/^(?:the|licen[sc]es?|version|v|agreement)$/.test(word)) return []
    return { word: word.replace(/^v(?=\d)/, ''), at }
  })
}

/** Names that are nothing but licences; "Python" and "curl" are software unless "license" stands beside them. */
function isLicenseWord(word: string): boolean {
  return /\d|^(?:mit|isc|[al]?gpl|mpl|bsd|wtfpl|unlicense|ofl|epl|apache|cddl|psf|expat|cpl|eupl)/.test(word)
}

function saysLicense(words: readonly string[], from: number, to: number): boolean {
  return words.slice(from, to + 3).includes('license') || words[from - 1] === 'license'
}

function allPhrases(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>()
  const add = (text: string, id: string) => {
    const phrase = tellingOf(wordsOf(text).words)
      .map(({ word }) => word)
      .join(' ')
    const known = all.get(phrase)
    if (known === undefined) all.set(phrase, [id])
    else if (!known.includes(id)) known.push(id)
  }
  for (const [id, { name }] of Object.entries(spdx)) {
    const family = familyOf(id)
    for (const text of [id, family, name.replace(/ (?:only|or later)$/i, '')]) add(text, family)
  }
  for (const [id, names] of Object.entries(ALSO_CALLED)) for (const name of names) add(name, id)
  for (const word of ['', 'public', 'free software', 'public domain', 'open software', 'copyleft'])
    all.delete(word)
  return all
}
