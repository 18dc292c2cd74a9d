import type { Difference } from './align.ts'
import type { Template } from './pack.ts'
import type { Words } from './words.ts'

export interface Setting {
  template: Template
  vocabulary: readonly string[]
  found: Words
  /** Whether any text of the list uses the word; names mostly are not among them. */
  isLegalWord(word: string): boolean
}

/** Words that carry a licence's meaning: one of them added or exchanged, and it is another licence. */
const OPERATIVE = new Set(
  (
    'not no non never nor without except excluding unless only solely must shall should may can cannot ' +
    'prohibited forbidden forbid restrict restricted restriction restrictions limited limitation ' +
    'condition conditions clause commons commercial noncommercial commercially sell selling sold sale fee ' +
    'fees royalty royalties pay payment paid subscription use used using user users permit permitted ' +
    'permission grant granted require required requires modify modified modification modifications ' +
    'distribute redistribution redistribute sublicense copy copies military weapons weapon government ' +
    'ethical evil good harm human medical nuclear training train trained ai ml machine learning model ' +
    'models dataset datasets llm llms saas service services hosted hosting cloud compete competing ' +
    'competitive competitor competitors internal evaluation research academic excluded exclude excludes ' +
    'ban banned deny denied disallowed allowed allow until trial demo confidential proprietary secret ' +
    'closed educational personal private production revoke revoked terminate terminated termination ' +
    'expire expires warranty liable liability patent patents trademark trademarks advertising ' +
    'acknowledgment attribution credit notify notification consent written prior agree agreement ' +
    'additional addendum supplemental amended exception exceptions rider following provided if unlawful ' +
    'illegal discriminate companies company employees revenue organizations individuals'
  ).split(' '),
)

/** Words a party is called by, where a template names one. */
const PARTY = new Set(
  (
    'the copyright holder holders author authors contributor contributors licensor licensors regents regent university ' +
    'of california berkeley company organization foundation project group team developers institute institution inc ' +
    'ltd llc corporation corp and or any other its their his her name names above listed'
  ).split(' '),
)

/** Of those, the ones that call somebody by what he is. */
const PARTY_NOUN =
  /^(?:holders?|authors?|contributors?|licensors?|regents?|university|berkeley|company|organization|foundation)$/

/** What stands in headings and notices beside names. */
const NOTICE = new Set(
  (
    'copyright c all rights reserved portions by the and of to in for with others other contributors contributor authors ' +
    'author inc ltd llc gmbh corp corporation co foundation project present current et al a an its see file files ' +
    'license licenses licensed version v this is under terms released software text follows below'
  ).split(' '),
)

const ARTICLE = /^(?:a|an|the|\d{1,2}|[b-z]|i{1,3}|i?v|vi{1,3}|ix)$/

/**
 * Whether a difference leaves the licence what it is: enumerators and articles; names, years and notices where the
 * text has them; titles; appendices left out. Everything else is not.
 */
export function isHarmless(run: Difference, setting: Setting): boolean {
  const { template, vocabulary, found } = setting
  const removed = Array.from(
    template.words.subarray(run.expectedFrom, run.expectedTo),
    (n) => vocabulary[n] ?? '',
  )
  const added = found.words.slice(run.foundFrom, run.foundTo)
  const isFree = isAllReplaceable(run, template)
  if (removed.length === 0 || added.length === 0) {
    const only = [...removed, ...added]
    // Never two figures for each other: "version 2" is not "version 3".
    if (only.length <= 2 && only.every((word) => ARTICLE.test(word))) return true
  }
  if (added.every(isYear) && removed.every(isYear)) return true
  if (added.length === 0) return isFree || isSpareNotice(removed)
  if (removed.length === 0) {
    return (
      isNoticePlace(run, setting) && !namesAnother(run, removed, added, setting) && namesOnly(run, setting)
    )
  }
  if (isFree ? namesAnother(run, removed, added, setting) : !callsParty(removed)) return false
  return namesOnly(run, setting)
}

/** "All rights reserved" is left out as often as it is put in. */
function isSpareNotice(removed: readonly string[]): boolean {
  return removed.join(' ') === 'all rights reserved'
}

function callsParty(words: readonly string[]): boolean {
  return words.every((word) => PARTY.has(word)) && words.some((word) => PARTY_NOUN.test(word))
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word)
}

function isAllReplaceable({ expectedFrom, expectedTo }: Difference, { replaceable }: Template): boolean {
  return replaceable.subarray(expectedFrom, expectedTo).every((mark) => mark === 1)
}

/** Where names may stand: before the text, behind it, beside a notice, a placeholder or a party. */
function isNoticePlace(run: Difference, { template, vocabulary }: Setting): boolean {
  const { replaceable, words } = template
  const at = run.expectedFrom
  if (at === 0 || at === words.length) return true
  if (replaceable[at - 1] === 1 || replaceable[at] === 1) return true
  const beside = [words[at - 1], words[at]].map((number) => vocabulary[number ?? -1] ?? '')
  return beside.some((word) => /^(?:holders?|authors?|regents?|university)$/.test(word))
}

/** A title that names another licence, or another version of this one. */
function namesAnother(
  run: Difference,
  removed: readonly string[],
  added: readonly string[],
  { template, vocabulary }: Setting,
): boolean {
  const figures = (words: readonly string[]) => words.filter((word) => /^\d{1,2}$/.test(word)).join(' ')
  if (figures(removed) !== '' && figures(added) !== '' && figures(removed) !== figures(added)) return true
  const own = new Set(Array.from(template.words.subarray(0, 60), (number) => vocabulary[number] ?? ''))
  // What follows counts too: "Acme Public" for "MIT" before "License" names another one.
  const title = [...added, vocabulary[template.words[run.expectedTo] ?? -1] ?? '']
  return title.some((word, at) => {
    if (word !== 'license' || at === 0) return false
    const before = title[at - 1] ?? ''
    return !own.has(before) && !NOTICE.has(before)
  })
}

/** The longest list of holders that is still read as one. */
const MAX_NOTICE_WORDS = 200
/** In the middle of a text a name is short. */
const MAX_NAME_WORDS = 14
const MAX_ORDINARY_WORDS = 3

/** Names, years, addresses and the words of notices; nothing that could be a term. */
function namesOnly(run: Difference, { found, isLegalWord, template }: Setting): boolean {
  const length = run.foundTo - run.foundFrom
  const atEdge = run.expectedFrom === 0 || run.expectedTo === template.words.length
  const isNotice = run.expectedTo > run.expectedFrom && isAllReplaceable(run, template)
  const inNotice = atEdge || isNotice
  // Some write their name without capitals.
  let ordinary = isNotice ? MAX_ORDINARY_WORDS : 0
  if (length > (inNotice ? MAX_NOTICE_WORDS : MAX_NAME_WORDS)) return false
  for (let at = run.foundFrom; at < run.foundTo; at++) {
    const word = found.words[at] ?? ''
    if (OPERATIVE.has(word)) return false
    const plain = NOTICE.has(word) || PARTY.has(word)
    if (!plain && !found.capital[at] && isLegalWord(word) && ordinary-- <= 0) return false
  }
  return true
}
