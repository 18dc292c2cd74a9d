import { createHash } from 'node:crypto'
import type { StaticFile } from './static-registry.ts'
import { tarball } from './tarball.ts'
import { zip } from './zip.ts'

interface FakeVersion {
  /** Lines of its metadata beside name and version. */
  metadata?: readonly string[]
  /** In its wheel; null: it has none. */
  wheel?: Readonly<Record<string, string>> | null
  /** In its source; null, as a rule: it has none. */
  source?: Readonly<Record<string, string>> | null
  yanked?: string | true
  at?: string
  /** Its metadata is to be had by itself. */
  apart?: boolean
  requiresPython?: string
  /** What else stands at each of its files. */
  more?: Readonly<Record<string, unknown>>
}

export interface FakeProject {
  versions: Readonly<Record<string, FakeVersion>>
  status?: Readonly<Record<string, string>>
  apiVersion?: string
  /** An index that has HTML alone. */
  html?: boolean
}

/** An index as PyPI's simple API has it, below `/simple/`. */
export function packageIndexFiles(
  projects: Readonly<Record<string, FakeProject>>,
): Readonly<Record<string, StaticFile>> {
  return Object.assign({}, ...Object.entries(projects).map(([name, project]) => filesOf(name, project)))
}

function filesOf(name: string, { versions, status, apiVersion = '1.4', html }: FakeProject) {
  const all = Object.entries(versions).flatMap(([version, fake]) => archivesOf(name, version, fake))
  const page = {
    meta: { 'api-version': apiVersion },
    name,
    ...(status && { 'project-status': status }),
    files: all.map(({ entry }) => entry),
  }
  const files: Record<string, StaticFile> = {
    [`/simple/${name}/`]: html ? asHtml(page) : JSON.stringify(page),
  }
  for (const { entry, bytes, metadata } of all) {
    files[`/files/${entry.filename}`] = bytes
    if (metadata !== null) files[`/files/${entry.filename}.metadata`] = metadata
  }
  return files
}

function archivesOf(name: string, version: string, fake: FakeVersion) {
  const {
    metadata = [],
    wheel = {},
    source = null,
    yanked = false,
    at,
    apart = true,
    requiresPython,
    more,
  } = fake
  const fields = [
    'Metadata-Version: 2.4',
    `Name: ${name}`,
    `Version: ${version}`,
    ...(requiresPython ? [`Requires-Python: ${requiresPython}`] : []),
    ...metadata,
    '',
    'Its description',
  ].join('\n')
  const info = `${name.replaceAll('-', '_')}-${version}`
  const archives = [
    wheel && {
      filename: `${info}-py3-none-any.whl`,
      bytes: zip({ ...wheel, [`${info}.dist-info/METADATA`]: fields }),
      metadata: apart ? fields : null,
    },
    source && {
      filename: `${info}.tar.gz`,
      bytes: tarball({ ...source, 'PKG-INFO': fields }, `${info}/`),
      metadata: null,
    },
  ].filter((one) => one !== null)
  return archives.map(({ filename, bytes, metadata: own }) => ({
    bytes,
    metadata: own,
    entry: {
      filename,
      url: `../../files/${filename}`,
      hashes: { sha256: createHash('sha256').update(bytes).digest('hex') },
      'requires-python': requiresPython ?? null,
      yanked,
      size: bytes.length,
      'upload-time': at ?? '2026-01-01T00:00:00Z',
      ...(own !== null && { 'core-metadata': true }),
      ...more,
    },
  }))
}

function asHtml({ files }: { files: readonly ReturnType<typeof archivesOf>[number]['entry'][] }): string {
  const lines = files.map(({ filename, url, hashes, yanked, ...file }) => {
    const python = file['requires-python']?.replaceAll('>', '&gt;').replaceAll('<', '&lt;')
    const attributes = [
      `href="${url}#sha256=${hashes.sha256}"`,
      ...(python ? [`data-requires-python="${python}"`] : []),
      ...(yanked === false ? [] : [`data-yanked="${yanked === true ? '' : yanked}"`]),
      ...('core-metadata' in file ? ['data-core-metadata="true"'] : []),
    ]
    return `<a ${attributes.join(' ')}>${filename}</a><br/>`
  })
  return `<!DOCTYPE html><html><body>${lines.join('\n')}</body></html>`
}
