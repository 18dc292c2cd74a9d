/** The last part of a path with `/`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** For formats whose files have names of their own. */
export function isNamed(...names: readonly string[]): (path: string) => boolean {
  return (path) => names.includes(fileName(path))
}
