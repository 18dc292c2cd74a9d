import { jsonMapping } from '../../../disk/folder.ts'

/** The name under which a package.json is published; null for a private one, and for one that is none. */
export function nameIn(text: string): string | null {
  const manifest = jsonMapping(text)
  if (manifest === null || manifest.private === true) return null
  const { name } = manifest
  return typeof name === 'string' && /^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(name) ? name : null
}
