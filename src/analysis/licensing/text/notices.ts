import type { Words } from './words.ts'

/** What follows "copyright" where it is not the beginning of a notice. */
const NO_NOTICE =
  /^(?:holders?|notices?|law|laws|and|or|in|of|statements?|licen[sc]es?|license[ed]|act|protection|treaty|treaties|interests?|rights?|information|file|files|ownership|is|are|to|for|on|disclaimer|as|notwithstanding|owned|claims?|that|which|this|material|grants?|permission)$/
/** What stands in notices beside names and years. */
const IN_NOTICE = new Set(
  (
    'copyright c all rights reserved portions by the and of to in for with others other contributors contributor authors author ' +
    'inc incorporated ltd limited llc gmbh corp corporation co company foundation project present current et al a an its their ' +
    'see file files list contributing holder holders team developers university regents institute institution group organization ' +
    'affiliates year years yyyy name names s de la van von der di y und et from at on now today trustees owner fullname email within behalf dot'
  ).split(' '),
)
/** Said of what may be done, never of who: a notice ends before it. */
const SAYS_MORE =
  /^(?:not|no|non|noncommercial|only|except|unless|without|may|must|shall|cannot|never|use|uses|using|used|permission|permitted|prohibited|forbidden|granted|hereby|redistribution|this|is|are|be|restricted|evaluation|commercial|licensed|license|released|under|distributed|available)$/
/** "All rights reserved." and its likes. */
const RESERVED = ['all', 'rights', 'reserved']
/** A longer notice is a text. */
const MAX_NOTICE_WORDS = 40
const MAX_REST = 8

/** A text with its notices marked. */
export interface NotedWords extends Words {
  /** 1 for words of copyright notices: wherever they stand they do not count. */
  notice: Uint8Array
}

export function noted(text: Words, isOrdinary: (word: string) => boolean): NotedWords {
  return { ...text, notice: noticeWords(text, isOrdinary) }
}

/**
 * Which words are copyright notices (guideline 9: wherever they stand they do not count). Only names, years and what
 * stands between them: a term hidden in a notice is not part of it.
 */
export function noticeWords(text: Words, isOrdinary: (word: string) => boolean): Uint8Array {
  const { words } = text
  const marks = new Uint8Array(words.length)
  for (let at = 0; at < words.length; at++) {
    if (marks[at] === 1) continue
    const end = startsNotice(text, at) ? endOfNotice(text, at, isOrdinary) : at
    if (words.slice(at + 1, end).some((word) => saysWho(word, isOrdinary))) marks.fill(1, at, end)
    if (RESERVED.every((word, offset) => words[at + offset] === word)) marks.fill(1, at, at + 3)
  }
  return marks
}

/** A year, a placeholder, or a word that is a name; "Copyright Grant" has none. */
function saysWho(word: string, isOrdinary: (word: string) => boolean): boolean {
  return (
    /\d|^(?:by|years?|yyyy|name|holders?|owner|fullname|authors?|contributors?)$/.test(word) ||
    !isOrdinary(word)
  )
}

function startsNotice({ words, capital, line, last }: Words, at: number): boolean {
  const word = words[at]
  if (word !== 'copyright' && word !== 'copr') return false
  const next = words[at + 1] ?? ''
  if (line[at + 1] !== line[at] || NO_NOTICE.test(next)) return false
  if (isYear(next) || /^(?:years?|yyyy)$/.test(next)) return true
  const before = words[at - 1] ?? ''
  const opens =
    at === 0 ||
    line[at - 1] !== line[at] ||
    last[at - 1] === true ||
    before === 'portions' ||
    opensWithName({ line, capital }, at) ||
    before === 'reserved'
  return opens && (capital[at + 1] === true || !SAYS_MORE.test(next))
}

/** "Widget-es copyright (c) Jane Doe". */
function opensWithName({ line, capital }: Pick<Words, 'line' | 'capital'>, at: number): boolean {
  let start = at
  while (start > 0 && line[start - 1] === line[at] && at - start <= 3) start -= 1
  return start < at && at - start <= 3 && capital[start] === true
}

function endOfNotice(text: Words, start: number, isOrdinary: (word: string) => boolean): number {
  const { words, capital, line, last } = text
  const isName = (at: number) => {
    const word = words[at] ?? ''
    if (SAYS_MORE.test(word)) return false
    return IN_NOTICE.has(word) || capital[at] === true || /\d/.test(word) || !isOrdinary(word)
  }
  let at = start + 1
  while (line[at] === line[start] && at - start < MAX_NOTICE_WORDS && isName(at)) {
    at += 1
    if (last[at - 1] && !goesOn(text, at)) break
  }
  const whole = restOfLine(text, at, start, isOrdinary)
  if (whole !== null) return whole
  // "Copyright 2019 Foo Permission is hereby granted": the sentence behind it begins with a capital.
  const stopped = line[at] === line[start] && last[at - 1] !== true
  if (stopped)
    while (at > start + 1 && isOrdinary(words[at - 1] ?? '') && !/\d/.test(words[at - 1] ?? '')) at -= 1
  return at
}

/** A line that goes on with a few words and ends with who they are: "the critical section authors". */
function restOfLine(
  { words, capital, line, last }: Words,
  at: number,
  start: number,
  isOrdinary: (word: string) => boolean,
): number | null {
  let end = at
  while (line[end] === line[start]) end += 1
  // "The go-github AUTHORS. All rights reserved."
  const reserved = RESERVED.every((word, offset) => words[end - 3 + offset] === word) ? end - 3 : end
  const rest = words.slice(at, reserved)
  const isSentence = last.slice(at - 1, reserved - 1).includes(true)
  if (!last.slice(at, reserved - 1).includes(true) && namesFiles(rest, isOrdinary)) return end
  return rest.length <= MAX_REST &&
    !isSentence &&
    (PARTY.test(rest.at(-1) ?? '') ||
      (capital[reserved - 1] === true && rest.some((word) => PARTY.test(word)))) &&
    !rest.some((word) => SAYS_MORE.test(word))
    ? end
    : null
}

/** "(ONLY ./src/helpers/regenerator* files)": the part somebody holds, by words that no licence knows. */
function namesFiles(rest: readonly string[], isOrdinary: (word: string) => boolean): boolean {
  const path = rest.slice(1, -1)
  return (
    rest[0] === 'only' &&
    /^(?:files?|folders?|director(?:y|ies))$/.test(rest.at(-1) ?? '') &&
    path.length > 0 &&
    path.length <= MAX_REST &&
    !path.some(isOrdinary)
  )
}

const PARTY =
  /^(?:authors?|contribut[eo]rs?|developers?|maintainers?|team|group|project|foundation|affiliates|community|holders?|others|company|people|reserved)$/

/** Behind the full stop of "Inc." or an initial the same notice goes on. */
function goesOn({ words }: Words, at: number): boolean {
  const before = words[at - 1] ?? ''
  if (before.length === 1 || /^(?:inc|ltd|co|corp|jr|sr|st|dr|al|llc|s)$/.test(before)) return true
  return words[at] === 'copyright' || (words[at] === 'all' && words[at + 1] === 'rights') || isYear(before)
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word)
}
