// A runner looks for "::name" at the start of a line, after any space, and for "##[name" anywhere in one (ActionCommand.cs
// of https://github.com/actions/runner); others know "##vso[" and "##teamcity[".
const LINE_COMMAND = /^((?:[^\S\r\n\u2028\u2029]|\x85|\x1b\[[\d;]{0,20}m)*):(?=:)/gm
const BRACKET_COMMAND = /(##\w{0,20})(?=\[)/g

/** Text in which no line is a command to the runner of a CI job: a space breaks what would be one. */
export function withoutCommands(text: string): string {
  return text.replace(LINE_COMMAND, '$1: ').replace(BRACKET_COMMAND, '$1 ')
}
