import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { StaticFile } from './static-registry.ts'
import { tarball } from './tarball.ts'

interface FakeGemVersion {
  licenses?: readonly string[] | null
  metadata?: Readonly<Record<string, string>>
  files?: Readonly<Record<string, string>>
  platform?: string
  rubyVersion?: string | null
  at?: string
  runtime?: readonly { name: string; requirements: string }[]
}

export interface FakeGem {
  versions: Readonly<Record<string, FakeGemVersion>>
  owners?: readonly string[]
  dependents?: readonly string[]
}

/** A gem server by the documented answers of its web API: https://guides.rubygems.org/rubygems-org-api/ */
export function gemServerFiles(
  gems: Readonly<Record<string, FakeGem>>,
): Readonly<Record<string, StaticFile>> {
  const files: Record<string, StaticFile> = {}
  for (const [name, { versions, owners = ['ada'], dependents = [] }] of Object.entries(gems)) {
    const listed = Object.entries(versions).map(([number, fake]) => {
      const { licenses = null, metadata = {}, platform = 'ruby', rubyVersion = null, at, runtime = [] } = fake
      const bytes = gemOf(fake.files ?? {})
      const file = `${name}-${number}${platform === 'ruby' ? '' : `-${platform}`}.gem`
      files[`/gems/${file}`] = bytes
      files[`/api/v2/rubygems/${name}/versions/${number}.json`] = JSON.stringify({
        name,
        version: number,
        yanked: false,
        dependencies: { development: [{ name: 'rake', requirements: '>= 0' }], runtime },
      })
      return {
        authors: 'Ada',
        created_at: at ?? '2026-01-01T00:00:00.000Z',
        metadata,
        number,
        summary: 'A gem',
        platform,
        ruby_version: rubyVersion,
        prerelease: /[a-z]/i.test(number),
        licenses,
        sha: createHash('sha256').update(bytes).digest('hex'),
      }
    })
    // Newest first, as the server has it.
    files[`/api/v1/versions/${name}.json`] = JSON.stringify(listed.toReversed())
    files[`/api/v1/gems/${name}/owners.json`] = JSON.stringify(owners.map((handle, id) => ({ id, handle })))
    files[`/api/v1/gems/${name}/reverse_dependencies.json`] = JSON.stringify(dependents)
  }
  return files
}

function gemOf(content: Readonly<Record<string, string>>): Uint8Array {
  return gunzipSync(tarball({ 'metadata.gz': '', 'data.tar.gz': tarball(content, '') }, ''))
}
