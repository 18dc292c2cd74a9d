import { isLicenseFolder, isLicenseName } from '../analysis/file-roles/license-names.ts'
import { folderOf, roleOf } from '../analysis/file-roles/roles.ts'
import { termsOf } from '../analysis/licensing/expression.ts'
import { knownLicense } from '../analysis/licensing/known-license.ts'
import { parseExpression } from '../analysis/licensing/parse-expression.ts'
import { recognise } from '../analysis/licensing/text/recognise.ts'
import type { Component } from '../inventory/inventory.ts'
import { type CopyrightedText, copyrightIn } from './copyright.ts'

/** A component, and what its own archive says of its terms. */
export interface NoticeSource {
  component: Pick<Component, 'purl' | 'name' | 'version' | 'ecosystem'>
  /** SPDX expression; null: not known. */
  license: string | null
  /** Null: they could not be read, see `why`. */
  files: readonly { path: string; text: string }[] | null
  /** One clause about what could not be read; null: all was. */
  why: string | null
}

/** What goes to those who get the product: every text once, and who it is from. */
export interface Attribution {
  /** In the order of their package URLs. */
  components: readonly Attributed[]
  /** In the order in which components refer to them. */
  texts: readonly string[]
  /** Components without a licence text, by nobody's fault or by one. */
  lacking: readonly Lacking[]
}

export interface Attributed {
  purl: string
  name: string
  version: string | null
  license: string | null
  /** Copyright notices as its texts have them. */
  copyrights: readonly string[]
  /** Which of the texts are its own, by index. */
  texts: readonly number[]
}

export interface Lacking {
  purl: string
  name: string
  version: string | null
  /** `none`: its archive has no licence text. `unknown`: it could not be read, or not all of it. */
  kind: 'none' | 'unknown'
  /** One clause. */
  why: string
}

/** The same sources in any order give the same answer. */
export function attributionOf(sources: readonly NoticeSource[]): Attribution {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  const numberOf = (terms: string): number => {
    const key = terms.replace(/\s+/g, ' ').trim()
    const known = numbers.get(key) ?? texts.length
    if (known === texts.length) {
      numbers.set(key, known)
      texts.push(terms)
    }
    return known
  }
  const lacking: Lacking[] = []
  const components = distinct(sources).map((source): Attributed => {
    const { component, license } = source
    const { purl, name, version } = component
    const parts = textsOf(source)
    const lack = lackOf(source, parts)
    if (lack !== null) lacking.push({ purl, name, version, ...lack })
    return {
      purl,
      name,
      version,
      license,
      copyrights: [...new Set(parts.flatMap(({ copyrights }) => copyrights))],
      texts: [...new Set(parts.filter(({ terms }) => terms !== '').map(({ terms }) => numberOf(terms)))],
    }
  })
  return { components, texts, lacking }
}

function distinct(sources: readonly NoticeSource[]): readonly NoticeSource[] {
  const byPurl = new Map(sources.map((source) => [source.component.purl, source]))
  return [...byPurl.values()].sort((a, b) => (a.component.purl < b.component.purl ? -1 : 1))
}

interface Part extends CopyrightedText {
  isLicense: boolean
}

function textsOf({ files, license }: NoticeSource): readonly Part[] {
  const sorted = [...(files ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1))
  return sorted.flatMap(({ path, text }) => {
    if (roleOf(path) === 'readme') {
      return licensePartsOf(text).map((part) => ({ ...copyrightIn(part), isLicense: true }))
    }
    if (isNoticeFile(path) && !asksForNotices(license)) return []
    // A list of what others have written: whose each is stands there, beside its terms.
    if (!isLicense(path) && !isNoticeFile(path))
      return [{ copyrights: [], terms: text.trim(), isLicense: false }]
    return [{ ...copyrightIn(text), isLicense: isLicense(path) }]
  })
}

function isLicense(path: string): boolean {
  return isLicenseName(path.slice(path.lastIndexOf('/') + 1)) || isLicenseFolder(folderOf(path))
}

function isNoticeFile(path: string): boolean {
  return /(?:^|\/)notices?(?:[-_.][\w.-]+)?$/i.test(path)
}

/** Apache-2.0 does, in section 4. Of terms that nobody has read it may be so. */
function asksForNotices(license: string | null): boolean {
  if (license === null) return true
  const known = termsOf(parseExpression(license)).map(knownLicense)
  return known.some((one) => one === null || one.terms.asks.includes('notice-file'))
}

/** Licence texts that stand in a README, whole and unchanged, with the lines above that say whose. */
function licensePartsOf(readme: string): readonly string[] {
  const lines = readme.split('\n')
  const { parts } = recognise(readme)
  return parts
    .filter(({ kind, difference, ids }) => kind === 'own' && difference === null && ids.length > 0)
    .map(({ lines: [from, to] }) => lines.slice(Math.max(0, from - 1 - LINES_ABOVE), to))
    .map((part) => part.slice(part.findLastIndex((line, at) => at < LINES_ABOVE && /^#/.test(line)) + 1))
    .map((part) => part.join('\n'))
}

const LINES_ABOVE = 6

function lackOf({ files, why }: NoticeSource, parts: readonly Part[]): Pick<Lacking, 'kind' | 'why'> | null {
  if (why !== null) return { kind: 'unknown', why }
  if (files === null) return { kind: 'unknown', why: 'its archive could not be read' }
  if (parts.some(({ isLicense, terms }) => isLicense && terms !== '')) return null
  return { kind: 'none', why: 'its archive has no licence text' }
}
