import stringWidth from 'string-width'

const CELL = { width: 8.4, height: 18 }
const MARGIN = 12
const INK = '#d6deeb'
const PAPER = '#10151d'
/** The eight colours of SGR 30 to 37, then the bright ones of 90 to 97. */
const PALETTE = [
  ...['#10151d', '#ef6b73', '#5fd38d', '#e6c35c', '#6ca8f0', '#d58ef0', '#4fc8d8', '#d6deeb'],
  ...['#8b97a8', '#ff8b92', '#7fe6a6', '#f5d982', '#8fc0ff', '#e6adff', '#7fe0ec', '#ffffff'],
]

interface Look {
  colour: string
  bold: boolean
  inverse: boolean
}

/** A captured screen with its SGR sequences -> an SVG picture of it. `title` is what it shows, in words. */
export function svgOf(screen: string, columns: number, title: string): string {
  const rows = screen.replace(/\n+$/, '').split('\n')
  const width = Math.round(columns * CELL.width + 2 * MARGIN)
  const height = rows.length * CELL.height + 2 * MARGIN
  const look: Look = { colour: INK, bold: false, inverse: false }
  const drawn = rows.map((row, index) => rowOf(row, index, look)).filter((row) => row !== '')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${drawn.join('\n')}
</g>
</svg>
`
}

/** The look goes on from row to row, as on the terminal. */
function rowOf(row: string, index: number, look: Look): string {
  const y = MARGIN + (index + 1) * CELL.height - 5
  let column = 0
  let drawn = ''
  for (const piece of row.split(/(\u001b\[[\d;]*m|\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\))/)) {
    if (piece.startsWith('\u001b[')) change(look, piece.slice(2, -1))
    if (piece === '' || piece.startsWith('\u001b')) continue
    const columns = stringWidth(piece)
    if (piece.trim() !== '' || look.inverse) drawn += pieceOf(piece, columns, column, y, look)
    column += columns
  }
  return drawn
}

function pieceOf(piece: string, columns: number, column: number, y: number, look: Look): string {
  const fill = look.inverse ? PAPER : look.colour
  const weight = look.bold ? ' font-weight="bold"' : ''
  const drawn = look.inverse
    ? [
        `<rect x="${at(column)}" y="${y - 13}" width="${wide(columns)}" height="${CELL.height}" fill="${look.colour}"/>`,
      ]
    : []
  // SVG folds spaces: each text between them has its own place.
  let from = column
  for (const text of piece.split(/( {2,}|^ | $)/)) {
    const width = stringWidth(text)
    if (text.trim() !== '') {
      drawn.push(
        `<text x="${at(from)}" y="${y}" textLength="${wide(width)}" fill="${fill}"${weight}>${escaped(text)}</text>`,
      )
    }
    from += width
  }
  return drawn.join('')
}

function at(column: number): string {
  return (MARGIN + column * CELL.width).toFixed(1)
}

function wide(columns: number): string {
  return (columns * CELL.width).toFixed(1)
}

function change(look: Look, codes: string): void {
  for (const code of codes.split(';').map(Number)) {
    if (code === 0) Object.assign(look, { colour: INK, bold: false, inverse: false })
    else if (code === 1 || code === 22) look.bold = code === 1
    else if (code === 7 || code === 27) look.inverse = code === 7
    else if (code === 39) look.colour = INK
    else if (code >= 30 && code <= 37) look.colour = PALETTE[code - 30] ?? INK
    else if (code >= 90 && code <= 97) look.colour = PALETTE[code - 82] ?? INK
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
