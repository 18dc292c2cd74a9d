const KINDS: readonly (readonly [kind: string, ...magic: number[]])[] = [
  ['ELF binary', 0x7f, 0x45, 0x4c, 0x46],
  ['Windows binary', 0x4d, 0x5a],
  ['macOS binary', 0xcf, 0xfa, 0xed, 0xfe],
  ['macOS binary', 0xce, 0xfa, 0xed, 0xfe],
  ['macOS binary', 0xca, 0xfe, 0xba, 0xbe],
  ['WebAssembly', 0x00, 0x61, 0x73, 0x6d],
  ['archive of objects', 0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e],
]

/** As `file` has it: no Mach-O holds as many, and no class of Java is older. */
const FIRST_CLASS_VERSION = 43

/** What kind of machine code a file holds, by its first bytes; null for none. */
export function binaryKind(content: Uint8Array): string | null {
  const found = KINDS.find(([, ...magic]) => magic.every((byte, index) => content[index] === byte))
  if (!found) return null
  // Classes of Java begin like macOS programs for several processors, of which there are only so many.
  if (
    content[0] === 0xca &&
    content.length >= 8 &&
    Buffer.from(content.subarray(4, 8)).readUInt32BE(0) >= FIRST_CLASS_VERSION
  )
    return null
  // Text may start with MZ; a program has its header's other half of zeros and pointers.
  return found[0] === 'Windows binary' && !content.subarray(0, 64).includes(0) ? null : found[0]
}
