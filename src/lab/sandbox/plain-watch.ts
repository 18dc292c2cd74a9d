import { cleanLine } from '../../text/untrusted.ts'

/** Longer than any secret that is planted, and than the line of a request that is told. */
const OVERLAP = 2048
const UPLOAD = /\b(POST|PUT|PATCH|DELETE) ([!-~]{1,1000}) HTTP\/1\.[01]\r\n/

/** Looks through what is sent in plain, packet by packet, for planted secrets and for requests that carry something away. */
export function plainWatch(
  mark: string,
  report: (kind: 'canary' | 'upload', detail: string) => void,
): (chunk: Buffer) => void {
  let before = Buffer.alloc(0)
  return (chunk) => {
    const bytes = Buffer.concat([before, chunk])
    before = bytes.subarray(-OVERLAP)
    const upload = UPLOAD.exec(bytes.toString('latin1'))
    if (upload) report('upload', cleanLine(`${upload[1]} ${upload[2]}`, 120))
    if (bytes.includes(mark)) report('canary', 'in what was sent')
  }
}
