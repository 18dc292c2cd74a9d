import type { Words } from './words.ts'

/** Words a party is called by, and what stands between names. */
const BESIDE_NAMES = new Set(
  (
    'the copyright holder holders author authors contributor contributors licensor licensors regents regent university ' +
    'of california berkeley company organization foundation project group team developers developer institute institution inc ' +
    'ltd llc gmbh ag bv sa corporation corp co and or any other its their his her our my name names above listed by c all rights ' +
    'reserved portions to in for with others present current et al a an see file files as program software library work ' +
    'trustees board college school press research laboratory maintainers maintainer owners individuals parties project module package product tool framework van von der den de la du di da dos del el le'
  ).split(' '),
)

/** Never in a name: what may be done, how, by whom not. */
const SAYS_MORE =
  /^(?:this|these|that|it|is|are|was|be|been|which|licen[sc]e[sd]?|until|after|before|when|while|during|expires?|appl(?:y|ies)|not|no|non|nor|never|only|except|excluding|unless|without|but|if|may|must|shall|should|can|cannot|will|use|uses|using|used|user|users|commercial|noncommercial|commercially|sell|selling|sale|sold|fee|permission|permitted|prohibited|forbidden|granted|restricted|restrictions?|conditions?|evaluation|academic|military|training|train|distribute|distribution|redistribut\w+|modify|modified|modification|copy|copies|derivatives?|require[sd]?|provided|subject|agree|warrant\w*|liab\w+|advertis\w+|consent|written|purposes?|internal|personal|production|hosted|hosting|compet\w+|ai|ml|models?)$/

/** What is licensed, named where a holder is: "the name of this project". */
const WORK = /^(?:software|project|library|program|package|module|product|work|tool|framework)$/

/** Ordinary words that may be part of a name: "the Open Software Foundation". */
const MAX_ORDINARY = 3

/** Whether a stretch holds names, and nothing that could be a term. */
export function namesOnly(
  { words, capital }: Words,
  from: number,
  to: number,
  isOrdinary: (word: string) => boolean,
): boolean {
  let ordinary = 0
  for (let at = from; at < to; at++) {
    const word = words[at] ?? ''
    // "this project", "neither Facebook nor Meta".
    if (word === 'this' && WORK.test(words[at + 1] ?? '')) continue
    if (word === 'nor' && at > from && capital[at - 1] === true) continue
    if (SAYS_MORE.test(word)) return false
    if (BESIDE_NAMES.has(word) || capital[at] === true || /\d/.test(word) || !isOrdinary(word)) continue
    ordinary += 1
    if (ordinary > MAX_ORDINARY) return false
  }
  return true
}

/** Names in capitals and what stands between them, without any other word. */
export function isListOfNames({ words, capital }: Words, from: number, to: number): boolean {
  return words
    .slice(from, to)
    .every((word, at) => !SAYS_MORE.test(word) && (BESIDE_NAMES.has(word) || capital[from + at] === true))
}

const PARTY =
  /^(?:the|copyright|holders?|authors?|contributors?|licensors?|regents?|university|of|california|berkeley|company|organization|foundation|and|or|any|other|its|above|listed|by)$/
const PARTY_NOUN =
  /^(?:holders?|authors?|contributors?|licensors?|regents?|university|berkeley|company|organization|foundation)$/

/** "the authors or copyright holders": a party called by what it is. */
export function callsParty(words: readonly string[]): boolean {
  return words.every((word) => PARTY.test(word)) && words.some((word) => PARTY_NOUN.test(word))
}
