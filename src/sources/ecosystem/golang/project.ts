import { type GoMod, type GoReplacement, parseGoMod } from '../../../analysis/golang/go-mod.ts'
import { textOf } from '../../../disk/folder.ts'
import type { Hack, ProjectUse, VersionInUse } from '../../../model/facts/project.ts'
import { cleanText } from '../../../text/untrusted.ts'
import type { UsedPackage } from '../ecosystem.ts'

/** How the module in `folder` uses another; null: it has no go.mod. Nothing is run. */
export function readProject(folder: string, target: UsedPackage | null): ProjectUse | null {
  const text = textOf(folder, 'go.mod')
  if (text === null) return null
  const goMod = parseGoMod(cleanText(text))
  const { module, require, replace } = goMod
  const direct = require.filter(({ indirect }) => !indirect)
  const asked = require.find(({ path }) => path === target?.name) ?? null
  const replaced = target === null ? [] : replace.filter(({ path }) => path === target.name)
  return {
    path: folder,
    name: module,
    license: null,
    packages: Object.fromEntries(direct.map(({ path, version }) => [path, version])),
    lockfile: 'go.mod',
    // What a go.mod requires is the least that it takes.
    range: asked && `>=${asked.version}`,
    installed: asked?.version ?? null,
    hacks: replaced.map(hackOf),
    inUse: target && versionInUse(target.name, goMod),
  }
}

/** What a replacement puts in its place, else what is required: of all that modules ask for go.mod holds the highest. */
function versionInUse(name: string, { require, replace }: GoMod): VersionInUse | null {
  const asked = require.find(({ path }) => path === name)
  const replaced = replace.find(
    ({ path, version }) => path === name && (version === null || version === asked?.version),
  )
  if (replaced) {
    const { to, toVersion } = replaced
    return to === name && toVersion !== null
      ? { by: 'override', range: toVersion, reason: `your go.mod replaces it by ${toVersion}` }
      : { by: 'override', range: null, reason: `your go.mod puts ${placeOf(replaced)} in its place` }
  }
  return asked ? { by: 'lockfile', range: asked.version, reason: 'your go.mod requires it' } : null
}

function hackOf(replaced: GoReplacement): Hack {
  const { path, to, toVersion } = replaced
  const kind = toVersion === null ? 'vendored' : to === path ? 'override' : 'fork'
  return { kind, where: 'replace in go.mod', detail: `${path} => ${placeOf(replaced)}` }
}

function placeOf({ to, toVersion }: GoReplacement): string {
  return toVersion === null ? to : `${to}@${toVersion}`
}
