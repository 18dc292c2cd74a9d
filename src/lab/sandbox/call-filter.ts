import { endianness } from 'node:os'

/** io_uring_setup, io_uring_enter and io_uring_register: the same numbers on every architecture Node runs on. */
const IO_URING = { first: 425, last: 427 }

const LOAD_NUMBER = 0x20
const AND = 0x54
const IF_AT_LEAST = 0x35
const IF_MORE = 0x25
const RETURN = 0x06

/** x86-64 marks calls of its x32 kind with this bit. */
const WITHOUT_X32 = 0xbfffffff
const ALLOW = 0x7fff0000
const NO_SUCH_CALL = 0x00050026

/**
 * A filter for bubblewrap's `--seccomp` (struct sock_filter[], linux/filter.h). io_uring works past the trace, so inside
 * there is none, as on a kernel without it; programs that like it, Node among them, then make ordinary calls.
 */
export function callFilter(): Uint8Array {
  return Buffer.concat([
    instruction(LOAD_NUMBER, 0),
    instruction(AND, WITHOUT_X32),
    instruction(IF_AT_LEAST, IO_URING.first, 0, 2),
    instruction(IF_MORE, IO_URING.last, 1, 0),
    instruction(RETURN, NO_SUCH_CALL),
    instruction(RETURN, ALLOW),
  ])
}

function instruction(code: number, value: number, ifTrue = 0, ifFalse = 0): Buffer {
  const bytes = Buffer.alloc(8)
  bytes[2] = ifTrue
  bytes[3] = ifFalse
  if (endianness() === 'LE') {
    bytes.writeUInt16LE(code)
    bytes.writeUInt32LE(value, 4)
  } else {
    bytes.writeUInt16BE(code)
    bytes.writeUInt32BE(value, 4)
  }
  return bytes
}
