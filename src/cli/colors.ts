type Environment = Readonly<Record<string, string | undefined>>

/**
 * Whether one stream is written to in colour; the first of these that is said decides: NO_COLOR
 * (https://no-color.org), FORCE_COLOR (https://force-color.org; 0 and false are no, as for Node), CLICOLOR_FORCE and
 * CLICOLOR (https://bixense.com/clicolors), then whether somebody looks.
 */
export function wantsColors(env: Environment, stream: { isTTY?: boolean }): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return isYes(env.FORCE_COLOR)
  if (env.CLICOLOR_FORCE && isYes(env.CLICOLOR_FORCE)) return true
  if (env.CLICOLOR && !isYes(env.CLICOLOR)) return false
  return Boolean(stream.isTTY) && env.TERM !== 'dumb' && !env.CI
}

function isYes(value: string): boolean {
  return value !== '0' && value.toLowerCase() !== 'false'
}
