/** A piece of an expression as somebody wrote it: an operator or bracket of SPDX, or what stands between them. */
export interface Token {
  kind: 'operator' | 'operand'
  text: string
}

/** Habits of manifests in other words of the same meaning. */
export function normalised(text: string): string {
  return (
    text
      // R: the text that a licence of this kind needs stands in a file beside it.
      .replace(/\s{0,9}\+\s*file\s+LICEN[CS]E\b/gi, '')
      .replace(/\(\s*>=\s*(\d+(?:\.\d+)?)\s*\)/g, '$1+')
      .replace(
        /(\d)(?:\s{0,9},)?\s+or\s+(?:\(at your option\)\s+)?(?:any\s+)?(?:later|newer)(?:\s+versions?)?\b/gi,
        '$1+',
      )
      .replace(/\bw\/\s*(?=\w)/gi, 'with ')
      .replace(/^dual(?:[- ]licen[sc]ed?)?(?:\s+under)?[:\s]{1,9}(?=.*(?:[/|,]|\bor\b|\band\b))/i, '')
      .trim()
  )
}

const OPERATORS = /(\(|\)|(?<=[\s)])(?:AND|OR|WITH)(?=[\s(]))/i
/** Cargo's `MIT/Apache-2.0`, R's `GPL-2 | GPL-3`: a choice. `&`: all. */
const SIGNS = /(\s{0,9}[/|&]+\s*)/

/**
 * Text -> tokens. `isKnown`: whether words name a licence; a slash, a bar or an ampersand joins only what does, for it
 * stands in names and addresses too.
 */
export function tokensOf(text: string, isKnown: (words: string) => boolean): readonly Token[] {
  return text.split(OPERATORS).flatMap((piece): Token[] => {
    const word = piece.trim()
    if (word === '') return []
    if (word === '(' || word === ')') return [{ kind: 'operator', text: word }]
    if (/^(?:AND|OR|WITH)$/i.test(word)) return [{ kind: 'operator', text: word.toUpperCase() }]
    return joinedBySigns(word, isKnown)
  })
}

function joinedBySigns(word: string, isKnown: (words: string) => boolean): Token[] {
  const whole: Token = { kind: 'operand', text: word }
  const pieces = word.split(SIGNS)
  if (pieces.length === 1 || isKnown(word)) return [whole]
  const operands = pieces.filter((_, index) => index % 2 === 0)
  if (!operands.every((operand) => isKnown(operand.trim()))) return [whole]
  return pieces.map((piece, index) =>
    index % 2 === 0
      ? { kind: 'operand', text: piece.trim() }
      : { kind: 'operator', text: piece.includes('&') ? 'AND' : 'OR' },
  )
}
