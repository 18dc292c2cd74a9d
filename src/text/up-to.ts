/** What stands before the first `mark`; all of it where there is none. */
export function upTo(text: string, mark: string): string {
  const at = text.indexOf(mark)
  return at < 0 ? text : text.slice(0, at)
}
