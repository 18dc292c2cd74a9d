/** The same question is asked once a run, and its answer is everybody's. */
export function once<Words extends readonly string[], T>(
  ask: (...words: Words) => Promise<T>,
): (...words: Words) => Promise<T> {
  const asked = new Map<string, Promise<T>>()
  return (...words) => {
    const key = JSON.stringify(words)
    const found = asked.get(key) ?? ask(...words)
    asked.set(key, found)
    return found
  }
}
