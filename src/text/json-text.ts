// What JSON may hold and a terminal acts on or hides: DEL and C1 controls, line and paragraph separators, what is
// invisible or reorders, half surrogates are escaped by JSON.stringify itself. `##[` starts a command of a CI log.
const NOT_PLAIN =
  /[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<=##\w{0,20})\[/g

/** As JSON.stringify, in characters that a terminal or a log shows as they are and does nothing at; the value is the same. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    NOT_PLAIN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
