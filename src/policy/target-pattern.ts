import type { TargetRecord } from '../model/scorecard.ts'

/** `github.com/acme/*`, `npm:@acme/*`, `*`: a star stands for anything. Case does not count; `https://` may lead. */
export function matchesTarget(pattern: string, keys: readonly string[]): boolean {
  const plain = pattern
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
  const parts = plain.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  const expression = new RegExp(`^${parts.join('.*')}$`, 'i')
  const isBare = /^[^/:*]+\/[^/:]+$/.test(plain)
  return keys.some(
    (key) => expression.test(key) || (isBare && expression.test(key.replace(/^github\.com\//, ''))),
  )
}

/** What patterns are held against: the forge address, and the name that was asked for (`npm:semver`). */
export function targetKeysOf(target: TargetRecord): string[] {
  const address = target.url.replace(/^https?:\/\//i, '')
  const asked = target.name.startsWith('npm:') ? target.name.replace(/(?<=.)@[^@/]*$/, '') : target.name
  const repository =
    target.owner === null || target.repo === null ? [] : [`github.com/${target.owner}/${target.repo}`]
  const ofPackage = target.kind === 'npm' ? repository : []
  return [...new Set([address, asked, ...ofPackage].map((key) => key.toLowerCase()))]
}
