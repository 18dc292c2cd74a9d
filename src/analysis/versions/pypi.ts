import { compare, explain, filter, satisfies, valid, validRange } from '@renovatebot/pep440'
import { ANY, complement, exactly, type Interval, intersection } from './intervals.ts'
import type { VersionScheme } from './scheme.ts'

export interface PypiVersions extends VersionScheme<'pypi'> {
  /** Whether a specifier names one version and no other: that one is taken even where it was yanked (PEP 592). */
  isPin(range: string): boolean
  /** Those that a specifier admits: prereleases where it names one, or where there is nothing else. */
  admitted(versions: readonly string[], range: string): readonly string[]
}

/** https://packaging.python.org/en/latest/specifications/version-specifiers/ */
export const pypiVersions: PypiVersions = {
  ecosystem: 'pypi',
  parse: (text) => valid(text.trim()),
  compare: (one, other) => compare(one, other),
  isPrerelease: (version) => explain(version)?.is_prerelease ?? false,
  isRange: (text) => specifierOf(text) !== null,
  satisfies(version, range) {
    const specifier = specifierOf(range)
    return specifier !== null && (specifier === '' || satisfies(version, specifier, { prereleases: true }))
  },
  intervalsOf(range) {
    const specifier = specifierOf(range)
    if (specifier === null) return null
    const clauses = specifier.split(',').filter((one) => one.trim() !== '')
    const read = clauses.map((one) => intervalsOfClause(one.trim()))
    const known = read.filter((one) => one !== null)
    return known.length < read.length ? null : intersection(known, compare)
  },
  seriesOf(version) {
    const { epoch = 0, release = [] } = explain(version) ?? {}
    const [major = 0, minor = 0] = release
    const series = major > 0 ? String(major) : `0.${minor}`
    return epoch > 0 ? `${epoch}!${series}` : series
  },
  isPin: (range) => /^[^=<>~!,*]+$/.test(range.trim().replace(/^={2,3}/, '')),
  admitted(versions, range) {
    const specifier = specifierOf(range)
    if (specifier === null) return []
    const all = [...versions]
    const fitting = filter(all, specifier === '' ? '>=0.dev0' : specifier, { prereleases: true })
    const asked = /\d(?:a|b|c|rc|alpha|beta|pre|preview|dev|\.dev)\d*/i.test(specifier)
    const finals = fitting.filter((one) => !pypiVersions.isPrerelease(one))
    return asked || finals.length === 0 ? fitting : finals
  },
}

/** A version by itself is that version. Null: it is no specifier. */
function specifierOf(text: string): string | null {
  const plain = text.trim().replace(/^\((.*)\)$/, '$1')
  if (plain === '' || plain === '*') return ''
  if (valid(plain) !== null || /^\d+(?:\.\d+)*\.\*$/.test(plain)) return `==${plain}`
  return validRange(plain) ? plain : null
}

function intervalsOfClause(clause: string): readonly Interval[] | null {
  const [, operator = '', text = ''] = /^(===|[~=!<>]=|[<>])(.+)$/.exec(clause) ?? []
  const written = text.trim()
  const prefix = written.endsWith('.*') ? written.slice(0, -2) : undefined
  const version = valid(prefix ?? written)
  if (version === null) return null
  const at = (inclusive: boolean) => ({ version, inclusive })
  const alike = prefix === undefined ? [exactly(version)] : [{ from: at(true), to: nextOf(version) }]
  switch (operator) {
    case '==':
    case '===':
      return alike
    case '!=':
      return complement(alike, compare)
    case '~=':
      return [{ from: at(true), to: nextOf(releaseOf(version).slice(0, -1).join('.')) }]
    case '>=':
    case '>':
      return [{ from: at(operator === '>='), to: null }]
    case '<=':
    case '<':
      return [{ from: null, to: at(operator === '<=') }]
    default:
      return ANY
  }
}

/** The first version after all that begin like it. */
function nextOf(version: string): Interval['to'] {
  const release = releaseOf(version)
  const last = release.length - 1
  const next = release.map((number, index) => (index === last ? number + 1 : number)).join('.')
  return { version: next, inclusive: false }
}

function releaseOf(version: string): readonly number[] {
  return explain(version)?.release ?? []
}
