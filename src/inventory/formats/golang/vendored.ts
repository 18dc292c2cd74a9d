import type { Surroundings } from '../../reader.ts'

/** A module that lies in `vendor/`, as required: what replaces it is for go.mod to say. */
export interface Vendored {
  path: string
  version: string
}

/** vendor/modules.txt, https://go.dev/ref/mod#vendoring: modules with the packages that are built. Empty: there is none. */
export async function vendoredBeside(beside: Surroundings): Promise<Vendored[]> {
  const text = await beside.text('vendor/modules.txt')
  const found: (Vendored & { isUsed: boolean })[] = []
  for (const line of (text ?? '').split('\n')) {
    const [, path, version] = /^# (\S+) (v\S+)(?: => .*)?$/.exec(line) ?? []
    const last = found.at(-1)
    if (path !== undefined && version !== undefined) found.push({ path, version, isUsed: false })
    else if (last && line !== '' && !line.startsWith('#')) last.isUsed = true
  }
  return found.filter(({ isUsed }) => isUsed)
}
