import semver from 'semver'
import * as z from 'zod/mini'
import { gemVersions } from '../analysis/versions/gem.ts'
import { npmVersions } from '../analysis/versions/npm.ts'
import { nugetVersions } from '../analysis/versions/nuget.ts'
import { pypiVersions } from '../analysis/versions/pypi.ts'
import type { VersionScheme } from '../analysis/versions/scheme.ts'
import { isDay } from '../model/day.ts'
import { text } from './texts.ts'

/** As one of the ecosystems writes it that have a word for what is no range: Maven takes any word for a version. */
const SCHEMES: readonly VersionScheme[] = [npmVersions, pypiVersions, gemVersions, nugetVersions]

export function versionRange() {
  const isRange = (range: string) => SCHEMES.some((scheme) => scheme.isRange(range))
  return text().check(z.refine(isRange, 'must be a version range such as ">=22" or "^7.1.0"'))
}

export function semverVersion() {
  return text().check(
    z.refine((version) => semver.valid(version) !== null, 'must be a version such as 18.2.0'),
  )
}

export function day() {
  return z
    .string('must be a day such as 2027-01-31')
    .check(z.refine(isDay, 'must be a day such as 2027-01-31'))
}

export function byteSize() {
  const message = 'must be a size: bytes, or such as "500 kB" or "2 MB"'
  const bytes = z.int().check(z.gte(0, message))
  const words = z.string().check(z.refine((given) => parseByteSize(given) !== null, message))
  return z.union([bytes, words], message)
}

/** "2 MB" -> 2000000, "1 KiB" -> 1024; null for anything else. */
export function parseByteSize(given: string | number): number | null {
  if (typeof given === 'number') return given
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?)(i?)b?$/i.exec(given.trim())
  if (!match) return null
  const power = ['', 'k', 'm', 'g'].indexOf((match[2] ?? '').toLowerCase())
  return Math.round(Number(match[1]) * (match[3] ? 1024 : 1000) ** power)
}
