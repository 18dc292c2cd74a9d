import type { LockedNode } from '../../reader.ts'

/** Folders that are installed as they are, and what they ask for with them. A `link:` is not looked into. */
export function foldersOf(nodes: readonly LockedNode[]): string[] {
  return nodes.flatMap(({ own, source }) => {
    const folder = own ? /^(?:(?:file|portal):|(?=[^:]*$))([^#:]+)/.exec(source.url ?? '')?.[1] : undefined
    return folder === undefined ? [] : [folder]
  })
}
