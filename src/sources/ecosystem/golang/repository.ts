import { isUnknown, type Unknown, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Release } from '../ecosystem.ts'
import { apartMajor, placeOf } from './module-path.ts'
import type { GoInfo } from './proxy.ts'

/** Asks the host of a path for the page that says where its source lies; null: it may not be asked. */
export interface RepositoryHosts {
  page: ((path: string) => Promise<string>) | null
}

/** By the path where that says it, else as the proxy found it, else as the host of the path tells the go command. */
export async function repositoryOf(
  path: string,
  { origin }: GoInfo,
  { page }: RepositoryHosts,
): Promise<Release['repository']> {
  const place = placeOf(path)
  if (place !== null) return named(place.url, place.directory, 'module path')
  if (origin !== null) return named(origin.url, origin.directory, 'origin')
  if (page === null) {
    const why = `${path} has a host of its own, which may not be asked where its source lies (GOPROXY without direct)`
    return unknown('not-collected', why)
  }
  const found = await importOf(path, page)
  return isUnknown(found) || found === null
    ? found
    : named(found.url, folderBelow(path, found.prefix), 'go-import')
}

function named(url: string, directory: string | null, field: string): Release['repository'] {
  return { url, address: url, directory, field }
}

/** `<meta name="go-import" content="prefix vcs url">`, https://go.dev/ref/mod#vcs-find */
async function importOf(
  path: string,
  page: (path: string) => Promise<string>,
): Promise<{ prefix: string; url: string } | null | Unknown> {
  try {
    const tags = (await page(path)).match(/<meta\b[^>]{0,2000}>/gi) ?? []
    const imports = tags.flatMap((tag) => {
      const isImport = /\bname\s*=\s*["']?go-import\b/i.test(tag)
      const content = isImport ? /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag) : null
      const [prefix, vcs, url] = (content?.[1] ?? content?.[2] ?? '').trim().split(/\s+/)
      return prefix !== undefined && url !== undefined && vcs !== 'mod' ? [{ prefix, url }] : []
    })
    return imports.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? null
  } catch (error) {
    if (!(error instanceof RequestFault)) throw error
    const reason = error.reason === 'not-found' ? 'not-collected' : error.reason
    return unknown(reason, `Where the source of ${path} lies is told by its host alone: ${error.message}`)
  }
}

function folderBelow(path: string, prefix: string): string | null {
  return apartMajor(path).path.slice(prefix.length).replace(/^\//, '') || null
}
