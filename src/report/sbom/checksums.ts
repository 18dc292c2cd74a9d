/** Algorithm in upper case without dashes (`SHA512`), value in lower case hexadecimal digits. */
export interface Checksum {
  algorithm: string
  hex: string
}

const DIGITS: Readonly<Record<string, number>> = { MD5: 32, SHA1: 40, SHA256: 64, SHA384: 96, SHA512: 128 }

/** Subresource integrity (`sha512-…` in base64, several by spaces), or `sha256:` and digits as Python's and Rust's files write it. */
export function checksumsOf(integrity: string | null): readonly Checksum[] {
  return (integrity ?? '').split(/\s+/).flatMap((written) => {
    const [, name = '', sign, value = ''] = /^(md5|sha(?:1|256|384|512))([-:=])(.+)$/i.exec(written) ?? []
    const algorithm = name.toUpperCase()
    const hex = sign === '-' ? Buffer.from(value, 'base64').toString('hex') : value.toLowerCase()
    return hex.length === DIGITS[algorithm] && /^[\da-f]+$/.test(hex) ? [{ algorithm, hex }] : []
  })
}
