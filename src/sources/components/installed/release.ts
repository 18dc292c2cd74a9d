import { join } from 'node:path'
import { declarationsIn } from '../../../analysis/licensing/manifests.ts'
import { textOf } from './files.ts'
import { licenseFilesIn } from './license-files.ts'
import type { InstalledRelease } from './tree.ts'

/** A release whose manifest and licence files lie in one folder; null: there is no such manifest. */
export function releaseIn(folder: string, manifest: string): InstalledRelease | null {
  const text = textOf(join(folder, manifest))
  if (text === null) return null
  const licenses = declarationsIn(manifest, text)
  const texts = licenseFilesIn(
    folder,
    licenses.flatMap(({ file }) => file ?? []),
  )
  return texts && { where: manifest, licenses, texts }
}
