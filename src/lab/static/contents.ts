import type { PackageContents } from '../../model/facts/sandbox.ts'
import type { Tarball, TarballEntry } from '../../sources/ecosystem/npm/tarball.ts'
import { binaryKind } from './binary.ts'
import type { PackageManifest } from './manifest.ts'
import { type SourceSigns, signsOf } from './source-signs.ts'

const SOURCE = /\.(?:[cm]?[jt]sx?|node\.js|sh|py|rb|pl|ps1|go|php|java|kt|scala|groovy)$|^[^.]+$/
/** Types and maps hold no code that runs. */
const NO_CODE = /\.d\.[cm]?ts$|\.map$/
const INSTALL_EVENTS = ['preinstall', 'install', 'postinstall']
const MAX_LISTED = 200

/** Which files of an archive must be kept for this. */
export function wantsContent(path: string): boolean {
  return !NO_CODE.test(path)
}

/** A published archive, read and never run. `tagged`: paths of the tagged source, null where there is none to compare. */
export function contentsOf(
  tarball: Tarball,
  manifest: PackageManifest | null,
  tagged: ReadonlySet<string> | null,
): PackageContents {
  const files = tarball.entries.filter((entry) => entry.kind === 'file')
  const binaries = files.flatMap((file) => {
    const kind = file.content === null ? null : binaryKind(file.content)
    return kind === null ? [] : [`${file.path} (${kind})`]
  })
  const signs = files.flatMap((file) => {
    const text = sourceOf(file)
    return text === null ? [] : [{ path: file.path, ...signsOf(text) }]
  })
  const having = (sign: keyof Omit<SourceSigns, 'domains'>) =>
    listed(signs.filter((one) => one[sign]).map((one) => one.path))
  return {
    files: files.length,
    compressedBytes: tarball.compressedBytes,
    unpackedBytes: files.reduce((sum, file) => sum + file.bytes, 0),
    dependencies: Object.keys(manifest?.dependencies ?? {}).length,
    installScripts: installScripts(manifest, files),
    binaries: listed(binaries),
    minified: having('minified'),
    obfuscated: having('obfuscated'),
    uses: { eval: having('eval'), childProcess: having('childProcess'), network: having('network') },
    domains: listed([...new Set(signs.flatMap((one) => one.domains))].sort()),
    notInTag:
      tagged === null ? null : listed(files.map((file) => file.path).filter((path) => !tagged.has(path))),
    oddPermissions: listed(oddPermissions(files, manifest)),
    hostile: listed(tarball.entries.flatMap(hostileWords)),
    cut: tarball.cut,
  }
}

function sourceOf(file: TarballEntry): string | null {
  if (file.content === null || NO_CODE.test(file.path) || !SOURCE.test(file.path)) return null
  if (binaryKind(file.content) !== null) return null
  return Buffer.from(file.content).toString('utf8')
}

function installScripts(manifest: PackageManifest | null, files: readonly TarballEntry[]): string[] {
  const declared = INSTALL_EVENTS.flatMap((event) => {
    const script = manifest?.scripts[event]
    return script === undefined ? [] : [`${event}: ${script}`]
  })
  // npm compiles by itself where there is a binding.gyp and no script that says otherwise.
  const isCompiled = files.some((file) => file.path === 'binding.gyp')
  const saysOtherwise = declared.some((script) => /^(?:pre)?install:/.test(script))
  return isCompiled && !saysOtherwise ? [...declared, 'install: node-gyp rebuild'] : declared
}

/** Executable without being a program: neither a script with its interpreter, nor a binary, nor a command of the package. */
function oddPermissions(files: readonly TarballEntry[], manifest: PackageManifest | null): string[] {
  const commands = new Set(manifest?.commands ?? [])
  return files
    .filter((file) => file.executable && file.content !== null && !commands.has(file.path))
    .filter(({ content }) => {
      const isScript = content?.[0] === 0x23 && content[1] === 0x21
      return !isScript && content !== null && binaryKind(content) === null
    })
    .map((file) => file.path)
}

function hostileWords(entry: TarballEntry): string[] {
  if (!entry.safe) return [`${entry.path} leads out of the archive`]
  if (entry.kind === 'link') {
    const target = entry.linkTarget ?? ''
    const leadsOut = target.startsWith('/') || target.split('/').includes('..')
    return [`${entry.path} is a link to ${target}${leadsOut ? ', out of its folder' : ''}`]
  }
  return entry.kind === 'other' ? [`${entry.path} is neither file nor folder`] : []
}

function listed(paths: readonly string[]): string[] {
  if (paths.length <= MAX_LISTED) return [...paths]
  return [...paths.slice(0, MAX_LISTED), `and ${paths.length - MAX_LISTED} more`]
}
