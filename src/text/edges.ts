// A pattern for the end of a text tries each place where its characters stand; walking from the end tries each once.

/** Without any of the characters at its end. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** Without any of the characters at its beginning and its end. */
export function withoutEdges(text: string, characters: string): string {
  let start = 0
  while (start < text.length && characters.includes(text.charAt(start))) start++
  return withoutEnd(text.slice(start), characters)
}
