import type { Mention } from './mentions.ts'
import type { Words } from './words.ts'

/** Whole phrases that say where a licence is read or how far it reaches; of their words some could be terms elsewhere. */
const PHRASES =
  /\b(?:for(?! (?:\w+ ){0,2}(?:authors?|contributors?|individuals|developers?|members|community|group|team|holders?|maintainers?|you|your|company|foundation|party|parties)\b)|(?:port|ported|changes|modifications|link|links|similar) to|contributions? to(?:wards)?|(?:derived|adapted|ported|taken|borrowed|copied|adopted|based|inspired|extracted|retrieved|forked) (?:from|on|upon|by)|copied below|(?:is|are|was|were) derived|derivative works? (?:of|based)|may be used under|available for use|as a whole|\w+ at \w+(?: \w+)? dot \w+|do not edit|by contributing|subject to the terms|according to (?:the )?terms|refer to|for (?:more |further |additional |full )?(?:details?|information|the full text|license terms|the list of (?:authors|contributors)|terms)|appl(?:y|ies) to(?: (?:all|this|the|it|any|these|each|parts?))?|except (?:as|where|when|for files|if)?(?: ?otherwise)? (?:noted|stated|specified|indicated|documented|mentioned)|unless (?:otherwise|explicitly|stated|specified|noted|indicated)(?: (?:noted|stated|specified|indicated|mentioned|otherwise))*|may (?:be (?:found|used|distributed|redistributed|copied|licensed)|obtain a copy)|you may (?:pick the license that best suits your(?: development)? needs|(?:use|choose|select|obtain)(?: this (?:software|library|code|file|project|package|work))?)|at your (?:option|choice|discretion)|of your (?:choice|choosing)|to use|used under|is free software|free software|open source(?: software)?|as follows|to the (?:license|licenses|text|file|original|following)|due to|thanks to|belongs? to|copyright (?:holders?|notices?|statements?)|not (?:covered|externally maintained|part of)|licensed to you|licensed for use|used (?:by|in)|use of|regarding this license to)\b/g

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
    'warranty disclaimer reproduced about address question questions regarding contact please support visit described implementation advice idea ideas help everything else additional well thus still individual read look ask mail email bug bugs issues report ' +
    'later two three remainder rest respective so then also just like such more most some few several rather instead hosted github gitlab bitbucket pypi npm dual-licensed developers developer affiliates affiliate'
  ).split(' '),
)
/** Never plain, in capitals or not. */
export const TERMS =
  /^(?:not|no|non|nor|never|only|except|excluding|unless|without|must|shall|should|may|cannot|commercial|noncommercial|commercially|sell|sale|fee|prohibited|forbidden|restricted|restrictions?|evaluation|academic|military|training|required?|permitted|permission|granted|subject|provided|condition|purposes?|if|use|uses|using|users?|your|anyone|everyone|everybody|people|persons?|members?|students?|employees?|customers?|excluded?|ban|banned|deny|denied|allow|allowed|allows|agree|accept|pay|payment|free of|hosting|hosted|compete|competing|production|train|ai|ml|llms?|models?|internal|personal|private|government|demo|trial|educational|hobby|void|secret|confidential|clauses?|commons|proprietary|limited|reserved for|disallowed|exempt(?:ed)?|excepted|patents?)$/

/** Behind these stands what is said of something, not its name: "is taxed". */
const SAYS_IS = /^(?:is|are|was|were|be|been)$/

/** What is left of a remark without names, licences and plain words. */
export function beyondPlain(
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
  const isCompany = (word: string, at: number) =>
    word === 'limited' &&
    capital[at] === true &&
    capital[at - 1] === true &&
    !/^to$/.test(words[at + 1] ?? '') &&
    !SAYS_IS.test(words[at - 1] ?? '')
  const isName = (word: string, at: number) => {
    if (word.length === 1) return /[a-z\d]/.test(word)
    if (isCompany(word, at)) return true
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
    isNaming ||= word.length > 1 && !/^\d+$/.test(word)
    return 'name'
  })
  const said = left
    .join(' ')
    .replace(SUBJECT, (subject) => (subject.split(' ').some((word) => TERMS.test(word)) ? subject : ''))
  const rest = said.replace(PHRASES, ' ').split(' ')
  return { rest: rest.filter((word) => word !== '' && (TERMS.test(word) || !PLAIN.has(word))), isNaming }
}
