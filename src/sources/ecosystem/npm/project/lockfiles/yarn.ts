import { yamlMapping } from '../../../../../disk/folder.ts'
import { asMapping } from '../../../../../text/mapping.ts'
import { isFromRegistry } from '../specifier.ts'
import type { Locked, LockfileReader, Reading } from './locked.ts'

interface Entry {
  /** What was asked for: `name@range`, several where they came out alike. */
  asked: readonly string[]
  version: string
  /** `name@npm:1.2.3`; classic lockfiles have none. */
  resolution: string | null
}

/** Entries are named by what was asked for, in Yarn's own format or (2 and later) in YAML. */
export const readYarnLock: LockfileReader = (reading) => {
  const entries = /^__metadata:/m.test(reading.text) ? ofBerry(reading.text) : ofClassic(reading.text)
  return entries.flatMap((entry) => entry.asked.flatMap((asked) => locked(asked, entry, reading)))
}

function locked(asked: string, entry: Entry, { dependencies }: Reading): Locked[] {
  const match = /^((?:@[^/@]+\/)?[^/@]+)@(.*)$/.exec(asked)
  const [as, specifier] = [match?.[1], match?.[2]]
  if (as === undefined || specifier === undefined || !/^\d/.test(entry.version)) return []
  const alias = /^npm:((?:@[^/@]+\/)?[a-z][^@]*)@/i.exec(specifier)?.[1]
  const resolved = /^((?:@[^/@]+\/)?[^/@]+)@/.exec(entry.resolution ?? '')?.[1]
  const own = dependencies[as]
  return [
    {
      as,
      name: resolved ?? alias ?? as,
      version: entry.version,
      direct: own === specifier || `npm:${own}` === specifier,
      fromRegistry: isFromRegistry(specifier),
    },
  ]
}

function ofClassic(text: string): Entry[] {
  const entries: Entry[] = []
  let asked: string[] = []
  for (const line of text.split(/\r?\n/)) {
    if (/^\S.*:\s*$/.test(line)) asked = line.replace(/:\s*$/, '').split(',').map(unquoted)
    const version = /^ {2}version "?([^"\s]+)"?/.exec(line)?.[1]
    if (version) entries.push({ asked, version, resolution: null })
  }
  return entries
}

function ofBerry(text: string): Entry[] {
  return Object.entries(yamlMapping(text) ?? {}).flatMap(([key, entry]) => {
    const { version, resolution } = asMapping(entry) ?? {}
    return {
      asked: key.split(',').map(unquoted),
      version: String(version ?? ''),
      resolution: typeof resolution === 'string' ? resolution : null,
    }
  })
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1')
}
