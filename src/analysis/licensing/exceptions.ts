/** What an exception (`WITH …`) lets you do that the licence alone does not. */
export type ExceptionEffect =
  /** Independent code may be combined with it and keep its own terms. */
  | 'linking'
  /** What the tool generates, or what its runtime becomes part of, is not covered. */
  | 'output'
  /** Programs that only call it are not covered. */
  | 'calling'
  /** May be combined with GPL-2.0 works. */
  | 'gpl-2'
  /** May be combined with OpenSSL. */
  | 'openssl'

const EFFECTS: Readonly<Record<ExceptionEffect, readonly string[]>> = {
  linking: [
    'Classpath-exception-2.0',
    'FLTK-exception',
    'GNAT-exception',
    'GNU-compiler-exception',
    'GPL-3.0-linking-exception',
    'GPL-3.0-linking-source-exception',
    'LGPL-3.0-linking-exception',
    'LLGPL',
    'OCaml-LGPL-linking-exception',
    'OCCT-exception-1.0',
    'Qt-LGPL-exception-1.1',
    'Qwt-exception-1.0',
    'WxWindows-exception-3.1',
    'eCos-exception-2.0',
    'freertos-exception-2.0',
    'gnu-javamail-exception',
    'i2p-gpl-java-exception',
    'mif-exception',
  ],
  output: [
    'Autoconf-exception-2.0',
    'Autoconf-exception-3.0',
    'Autoconf-exception-generic',
    'Autoconf-exception-generic-3.0',
    'Autoconf-exception-macro',
    'Bison-exception-1.24',
    'Bison-exception-2.2',
    'Font-exception-2.0',
    'GCC-exception-2.0',
    'GCC-exception-2.0-note',
    'GCC-exception-3.1',
    'Libtool-exception',
    'Texinfo-exception',
  ],
  calling: ['Linux-syscall-note', 'u-boot-exception-2.0'],
  'gpl-2': ['LLVM-exception'],
  openssl: ['cryptsetup-OpenSSL-exception', 'openvpn-openssl-exception', 'vsftpd-openssl-exception'],
}

const effectOf: ReadonlyMap<string, ExceptionEffect> = new Map(
  Object.entries(EFFECTS).flatMap(([effect, ids]) =>
    // The keys of EFFECTS are the effects.
    ids.map((id) => [id, effect as ExceptionEffect] as const),
  ),
)

/** Null: an exception this rule set has not read. It only ever adds a permission; which one is for a person. */
export function exceptionEffect(id: string): ExceptionEffect | null {
  return effectOf.get(id) ?? null
}
