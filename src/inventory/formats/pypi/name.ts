/** As https://packaging.python.org/specifications/name-normalization/ has it: `Typing_Extensions` is `typing-extensions`. */
export function pypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}
