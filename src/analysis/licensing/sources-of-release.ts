import { roleOf } from '../file-roles/roles.ts'
import { bundledPartsOf } from './bundled-parts.ts'
import { type Expression, expressionText, termsOf } from './expression.ts'
import { withoutIncorporated } from './incorporated.ts'
import type { LicenseSources } from './license-source.ts'
import { readmeLicense } from './readme-license.ts'
import type { ReleaseTerms } from './release-terms.ts'
import { sourcesOfDeclaration } from './sources-of-declaration.ts'
import { textSource } from './text-source.ts'

/** Every field and every text is a source of its own. `folder`: what the places of texts are told in; empty: by their path alone. */
export function sourcesOfRelease({ declared, texts }: ReleaseTerms, folder = ''): LicenseSources {
  const { files = [], unread = [] } = texts ?? {}
  const documents = files.map((file) => ({ ...file, truncated: false, url: '' }))
  const paths = documents.map(({ path }) => path)
  const pointers = declared.flatMap(({ licenses }) => licenses.flatMap(({ file }) => file ?? []))
  const isOwn = ({ path }: { path: string }) => pointers.includes(path) || isOwnText(path)
  const placeOf = (path: string) => `${folder}${path}`
  const ownTexts = documents.filter(isOwn)
  const own = withoutIncorporated(
    ownTexts.flatMap((document) => textSource(document, paths, placeOf(document.path)) ?? []),
  )
  const readme = own.length > 0 ? undefined : documents.find(({ path }) => isReadme(path))
  const said = readme ? readmeLicense(readme, `${folder}${readme.path}`) : null
  const named = declared.flatMap(({ where, licenses }) =>
    licenses.flatMap((one) => sourcesOfDeclaration(one, { kind: 'registry', where })),
  )
  const lost = [
    ...unread.filter(isOwn).map(({ path }) => path),
    ...pointers.filter((path) => !paths.includes(path)),
  ]
  return {
    own: [...named, ...own, ...(said ? [said] : [])],
    ofParts: bundledPartsOf(
      documents.filter(({ path }) => !isReadme(path)),
      ownTexts,
      placeOf,
    ),
    unread: [...new Set(lost)],
  }
}

/** Beside texts and declarations that name nothing: a file that may say the terms although none were recognised. */
export function mayTellTerms({ texts }: ReleaseTerms): string | null {
  const all = [...(texts?.files ?? []), ...(texts?.unread ?? [])].map(({ path }) => path)
  return all.find((path) => ['license', 'notice'].includes(roleOf(path) ?? '')) ?? null
}

function isOwnText(path: string): boolean {
  return !path.includes('/') && roleOf(path) === 'license'
}

function isReadme(path: string): boolean {
  return /^readme(?:\.\w+)?$/i.test(path)
}

/** Whether metadata alone leaves open what the terms are, so that its texts have to be read. */
export function isAmbiguous(terms: ReleaseTerms): boolean {
  const { own, unread } = sourcesOfRelease(terms)
  if (own.length === 0 || unread.length > 0) return true
  const meanings = new Set(own.map(({ readings }) => readings.map(expressionText).join(' or ')))
  if (meanings.size > 1) return true
  return own.some(({ readings }) => readings.length !== 1 || !readings.every(isNamed))
}

function isNamed(reading: Expression): boolean {
  return termsOf(reading).every(
    ({ kind, ...term }) => kind === 'license' || ('text' in term && term.text === 'UNLICENSED'),
  )
}
