import type { FactValues } from '../../model/facts.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { LicenseSource, LicenseSources } from './license-source.ts'
import { parseExpression } from './parse-expression.ts'
import { sourcesOfDocuments } from './sources-of-documents.ts'
import { sourcesOfPackage } from './sources-of-package.ts'

/** Everything that says something about the licence. Facts left undefined are simply not asked. */
export function licenseSourcesOf(
  facts: Partial<Pick<FactValues, 'license' | 'documents' | 'package' | 'tree'>>,
): LicenseSources {
  const { documents, tree, package: published } = facts
  const named = published && !isUnknown(published.repository) ? published.repository : null
  const scope = named?.directory?.replace(/^\.?\/|\/$/g, '') ?? ''
  const ofPackage = published ? sourcesOfPackage(published) : NOTHING
  const ofDocuments = documents ? sourcesOfDocuments(documents, tree, scope) : NOTHING
  return {
    own: [...ofPackage.own, ...ofDocuments.own, ...sourcesOfForge(facts.license, scope)],
    ofParts: [...ofPackage.ofParts, ...ofDocuments.ofParts],
    unread: [...ofPackage.unread, ...ofDocuments.unread],
  }
}

const NOTHING: LicenseSources = { own: [], ofParts: [], unread: [] }

/** What the forge found holds for the root; NOASSERTION says only that it does not know the text. */
function sourcesOfForge(license: FactValues['license'] | undefined, scope: string): readonly LicenseSource[] {
  const id = license?.spdxId ?? null
  if (id === null || scope !== '') return []
  const plain = parseExpression(id)
  const later = /^(?:A?GPL|LGPL)-\d\.\d$/.test(id) ? [parseExpression(`${id}-or-later`)] : []
  return [{ kind: 'forge', where: 'GitHub', readings: [plain, ...later], said: id }]
}
