import type { Document } from '../../model/facts/documents.ts'
import type { Repository } from '../../model/facts/repository.ts'
import { hasRole, roleOf } from '../file-roles/roles.ts'

/** Places to ask, by the address a text gives of them. Words alone name many things. */
const CHANNELS: readonly (readonly [name: string, address: RegExp])[] = [
  [
    'chat',
    /^(?:discord\.gg|discord\.com\/invite|[\w-]+\.slack\.com|slack\.|gitter\.im|app\.gitter\.im|matrix\.to|[\w-]+\.zulipchat\.com|web\.libera\.chat|t\.me\/)/,
  ],
  ['forum', /^(?:forums?|discuss|discourse|community)\.|^groups\.google\.com|^www\.reddit\.com\/r\//],
  ['mailing list', /^(?:lists?|mailman|mail)\.[^/]+\/.*(?:mailman|listinfo|lists?)|^[^/]+\/mailman/],
  ['Stack Overflow', /^stackoverflow\.com\/(?:questions|tags)/],
  ['documentation', /^(?!docs\.github\.com)docs?\.|readthedocs\.(?:io|org)|^[^/]+\.github\.io\//],
]

const ADDRESS = /https?:\/\/([^\s<>()[\]"'`]{1,300})/gi

/** Only a README and a support guide are read for it: what another file says answers another question. */
export function mayNameChannels({ path }: { path: string }): boolean {
  const role = roleOf(path)
  return role === 'readme' || role === 'support'
}

/** Where one can ask, by name, without the tracker and the discussions. */
export function channelsIn(documents: readonly Document[], { homepage }: Repository): string[] {
  const read = documents.filter(mayNameChannels)
  const addresses = read.flatMap((document) =>
    [...document.text.matchAll(ADDRESS)].map(([, address = '']) => address.toLowerCase()),
  )
  const found = CHANNELS.flatMap(([name, pattern]) =>
    addresses.some((address) => pattern.test(address)) ? [name] : [],
  )
  const guide = read.some(hasRole('support')) ? ['support guide'] : []
  const site = homepage && !found.includes('documentation') ? ['website'] : []
  return [...guide, ...found, ...site]
}
