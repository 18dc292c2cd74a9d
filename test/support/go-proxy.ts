import type { StaticFile } from './static-registry.ts'
import { zip } from './zip.ts'

export interface FakeModule {
  versions: Readonly<Record<string, FakeModuleVersion>>
  /** What the proxy lists; else its versions. */
  list?: readonly string[]
  latest?: string
}

interface FakeModuleVersion {
  at?: string
  goMod?: string
  files?: Readonly<Record<string, string>>
  origin?: Readonly<Record<string, string>>
}

/** The files of a module proxy, https://go.dev/ref/mod#goproxy-protocol: module path -> versions. */
export function goProxyFiles(modules: Readonly<Record<string, FakeModule>>): Record<string, StaticFile> {
  const files = Object.entries(modules).flatMap(([path, module]) => {
    const base = `/${escaped(path)}/@v`
    const info = (version: string) =>
      JSON.stringify({
        Version: version,
        Time: module.versions[version]?.at ?? '2026-01-01T00:00:00Z',
        Origin: module.versions[version]?.origin,
      })
    const versions = Object.entries(module.versions).flatMap(([version, { goMod, files: inside = {} }]) => {
      const written = goMod ?? `module ${path}\n`
      const members = Object.entries({ 'go.mod': written, ...inside })
      const archive = zip(
        Object.fromEntries(members.map(([name, text]) => [`${path}@${version}/${name}`, text])),
      )
      return [
        [`${base}/${escaped(version)}.info`, info(version)],
        [`${base}/${escaped(version)}.mod`, written],
        [`${base}/${escaped(version)}.zip`, archive],
      ] as const
    })
    return [
      ...versions,
      [`${base}/list`, (module.list ?? Object.keys(module.versions)).join('\n')] as const,
      ...(module.latest ? [[`/${escaped(path)}/@latest`, info(module.latest)] as const] : []),
    ]
  })
  return Object.fromEntries(files)
}

function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`)
}
