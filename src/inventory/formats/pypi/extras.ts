import { pypiName } from './name.ts'

/**
 * `fastapi[standard]` installs fastapi and more. What is more hangs on a node of its own, which is no component: who asks
 * for the extra asks for both, and who does not gets none of it.
 */
export function extraKey(key: string, extra: string): string {
  return `${key}[${pypiName(extra)}]`
}

/** The keys that a dependency with extras means. */
export function withExtras(key: string, extras: readonly string[]): string[] {
  return [key, ...extras.map((extra) => extraKey(key, extra))]
}
