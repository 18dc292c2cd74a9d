interface Stream {
  isTTY?: boolean
}

/**
 * Whether the interactive report can be shown; text otherwise. It needs a terminal on both ends that can move its
 * cursor, and a reader who looks at the screen: screen readers get text.
 */
export function canShow(
  env: Readonly<Record<string, string | undefined>>,
  stdin: Stream,
  stdout: Stream,
): boolean {
  if (!stdin.isTTY || !stdout.isTTY) return false
  if (env.TERM === 'dumb' || isSet(env.CI)) return false
  return !isSet(env.INK_SCREEN_READER) && !isSet(env.ACCESSIBLE)
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}
