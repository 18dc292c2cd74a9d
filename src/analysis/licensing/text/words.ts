import { withoutEdges } from '../../../text/edges.ts'
import { plainText } from './plain-text.ts'

/** Words of a text as SPDX's matching guidelines compare them, https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/ */
export interface Words {
  /** Lower case, spelling variants made equal. */
  words: readonly string[]
  /** Whether it looks like a name or a year: capitals where not everything is in capitals, digits, parts of addresses. */
  capital: readonly boolean[]
  /** Index of the line each word stands on. */
  line: readonly number[]
  /** Whether a sentence ends behind it. */
  last: readonly boolean[]
  /** Whether it may be the number of a clause: "(b)" behind "and". */
  numbering: readonly boolean[]
}

/** Guideline 8, and what the texts of the list show besides. */
const EQUAL_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acknowledgement: 'acknowledgment',
    acknowledgements: 'acknowledgments',
    analogue: 'analog',
    analyse: 'analyze',
    artefact: 'artifact',
    authorisation: 'authorization',
    authorisations: 'authorizations',
    authorise: 'authorize',
    authorised: 'authorized',
    calibre: 'caliber',
    cancelled: 'canceled',
    capitalisations: 'capitalizations',
    catalogue: 'catalog',
    categorise: 'categorize',
    centre: 'center',
    customise: 'customize',
    emphasised: 'emphasized',
    disclaims: 'disclaim',
    endeavour: 'endeavor',
    favour: 'favor',
    favourite: 'favorite',
    fulfil: 'fulfill',
    fulfilment: 'fulfillment',
    honour: 'honor',
    initialise: 'initialize',
    judgement: 'judgment',
    labelling: 'labeling',
    labour: 'labor',
    licence: 'license',
    licences: 'licenses',
    licenced: 'licensed',
    licencing: 'licensing',
    maximise: 'maximize',
    merchantibility: 'merchantability',
    modelled: 'modeled',
    modelling: 'modeling',
    offence: 'offense',
    optimise: 'optimize',
    organisation: 'organization',
    organisations: 'organizations',
    organise: 'organize',
    owner: 'holder',
    owners: 'holders',
    practise: 'practice',
    programme: 'program',
    realise: 'realize',
    recognise: 'recognize',
    recognised: 'recognized',
    signalling: 'signaling',
    sublicence: 'sublicense',
    sublicences: 'sublicenses',
    sublicenced: 'sublicensed',
    utilisation: 'utilization',
    utilise: 'utilize',
    whilst: 'while',
    wilful: 'willful',
  }),
)

/** "2." or "(a)" stands at the start of a line until somebody wraps the lines anew. */
const ENUMERATOR = /^[[(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[\]).:]+$/i
/** Behind these a figure says something. */
const COUNTED =
  /^(?:version|v|sections?|clauses?|articles?|paragraphs?|license|and|or|to|through|\d{1,2}|[a-z])$/

/** Where something can be read says nothing of what it says; it moves, and is written in many ways. */
const ADDRESS =
  /^[^\p{L}\p{N}]*(?:(?:https?|ftp|mailto|git|url):|www\.|[a-z\d][\w.+-]*@[\w-]+\.|[a-z\d][\w.-]*\.(?:org|com|net|io|edu)\/)/iu

/** Words but those of addresses that are kept out of `words`. */
export function addressesOf(text: string): readonly string[] {
  return plainText(text).flatMap((line) => line.split(/\s+/).filter((part) => ADDRESS.test(part)))
}

/** What is longer names nothing, and would be looked at for long. */
const MAX_NAME_LENGTH = 200

/** Names of files and folders: "src/lib.rs", "test_zlib". */
const PATH =
  /^[^\p{L}\p{N}]*(?:[\w.*+-]*\/[\w.*+-]*\/[\w./*+-]*|[\w./*+-]*[\w-]\.[a-z]{1,4}\d?|\w+_\w+|[\w.-]+\/\*?)[^\p{L}\p{N}]*$/u
/** With a slash between two words it is a choice of words: "and/or". */
const FULL_STOP = /\.[^\p{L}\p{N}]*$/u

/** Guideline 4: typography, comment signs and bullets mean nothing. Guideline 9: nor does the copyright sign. */
export function wordsOf(text: string): Words {
  const words: string[] = []
  const capital: boolean[] = []
  const line: number[] = []
  const last: boolean[] = []
  const numbering: boolean[] = []
  for (const [index, content] of plainText(text).entries()) {
    const shouts = isShouted(content)
    for (const part of content.split(/\s+/)) {
      const isNumbering = ENUMERATOR.test(withoutEdges(part, '*_'))
      if (isNumbering && !COUNTED.test(words.at(-1) ?? '')) continue
      if (ADDRESS.test(part)) continue
      const name = part.slice(0, MAX_NAME_LENGTH)
      const isPath = PATH.test(name) && (/[/_*]/.test(name) || !FULL_STOP.test(name))
      for (const [token] of part.matchAll(/[\p{L}\p{N}]+/gu)) {
        const lower = token.toLowerCase()
        if (lower === 'copyright' && words.at(-1) === 'copyright') continue
        // "v. 2.0" is no end of a sentence.
        if (words.at(-1) === 'v' && /^\d/.test(token)) last[words.length - 1] = false
        words.push(EQUAL_WORDS.get(lower) ?? lower)
        capital.push(isPath || (lower !== token && !shouts) || /\d/.test(token))
        numbering.push(isNumbering)
        line.push(index)
        last.push(false)
      }
      if (words.length > 0 && /[.;:!?]["'”’)\]]*$/.test(part)) last[words.length - 1] = true
    }
  }
  return { words, capital, line, last, numbering }
}

/** In a line all of capitals they mark no names. */
function isShouted(line: string): boolean {
  let small = 0
  let large = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code >= 97 && code <= 122) small += 1
    else if (code >= 65 && code <= 90) large += 1
  }
  return large >= 12 && small * 5 < large
}
