import { gzipSync } from 'node:zlib'
import { Header, type HeaderData } from 'tar'

/** A gzipped tar as npm makes them, or as somebody evil would: entries are taken as they are. */
export function tarball(
  entries: Readonly<Record<string, string | Uint8Array | HeaderData>>,
  top = 'package/',
): Uint8Array {
  const blocks = Object.entries(entries).flatMap(([name, given]) => {
    const isContent = typeof given === 'string' || given instanceof Uint8Array
    const content = Buffer.from(isContent ? given : '')
    const header = new Header({
      type: 'File',
      mode: 0o644,
      mtime: new Date(0),
      size: content.length,
      ...(isContent ? {} : given),
      path: `${top}${name}`,
    })
    header.encode()
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512)
    return [header.block ?? Buffer.alloc(512), content, padding]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}
