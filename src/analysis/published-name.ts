import { parse as parseToml } from 'smol-toml'
import { asMapping, asText, type Mapping } from '../text/mapping.ts'
import { parseGoMod } from './golang/go-mod.ts'
import { parsePom } from './maven/pom.ts'
import type { EcosystemId } from './versions/index.ts'

/** The manifest by which a repository says which package it holds. */
export interface PublishedManifest {
  /** The file's name, at the root of a repository or in the folder of a package; from a dot on: how it ends. */
  file: string
  /** Null: it is none, or says no name. `published` false: it says that it is not for the registry. */
  read(text: string): { name: string; published: boolean } | null
  /** Files of other tools, in which the name may stand and is not read. */
  otherwise?: RegExp
}

/** Whether a file of that path is such a manifest. */
export function isManifestOf({ file }: PublishedManifest, path: string): boolean {
  return path === file || path.endsWith(file.startsWith('.') ? file : `/${file}`)
}

/** Complete by type: one more ecosystem has to say. */
export const MANIFESTS: Readonly<Record<EcosystemId, PublishedManifest>> = {
  cargo: { file: 'Cargo.toml', read: readCargoToml },
  gem: { file: '.gemspec', read: readGemspec },
  composer: { file: 'composer.json', read: readComposerJson },
  golang: { file: 'go.mod', read: readGoMod },
  maven: {
    file: 'pom.xml',
    read: readPom,
    otherwise:
      /(?:^|\/)(?:(?:build|settings)\.gradle(?:\.kts)?|build\.(?:sbt|sc|mill|xml|boot)|project\.clj|BUILD(?:\.bazel)?)$/,
  },
  npm: { file: 'package.json', read: readPackageJson },
  // Without a PackageId it has the name of its file, which the text does not tell.
  nuget: { file: '.csproj', read: readProjectFile, otherwise: /\.(?:[cfv][sb]proj|nuspec|props)$/ },
  pypi: { file: 'pyproject.toml', read: readPyproject, otherwise: /(?:^|\/)setup\.(?:py|cfg)$/ },
}

/** The name that it is published by, as PyPI normalises it; what is built by other means says it elsewhere. */
function readPyproject(text: string): { name: string; published: boolean } | null {
  const manifest = tomlOrNull(text)
  const poetry = asMapping(asMapping(manifest?.tool)?.poetry)
  const project = asMapping(manifest?.project)
  const name = asText(project?.name) ?? asText(poetry?.name)
  if (name === null || !/^[a-z\d][a-z\d._-]*$/i.test(name)) return null
  const classifiers = [project?.classifiers, poetry?.classifiers].flat()
  // The index refuses what has that classifier.
  const published = !classifiers.some((one) => /^Private ::/.test(String(one)))
  return { name: name.toLowerCase().replace(/[-_.]+/g, '-'), published }
}

function readGemspec(text: string): { name: string; published: boolean } | null {
  const name = /\.name ?= ?(?:(['"])([\w.-]+)\1)/.exec(text)?.[2]
  return name === undefined ? null : { name, published: true }
}

function readProjectFile(text: string): { name: string; published: boolean } | null {
  const name = /<PackageId>([\w.-]+)<\/PackageId>/i.exec(text)?.[1]
  const isPackable = !/<IsPackable>false<\/IsPackable>/i.test(text)
  return name === undefined ? null : { name, published: isPackable }
}

function readCargoToml(text: string): { name: string; published: boolean } | null {
  const own = asMapping(tomlOrNull(text)?.package)
  const name = asText(own?.name)
  if (name === null || !/^[\w-]+$/.test(name)) return null
  const { publish } = own ?? {}
  return { name, published: publish !== false && !(Array.isArray(publish) && publish.length === 0) }
}

function tomlOrNull(text: string): Mapping | null {
  try {
    return asMapping(parseToml(text))
  } catch {
    return null
  }
}

function readGoMod(text: string): { name: string; published: boolean } | null {
  const { module } = parseGoMod(text)
  return module === null ? null : { name: module, published: true }
}

/** Letter case does not count. */
function readComposerJson(text: string): { name: string; published: boolean } | null {
  try {
    const name: unknown = Reflect.get(Object(JSON.parse(text)), 'name')
    return typeof name === 'string' && /^[\w.-]+\/[\w.-]+$/.test(name)
      ? { name: name.toLowerCase(), published: true }
      : null
  } catch {
    return null
  }
}

/** The group may be that of its parent. */
function readPom(text: string): { name: string; published: boolean } | null {
  try {
    const { group, artifact, parent } = parsePom(text)
    const owner = group ?? parent?.group ?? ''
    return artifact === null || owner === '' ? null : { name: `${owner}:${artifact}`, published: true }
  } catch {
    return null
  }
}

function readPackageJson(text: string): { name: string; published: boolean } | null {
  try {
    const manifest: unknown = JSON.parse(text)
    const name: unknown = Reflect.get(Object(manifest), 'name')
    if (typeof name !== 'string' || !/^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(name)) return null
    return { name, published: Reflect.get(Object(manifest), 'private') !== true }
  } catch {
    return null
  }
}
