import { type Mention, mentionsOf } from './mentions.ts'
import { isListOfNames } from './names.ts'
import type { NotedWords } from './notices.ts'
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
  mentions: readonly Mention[]
}

/** Whole phrases that say where a licence is read or how far it reaches; of their words some could be terms elsewhere. */
const PHRASES =
  /\b(?:for(?! (?:\w+ ){0,2}(?:authors?|contributors?|individuals|developers?|members|community|group|team|holders?|maintainers?|you|your|company|foundation|party|parties)\b)|(?:port|ported|changes|modifications|link|links|similar) to|contributions? to(?:wards)?|(?:derived|adapted|ported|taken|borrowed|copied|adopted|based|inspired) (?:from|on|upon|by)|copied below|(?:is|are|was|were) derived|derivative works? (?:of|based)|may be used under|available for use|as a whole|\w+ at \w+(?: \w+)? dot \w+|do not edit|by contributing|subject to the terms|according to the terms|refer to|for (?:more |further |additional |full )?(?:details?|information|the full text|license terms|the list of (?:authors|contributors)|terms)|appl(?:y|ies) to (?:all|this|the|it|any|these|each|parts?)|except (?:as|where|when|for files|if)?(?: ?otherwise)? (?:noted|stated|specified|indicated|documented|mentioned)|unless (?:otherwise|explicitly|stated|specified|noted|indicated)(?: (?:noted|stated|specified|indicated|mentioned|otherwise))*|may (?:be (?:found|used|distributed|redistributed|copied|licensed)|obtain a copy)|you may (?:use|choose|select|obtain)(?: this (?:software|library|code|file|project|package|work))?|at your (?:option|choice|discretion)|of your (?:choice|choosing)|to use|used under|is free software|free software|open source(?: software)?|as follows|to the (?:license|licenses|text|file|original|following)|due to|thanks to|belongs? to|copyright (?:holders?|notices?|statements?)|not (?:covered|externally maintained|part of)|licensed to you|licensed for use|used (?:by|in)|use of|regarding this license to)\b/g

/** What a licence is said of: "mypy extensions are licensed". */
const SUBJECT =
  /^(?:[\p{L}\p{N}]+ ){1,6}?(?=(?:is|are) (?:\w+ )?(?:licensed|released|distributed|available|provided|published|covered)\b)/u

/** Of what, where and who a licence is, and by whom something was made. None of them can allow or forbid. */
const PLAIN = new Set(
  (
    'a an the this that these those it its our their his her all any each every both either and or as at by in into from of on with ' +
    'under is are was were be been has have had will which who whose what where when here there following follows below above next first second ' +
    'license licenses licensed licensing sublicensed dual released release distributed distribution available provided published covered governed offered terms term conditions condition ' +
    'copyright copyrighted rights reserved portions portion part parts piece pieces text texts full complete copy copies version versions file files ' +
    'directory directories folder folders subdirectory located found contained contains containing contain includes include including included ' +
    'software project library libraries package packages code source sources work works module modules program programs application ' +
    'tool repository documentation docs distribution product component components plugin plugins font fonts icon icons image images data ' +
    'see details information also note notice notices attribution acknowledgments acknowledgment credits credit thanks ' +
    'author authors contributor contributors holder holders contributions contribution contributed maintained maintainer maintainers made created written developed ' +
    'voluntary consists many individuals exact history revision various several multiple other others different separate own same original originally ' +
    'ported uses incorporates incorporated bundled bundles third party parties external externally vendored dependency dependencies ' +
    'stated documented listed said given named called known mentioned reproduced quoted repeated attached accompanying ' +
    'homepage website url page web site link repo org com net www html txt md license_ licence lizenz licencia licença licenza lisans 许可证 ライセンス ' +
    'begin end start one two three you your yours we us i my be can choose option choice agreement legal disclaimer statement id identifier spdx type new old revised simplified modified style public general open free ' +
    'present years year since until name names email et al inc ltd llc corp foundation group extended beginning extension extensions complete list lists people approved compatible friendly osi fsf port team community commission union european ' +
    'download downloaded debianized packaged package upstream version format fork forked project generated automatically added created ' +
    'warranty disclaimer reproduced about address question questions regarding contact please support visit additional well thus still individual read look ask mail email bug bugs issues report ' +
    'later two three remainder rest respective so then also just like such more most some few several rather instead hosted github gitlab bitbucket pypi npm dual-licensed developers developer affiliates affiliate'
  ).split(' '),
)
/** Never plain, in capitals or not. */
const TERMS =
  /^(?:not|no|non|nor|never|only|except|excluding|unless|without|must|shall|should|may|cannot|commercial|noncommercial|commercially|sell|sale|fee|prohibited|forbidden|restricted|restrictions?|evaluation|academic|military|training|required?|permitted|permission|granted|subject|provided|condition|purposes?|if|use|uses|using|users?|your|anyone|everyone|everybody|people|persons?|members?|students?|employees?|customers?|excluded?|ban|banned|deny|denied|allow|allowed|allows|agree|accept|pay|payment|free of|hosting|hosted|compete|competing|production|train|ai|ml|llms?|models?|internal|personal|private|government|demo|trial|educational|hobby|void|secret|confidential|clauses?|commons|proprietary|limited|reserved for|disallowed|exempt(?:ed)?|excepted|patents?)$/

const OTHERS =
  /\bthird (?:party|parties)\b|\bbundle[sd]?\b|\bvendored\b|\bexternally maintained\b|\bdependenc(?:y|ies)\b|\b(?:includes?|contains?|incorporates?|incorporated|uses|embeds?) (?:\w+ ){0,6}(?:code|software|librar\w+|component\w*|work|material|files?|portions?|parts?|modules?|packages?|from|the following)\b|\b(?:derived|adapted|ported|taken|borrowed|copied|adopted|based) (?:from|on|upon)\b|\bportions? of\b|\bthe following (?:files?|components?|librar\w+|packages?|software|licenses?|modules?|notices?|code)\b|\b(?:files?|code|sources?|directory|directories|folder|parts?|implementation|functions?) (?:in|under(?! the (?:terms|same|licenses?)\b)|from|located|of)\b|\backnowledgments?\b|\bnotices? for\b|\blicenses? (?:for|of)\b|\boriginal (?:code|work|license|author|copyright|software|source)\b/
const CHOICE =
  /\b(?:dual|dually|double|multi|triple|tri) ?licen[sc]|\beither\b|\byour (?:option|choice|choosing|discretion)\b|\bone of (?:the|these|two)\b|\bchoose\b|\balternatively\b|\b(?:both|two|three) (?:\w+ ){0,2}licenses\b/

/** A choice of versions, not of licences. */
const LATER_VERSION =
  /\beither (?:version|v) ?\d[\d ]*|\bor at your (?:option|choice|discretion) any (?:later|newer)\b/g

/** Words of a line that says what a project is, and where it comes from. */
const MAX_DESCRIPTION = 24
const MAX_HEADING = 4
const DESCRIBES =
  /\bis (?:an? |the )?(?:\w+ )?(?:fork|translation|rewrite|reimplementation|conversion|continuation|adaptation|derivative|extension) of\b|\b(?:is|was|were) (?:originally |automatically )?(?:created|written|developed|derived|based|extracted|generated|downloaded|debianized|packaged|forked|ported|imported|adapted|obtained|started|founded)\b|\b(?:an?|the) (?:[\w-]+ ){0,5}(?:library|module|package|tool|toolkit|framework|implementation|wrapper|parser|client|server|plugin|bindings?|port|fork|utility|app|application|collection|compiler|engine|driver|interface)\b/
const OF_TERMS =
  /\b(?:licen|clause|appl(?:y|ies)|expire|availab|free|terms|rights|grant|limit|reserv|exclu|except|propriet|confin|intend|trial|forbid|prohib|ban|tax|pay|cost|owe|charge|patent|trademark|belong|revoc|revok|withdr|exempt|sole|to\b|is\b (?!an?\b|the\b|\w+ed\b)|are\b|you|we\b)/

/** Where "to" and "you" say nothing of duties. */
const NO_TERMS = /\b(?:contributed|ported|according|similar|due|thanks|donated) to\b/g

/** Behind these stands what is said of something, not its name: "is taxed". */
const SAYS_IS = /^(?:is|are|was|were|be|been)$/

const HEADS_LIST =
  /\bthird (?:party|parties)\b|\bvendored\b|\bexternally maintained\b|\bthe following (?:components?|librar\w+|packages|notices|third)\b|\b(?:licenses|notices) (?:for|of)\b|\bbundled (?:\w+ )?(?:librar\w+|packages|components?|software|dependencies)\b/

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
  const mentions = mentionsOf(words)
  const said = words.join(' ')
  const { rest, isNaming } = beyondPlain(text, from, to, mentions, isOrdinary)
  const isStock = isStockSentence(said)
  const says = () => {
    if (isStock) return 'nothing'
    if (introducesOthers(said)) return 'others'
    if (NAMES_ANOTHER.test(said) && mentions.length === 0) return 'term'
    if (rest.some((word) => TERMS.test(word))) return 'term'
    if (OTHERS.test(said)) return 'others'
    // A heading: "Google App Engine SDK".
    if (words.length <= MAX_HEADING && !text.last[to - 1] && !OF_TERMS.test(said)) return 'nothing'
    if (rest.length > 0) return 'prose'
    return CHOICE.test(said.replace(LATER_VERSION, '')) ? 'choice' : 'nothing'
  }
  return {
    from,
    to,
    says: says(),
    isNaming: isNaming && !isStock,
    isPlain: rest.length === 0,
    headsList: HEADS_LIST.test(said),
    describes:
      DESCRIBES.test(said) && !OF_TERMS.test(said.replace(NO_TERMS, '')) && words.length <= MAX_DESCRIPTION,
    mentions,
  }
}

/** What is left of a remark without names, licences and plain words. */
function beyondPlain(
  { words, capital }: Words,
  from: number,
  to: number,
  mentions: readonly Mention[],
  isOrdinary: (word: string) => boolean,
): { rest: string[]; isNaming: boolean } {
  const isLicense = new Uint8Array(to - from)
  for (const mention of mentions) isLicense.fill(1, mention.from, mention.to)
  // What is said to somebody has verbs that no licence knows: "you owe us a beer".
  const addresses = words.slice(from, to).some((word) => /^(?:you|your|us|me)$/.test(word))
  const isName = (word: string, at: number) => {
    if (TERMS.test(word) || PLAIN.has(word)) return false
    // A sentence begins with a capital whatever the word, but for one that something is said of: "Widget is …".
    if (
      at === from &&
      capital[at] === true &&
      /^(?:is|are|was|and|or|includes|contains)$/.test(words[at + 1] ?? '')
    )
      return true
    return (
      /\d/.test(word) ||
      (!isOrdinary(word) && (capital[at] === true || !(addresses || SAYS_IS.test(words[at - 1] ?? '')))) ||
      (capital[at] === true && at > from)
    )
  }
  let isNaming = false
  const left = words.slice(from, to).map((word, at) => {
    if (isLicense[at] === 1) return 'license'
    if (!isName(word, from + at)) return word
    isNaming ||= !/^\d+$/.test(word)
    return 'name'
  })
  const said = left
    .join(' ')
    .replace(SUBJECT, (subject) => (subject.split(' ').some((word) => TERMS.test(word)) ? subject : ''))
  const rest = said.replace(PHRASES, ' ').split(' ')
  return { rest: rest.filter((word) => word !== '' && (TERMS.test(word) || !PLAIN.has(word))), isNaming }
}
