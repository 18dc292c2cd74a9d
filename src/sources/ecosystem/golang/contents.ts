import { BYTES } from '../../../net/cache/answers.ts'
import { CONTENTS, type Contents, contentsOf, keptForContents } from '../archive/contents.ts'
import { readZip } from '../archive/zip.ts'
import type { ReleaseRef } from '../ecosystem.ts'
import { placeOf } from './module-path.ts'
import type { GoProxies } from './proxy.ts'

export function readModule(proxies: GoProxies, name: string, version: string): Promise<Uint8Array> {
  return proxies.zip(name, version, { read: (bytes) => bytes, codec: BYTES })
}

/**
 * The zip of a module: https://go.dev/ref/mod#zip-files. It may lie in a folder of a repository, of whose root only a file
 * named LICENSE comes along: without any licence text, what that root has was not read.
 */
export async function moduleContents(proxies: GoProxies, { name, version }: ReleaseRef): Promise<Contents> {
  const contents = await proxies.zip(name, version, {
    codec: CONTENTS,
    read: (bytes) => {
      const top = `${name}@${version}/`
      const pathOf = (path: string) => (path.startsWith(top) ? path.slice(top.length) : path)
      return contentsOf(readZip(bytes, { keep: keptForContents, pathOf }))
    },
  })
  const place = placeOf(name)
  const isWhole = place !== null && place.directory === null
  return isWhole || contents.terms.files.some(isText) ? contents : withUnreadRoot(contents)
}

function isText({ path }: { path: string }): boolean {
  return !path.includes('/') && !/^readme\b/i.test(path)
}

const ABOVE = {
  path: 'COPYING',
  detail: 'The module may lie in a folder of a repository, and the root of that was not read',
}

function withUnreadRoot(contents: Contents): Contents {
  const { terms, unread } = contents
  return { ...contents, unread: [...unread, ABOVE], terms: { ...terms, unread: [...terms.unread, ABOVE] } }
}
