import { UnreadableFile } from './reader.ts'

/** Bytes of a text file -> its text without byte order mark and with `\n` alone. Throws UnreadableFile. */
export function decode(bytes: Uint8Array): string {
  const text = decoded(bytes).replace(/\r\n?/g, '\n')
  const conflict = /^(?:<{7} |={7}$|>{7} )/m.exec(text)
  if (conflict)
    throw new UnreadableFile(
      'A merge stopped in it: it has conflict markers',
      lineAt(text, conflict.index),
      'Resolve the conflict, then let the package manager write the file anew',
    )
  return text
}

/** The line of an offset, from 1. */
function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

function decoded(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Fatal: bytes that are no text in that encoding.
  }
  throw new UnreadableFile('It is no text', null, 'Give the text form of it')
}

/** By its byte order mark; PowerShell writes `>` in UTF-16. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
