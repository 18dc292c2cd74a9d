/** Words of a text as SPDX's matching guidelines compare them, https://spdx.github.io/spdx-spec/v2.3/license-matching-guidelines-and-templates/ */
export interface Words {
  /** Lower case, spelling variants made equal. */
  words: readonly string[]
  /** Whether it looks like a name or a year: capitals, digits, parts of addresses. */
  capital: readonly boolean[]
  /** Index of the line each word stands on. */
  line: readonly number[]
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
    authorised: 'authorized',
    calibre: 'caliber',
    cancelled: 'canceled',
    capitalisations: 'capitalizations',
    catalogue: 'catalog',
    categorise: 'categorize',
    centre: 'center',
    emphasised: 'emphasized',
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
    maximise: 'maximize',
    modelled: 'modeled',
    modelling: 'modeling',
    offence: 'offense',
    optimise: 'optimize',
    organisation: 'organization',
    organise: 'organize',
    owner: 'holder',
    owners: 'holders',
    practise: 'practice',
    programme: 'program',
    realise: 'realize',
    recognise: 'recognize',
    signalling: 'signaling',
    sublicence: 'sublicense',
    utilisation: 'utilization',
    whilst: 'while',
    wilful: 'willful',
  }),
)

/** "2." or "(a)" stands at the start of a line until somebody wraps the lines anew. */
const ENUMERATOR = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.):]+$/i
/** Behind these a figure says something. */
const COUNTED = /^(?:version|v|sections?|clauses?|articles?|paragraphs?|license|and|or|to|through)$/

/** Guideline 4: typography, comment signs and bullets mean nothing. Guideline 9: nor does the copyright sign. */
export function wordsOf(text: string): Words {
  const words: string[] = []
  const capital: boolean[] = []
  const line: number[] = []
  const lines = cleaned(text).split('\n')
  for (const [index, content] of lines.entries()) {
    for (const part of withoutMarks(content).split(/\s+/)) {
      if (ENUMERATOR.test(part) && !COUNTED.test(words.at(-1) ?? '')) continue
      const isAddress = /@|:\/\/|^www\./i.test(part)
      for (const [token] of part.matchAll(/[\p{L}\p{N}]+/gu)) {
        const lower = token.toLowerCase()
        if (lower === 'http' || lower === 'https' || lower === 'www') continue
        words.push(EQUAL_WORDS.get(lower) ?? lower)
        capital.push(isAddress || lower !== token || /\d/.test(token))
        line.push(index)
      }
    }
  }
  return { words, capital, line }
}

function cleaned(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/\r\n?/g, '\n')
      .replace(/<\/?(?:p|br|b|i|em|strong|pre|code|h\d|ul|ol|li|div|span|a)(?:\s[^>\n]*)?\/?>/gi, ' ')
      .replace(/&(?:copy|nbsp|quot|amp|lt|gt|#\d+);/gi, ' ')
      .replace(/\(c\)(?=[\s\d<[]|$)|©|®|™/gim, ' ')
      // "non-infringement" and "noninfringement", "sub-license" and "sublicense".
      .replace(/\b(non|sub)-\s*(?=\p{L})/giu, '$1')
  )
}

/** Without comment signs, headings and bullets at its start. */
function withoutMarks(line: string): string {
  return line
    .replace(/^[\s>#*;%!|=/-]+/, '')
    .replace(/^(?:rem|dnl)\s/i, '')
    .replace(/^[-*•o]\s+/i, '')
}
