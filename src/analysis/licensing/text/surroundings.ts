import { isAside } from './asides.ts'
import { type Mention, mentionsOf } from './mentions.ts'
import { isListOfNames } from './names.ts'
import type { NotedWords } from './notices.ts'
import { beyondPlain, TERMS } from './plain-words.ts'
import { introducesOthers, isStockSentence } from './stock-sentences.ts'
import type { Words } from './words.ts'

/** A sentence, title or list beside the licences of a text. */
export interface Remark {
  /** In words, [from, to). */
  from: number
  to: number
  /**
   * `nothing`: titles, names, where the licence is said to apply. `choice`: several licences, one of which is to be
   * chosen. `others`: what follows is somebody else's. `prose`: words that are more than that. `term`: among them some
   * that allow or forbid.
   */
  says: 'nothing' | 'choice' | 'others' | 'prose' | 'term'
  /** Whether it names somebody or something that is no licence: a heading above a component's licence. */
  isNaming: boolean
  /** Whether there is nothing in it but names, licences and plain words. */
  isPlain: boolean
  /** Whether it heads a list of what others grant, though nothing of one's own stands before. */
  headsList: boolean
  /** Whether it says in a few words what the project is: "a small library for URLs". */
  describes: boolean
  /** Whether it is one of the sentences of asides.ts: what they mention is others'. */
  isAside: boolean
  /** Whether what follows is one's own again, for the rest: "everything else is released under the following license". */
  returns: boolean
  /** Whether it counts the work's own licences, and does not say whether one is to be chosen. */
  counts: boolean
  words: readonly string[]
  /** Places are those in `words`. */
  mentions: readonly Mention[]
}

const OTHERS =
  /\bthird (?:party|parties)\b|\bbundle[sd]?\b|\bvendored\b|\bexternally maintained\b|\bdependenc(?:y|ies)\b|\b(?:includes?|contains?|incorporates?|incorporated|uses|embeds?) (?:\w+ ){0,6}(?:code|software|librar\w+|component\w*|work|material|files?|portions?|parts?|modules?|packages?|from|the following)\b|\b(?:derived|adapted|ported|taken|borrowed|copied|adopted|based) (?:from|on|upon)\b|\bportions? of\b|\bthe following (?:files?|components?|librar\w+|packages?|software|licenses?|modules?|notices?|code)\b|\b(?:files?|code|sources?|directory|directories|folder|parts?|implementation|functions?) (?:in|under(?! the (?:terms|same|licenses?)\b)|from|located|of)\b|\backnowledgments?\b|\bnotices? for\b|\blicenses? (?:for|of)\b|\boriginal (?:code|work|license|author|copyright|software|source)\b/
const CHOICE =
  /\b(?:dual|dually|double|multi|triple|tri) ?licen[sc]|\beither\b|\byour (?:option|choice|choosing|discretion)\b|\bone of (?:the|these|two)\b|\bchoose\b|\bpick the license\b|\balternatively\b/

const COUNTS = /\b(?:both|two|three) (?:\w+ ){0,2}licenses\b/

/** A choice of versions, not of licences. */
const LATER_VERSION =
  /\beither (?:version|v) ?\d[\d ]*|\bor at your (?:option|choice|discretion) any (?:later|newer)\b/g

/** Words of a line that says what a project is, and where it comes from. */
const MAX_DESCRIPTION = 24
const MAX_HEADING = 4
const MAX_NAMES = 8
const DESCRIBES =
  /\bis (?:an? |the )?(?:\w+ )?(?:fork|translation|rewrite|reimplementation|conversion|continuation|adaptation|derivative|extension|implementation|port) of\b|^(?:an? |the )?(?:\w+ ){0,4}(?:implementation|port(?:n?g|ing)?) of\b|\b(?:is|was|were) (?:originally |automatically )?(?:created|written|developed|derived|based|extracted|generated|downloaded|debianized|packaged|forked|ported|imported|adapted|obtained|started|founded)\b|\b(?:an?|the) (?:[\w-]+ ){0,5}(?:library|module|package|tool|toolkit|framework|implementation|wrapper|parser|client|server|plugin|bindings?|port|fork|utility|app|application|collection|compiler|engine|driver|interface)\b/
const OF_TERMS =
  /\b(?:licen|clause|appl(?:y|ies)|expire|availab|free\b|terms|rights|grant|limit|reserv|exclu|except|propriet|confin|intend|trial|forbid|prohib|ban|tax|pay|cost|owe|charge|patent|trademark|belong|revoc|revok|withdr|exempt|sole|to\b|is\b (?!an?\b|the\b|\w+ed\b)|are\b|you|we\b)/

/** Where "to", "available" and "license" say nothing of duties. */
const NO_TERMS =
  /\b(?:contributed|ported|according|similar|due|thanks|donated) to\b|\bavailable (?:at|here|from|on)\b|\bdistributed under the terms of the (?:mit|isc|bsd|apache)[\w ]{0,12} license\b/g

const HEADS_LIST =
  /\bthird (?:party|parties)\b|\bvendored\b|\bexternally maintained\b|\bthe following (?:components?|librar\w+|packages|notices|third)\b|\b(?:licenses|notices) (?:for|of)\b|\bbundled (?:\w+ )?(?:librar\w+|packages|components?|software|dependencies)\b/

const RETURNS =
  /^(?:(?:everything|anything) else|the (?:rest|remainder)|(?:all (?:of )?)?(?:the )?(?:other|remaining|rest of the) (?:[\p{L}\p{N}]+ ){0,2}(?:files|code|parts|sources))\b/u

/** The title of a licence that is on no list. */
const NAMES_ANOTHER =
  /\b(?:public|community|source|commercial|enterprise|proprietary|shareware) license\b|\blicense (?:version|v) ?\d|\blicense \d{1,2}\b/

/** Reads what stands in a stretch of a text, remark by remark. */
export function remarksIn(
  text: NotedWords,
  from: number,
  to: number,
  isOrdinary: (word: string) => boolean,
): Remark[] {
  const remarks: Remark[] = []
  for (let begin = from; begin < to; ) {
    let end = begin + 1
    if (text.notice[begin] === 1) {
      begin = end
      continue
    }
    while (
      end < to &&
      text.notice[end] === 0 &&
      !text.last[end - 1] &&
      (text.line[end] ?? 0) - (text.line[end - 1] ?? 0) <= 1
    )
      end += 1
    // Behind a notice its list of holders goes on.
    const each = remark(text, begin, end, isOrdinary)
    const isList = text.notice[begin - 1] === 1 && each.says === 'prose' && isListOfNames(text, begin, end)
    remarks.push(isList ? { ...each, says: 'nothing', isNaming: false } : each)
    begin = end
  }
  return remarks
}

function remark(text: Words, from: number, to: number, isOrdinary: (word: string) => boolean): Remark {
  const words = text.words.slice(from, to)
  const said = words.join(' ')
  const isKnown = isAside(said)
  const mentions = isKnown ? [] : mentionsOf(words)
  const { rest, isNaming } = beyondPlain(text, from, to, mentions, isOrdinary)
  const isStock = isKnown || isStockSentence(said)
  const says = () => {
    if (isStock) return 'nothing'
    if (introducesOthers(said)) return 'others'
    if (NAMES_ANOTHER.test(said) && mentions.length === 0) return 'term'
    if (rest.some((word) => TERMS.test(word))) return 'term'
    if (OTHERS.test(said)) return 'others'
    // A heading: "Google App Engine SDK".
    if (!OF_TERMS.test(said) && isHeading(text, from, to)) return 'nothing'
    if (rest.length > 0) return 'prose'
    return CHOICE.test(said.replace(LATER_VERSION, '')) ? 'choice' : 'nothing'
  }
  return {
    from,
    to,
    says: says(),
    isNaming: isNaming && !isStock,
    isPlain: rest.length === 0 || introducesOthers(said),
    headsList: HEADS_LIST.test(said),
    describes:
      DESCRIBES.test(said) && !OF_TERMS.test(said.replace(NO_TERMS, '')) && words.length <= MAX_DESCRIPTION,
    isAside: isKnown,
    returns: RETURNS.test(said),
    counts: COUNTS.test(said),
    words,
    mentions,
  }
}

/** A few words on a line, or some more that are all names: "Widget Client for Node.js". */
function isHeading(text: Words, from: number, to: number): boolean {
  const length = to - from
  if (length <= MAX_HEADING && !text.last[to - 1]) return true
  return length <= MAX_NAMES && isListOfNames(text, from, to)
}
