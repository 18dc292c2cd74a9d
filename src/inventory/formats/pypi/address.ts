/** Without query and fragment. */
function plainAddress(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? ''
}

/** The last part of an address. */
export function fileIn(address: string): string {
  return plainAddress(address).split('/').at(-1) ?? ''
}

/** `egg=name[extra]` of the fragment, as pip reads it: a name for what an address has none in. */
export function eggIn(address: string): { name: string; extras: string } | null {
  const [, fragment = ''] = address.split('#', 2)
  const egg = fragment.split('&').find((part) => part.startsWith('egg='))
  const [name = '', extras = ''] = egg?.slice(4).replace(/\]$/, '').split('[', 2) ?? []
  return name === '' ? null : { name, extras }
}
