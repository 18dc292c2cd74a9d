import { parseGoMod } from './golang/go-mod.ts'
import { parsePom } from './maven/pom.ts'
import type { EcosystemId } from './versions/index.ts'

/** The manifest by which a repository says which package it holds. */
export interface PublishedManifest {
  /** The file's name, at the root of a repository or in the folder of a package. */
  file: string
  /** Null: it is none, or says no name. `published` false: it says that it is not for the registry. */
  read(text: string): { name: string; published: boolean } | null
  /** Files of other tools, in which the name may stand and is not read. */
  otherwise?: RegExp
}

/** Complete by type: one more ecosystem has to say. */
export const MANIFESTS: Readonly<Record<EcosystemId, PublishedManifest>> = {
  composer: { file: 'composer.json', read: readComposerJson },
  golang: { file: 'go.mod', read: readGoMod },
  maven: {
    file: 'pom.xml',
    read: readPom,
    otherwise:
      /(?:^|\/)(?:(?:build|settings)\.gradle(?:\.kts)?|build\.(?:sbt|sc|mill|xml|boot)|project\.clj|BUILD(?:\.bazel)?)$/,
  },
  npm: { file: 'package.json', read: readPackageJson },
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
