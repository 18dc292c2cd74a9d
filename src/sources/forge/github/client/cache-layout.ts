import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** As cacache lays out its index (cache-version 5). */
export function indexPath(folder: string, key: string): string {
  const digest = createHash('sha256').update(key).digest('hex')
  return join(folder, 'index-v5', digest.slice(0, 2), digest.slice(2, 4), digest.slice(4))
}
