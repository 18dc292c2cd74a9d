const STRONGEST_FIRST = ['sha512', 'sha384', 'sha256', 'sha1', 'md5']

/** Of several checksums the strongest, as `sha256:` and digits. Names are written `SHA-256`, `SHA256`, `sha256`. */
export function strongestDigest(
  digests: readonly { algorithm: string | null; value: string | null }[],
): string | null {
  const known = digests.flatMap(({ algorithm, value }) => {
    const name = (algorithm ?? '').toLowerCase().replaceAll('-', '')
    return value !== null && STRONGEST_FIRST.includes(name) ? [{ name, value }] : []
  })
  const [best] = known.toSorted((a, b) => STRONGEST_FIRST.indexOf(a.name) - STRONGEST_FIRST.indexOf(b.name))
  return best ? `${best.name}:${best.value.toLowerCase()}` : null
}
