import type { StaticFile } from './static-registry.ts'
import { zip } from './zip.ts'

interface FakeNugetVersion {
  /** Elements of its nuspec's metadata. */
  nuspec?: string
  files?: Readonly<Record<string, string>>
  listed?: boolean
  at?: string
  deprecation?: Readonly<Record<string, unknown>>
  dependencies?: readonly { id: string; range?: string }[]
}

export interface FakeNugetPackage {
  versions: Readonly<Record<string, FakeNugetVersion>>
  owners?: readonly string[]
  /** Its versions stand on a page of their own. */
  paged?: boolean
}

/** A feed of version 3 by its documented answers: https://learn.microsoft.com/nuget/api/overview */
export function nugetFeedFiles(
  url: string,
  packages: Readonly<Record<string, FakeNugetPackage>>,
): Readonly<Record<string, StaticFile>> {
  const files: Record<string, StaticFile> = {
    '/v3/index.json': JSON.stringify({
      version: '3.0.0',
      resources: [
        { '@id': `${url}/registration/`, '@type': 'RegistrationsBaseUrl/3.6.0' },
        { '@id': `${url}/flat/`, '@type': 'PackageBaseAddress/3.0.0' },
        { '@id': `${url}/query`, '@type': 'SearchQueryService' },
      ],
    }),
  }
  for (const [id, { versions, owners = ['ada'], paged }] of Object.entries(packages)) {
    const lower = id.toLowerCase()
    const items = Object.entries(versions).map(([version, fake]) => {
      const at = `/flat/${lower}/${version.toLowerCase()}/${lower}`
      const nuspec = `\ufeff<?xml version="1.0"?>\n<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>${id}</id><version>${version}</version>${fake.nuspec ?? ''}</metadata></package>`
      files[`${at}.nuspec`] = nuspec
      files[`${at}.${version.toLowerCase()}.nupkg`] = zip({ ...fake.files, [`${id}.nuspec`]: nuspec })
      return {
        catalogEntry: {
          id,
          version,
          listed: fake.listed ?? true,
          published:
            fake.listed === false ? '1900-01-01T00:00:00+00:00' : (fake.at ?? '2026-01-01T00:00:00Z'),
          ...(fake.deprecation && { deprecation: fake.deprecation }),
          dependencyGroups: [{ targetFramework: 'net8.0', dependencies: fake.dependencies ?? [] }],
        },
      }
    })
    const page = `/registration/${lower}/page/1.json`
    files[page] = JSON.stringify({ '@id': url + page, items })
    files[`/registration/${lower}/index.json`] = JSON.stringify({
      count: 1,
      items: [{ '@id': url + page, ...(!paged && { items }) }],
    })
    files[`/query?q=packageid:${id}&prerelease=true&semVerLevel=2.0.0&take=1`] = JSON.stringify({
      data: [{ id, owners, totalDownloads: 9 }],
    })
  }
  return files
}
