/** One finished system call, as strace printed it. */
export interface Call {
  pid: number
  name: string
  /** Split at the top level; strings keep their quotes. */
  args: readonly string[]
  /** What follows the equals sign. */
  result: string
}

export interface CallReader {
  read(line: string): Call | null
  /** Lines that began a call and could not be read: cut, or without their other half. */
  unread(): number
}

/** strace's lines -> calls. Calls that were interrupted by others in the output are put together again. */
export function callReader(): CallReader {
  const unfinished = new Map<number, string>()
  let unread = 0

  function whole(pid: number, line: string): string | null {
    const resumed = /^<\.\.\. \w+ resumed>/.exec(line)
    const start = resumed ? unfinished.get(pid) : ''
    if (resumed) unfinished.delete(pid)
    if (start === undefined) {
      unread++
      return null
    }
    const text = start + line.slice(resumed?.[0].length ?? 0)
    // A thread that starts a program takes the process's number: its call ends under that.
    const open = /<(?:unfinished|pid changed to (\d+)) \.\.\.>$/.exec(text)
    if (!open) return text
    unfinished.set(Number(open[1] ?? pid), text.slice(0, open.index))
    return null
  }

  return {
    unread: () => unread,
    read(line) {
      const match = /^(\d+) +(?! )(.*)$/s.exec(line)
      if (!match) return null
      const pid = Number(match[1])
      const text = match[2] ?? ''
      if (text.startsWith('+++') || text.startsWith('---')) {
        if (text.startsWith('+++') && !text.startsWith('+++ superseded')) unfinished.delete(pid)
        return null
      }
      const found = whole(pid, text)
      const call = found === null ? null : parseCall(pid, found)
      if (found !== null && call === null && /^\w+\(/.test(found)) unread++
      return call
    },
  }
}

function parseCall(pid: number, text: string): Call | null {
  const name = /^(\w+)\(/.exec(text)?.[1]
  if (name === undefined) return null
  const args: string[] = []
  let start = name.length + 1
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = endOfString(text, at)
    // Only a descriptor's path is put in angles, and angles inside it are escaped.
    else if (character === '<' && /[\dD]/.test(text[at - 1] ?? '')) at = endOfPath(text, at)
    else if (character === '[' || character === '{' || character === '(') depth++
    else if (depth > 0 && (character === ']' || character === '}' || character === ')')) depth--
    else if (depth === 0 && (character === ',' || character === ')')) {
      const arg = text.slice(start, at).trim()
      if (arg !== '' || args.length > 0) args.push(arg)
      start = at + 1
      if (character === ')') {
        const result = /^\s*= (.*)$/s.exec(text.slice(start))?.[1]
        return result === undefined ? null : { pid, name, args, result }
      }
    }
  }
  return null
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

function endOfPath(text: string, from: number): number {
  const end = text.indexOf('>', from)
  return end === -1 ? text.length : end
}

/** `"a\n\x00b"...` -> the text, one character a byte; null for what is no string. */
export function bytesOf(arg: string | undefined): string | null {
  const quoted = arg === undefined ? null : /^"((?:[^"\\]|\\.)*)"(?:\.\.\.)?$/s.exec(arg)
  return quoted === null ? null : unescaped(quoted[1] ?? '')
}

/** A string argument as the path or word it is. */
export function textOf(arg: string | undefined): string | null {
  const bytes = bytesOf(arg)
  return bytes === null ? null : Buffer.from(bytes, 'latin1').toString('utf8')
}

/** `["a", "b"]` -> its strings. */
export function textsOf(arg: string | undefined): string[] {
  if (arg === undefined) return []
  return [...arg.matchAll(/"(?:[^"\\]|\\.)*"(?:\.\.\.)?/gs)].map((match) => textOf(match[0]) ?? '')
}

/** `3</work/x>` or `AT_FDCWD</work>` -> `/work/x`. */
export function descriptorPath(text: string | undefined): string | null {
  const path = /^(?:-?\d+|AT_FDCWD)<(.*?)>/s.exec(text ?? '')?.[1]
  return path === undefined ? null : Buffer.from(unescaped(path), 'latin1').toString('utf8')
}

/** The name of the error, null for success. */
export function errorOf(call: Call): string | null {
  return /^-1 (E\w+)/.exec(call.result)?.[1] ?? null
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  v: '\v',
  f: '\f',
  '"': '"',
  '\\': '\\',
}

function unescaped(text: string): string {
  return text.replace(/\\(x[\da-f]{2}|[0-7]{1,3}|.)/gis, (_, code: string) => {
    if (/^x/i.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 0xff)
    return SIMPLE[code] ?? code
  })
}
