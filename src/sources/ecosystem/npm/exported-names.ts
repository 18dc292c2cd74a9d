import { posix } from 'node:path'
import { parse as parseCommonJs } from 'cjs-module-lexer'
import { init, parse as parseModule } from 'es-module-lexer/js'
import { type EntryPoint, fileFor } from './entry-points.ts'

export interface ExportedNames {
  names: readonly string[]
  /** False: there may be more, because something could not be followed or is only decided when it runs. */
  complete: boolean
}

/** More files than this are not followed; barrels of real packages have hundreds. */
const MAX_FILES = 3000

/** What the entry points export, by lexing their files and what they re-export. Nothing is run. */
export async function exportedNames(
  entryPoints: readonly EntryPoint[],
  contents: ReadonlyMap<string, string>,
): Promise<ExportedNames> {
  await init()
  const reader: Reader = { contents, paths: new Set(contents.keys()), seen: new Map() }
  const modules = entryPoints.flatMap((entry) => (entry.import ? [ofModule(entry.import, reader)] : []))
  const others = entryPoints.flatMap((entry) => [
    ...(entry.require ? [ofCommonJs(entry.require, reader)] : []),
    // Declarations name what CommonJS decides only when it runs.
    ...(entry.types && !entry.import ? [ofDeclarations(entry.types, reader)] : []),
  ])
  const subpaths = entryPoints.map(({ name }) => name).filter((name) => name !== '.')
  const names = new Set([...modules, ...others].flatMap((one) => one.names).concat(subpaths))
  const isModuleOnly = entryPoints.every((entry) => entry.import !== null || entry.require === null)
  return {
    names: [...names].sort(),
    complete: modules.length > 0 && isModuleOnly && modules.every((one) => one.complete),
  }
}

interface Reader {
  contents: ReadonlyMap<string, string>
  paths: ReadonlySet<string>
  /** What was read already; a file that imports itself in a circle adds nothing new. */
  seen: Map<string, ExportedNames>
}

const NOTHING: ExportedNames = { names: [], complete: true }
const UNREADABLE: ExportedNames = { names: [], complete: false }

function ofModule(path: string, reader: Reader): ExportedNames {
  return once(`esm ${path}`, path, reader, (source) => {
    const [, exports, , isModule] = parseModule(source)
    if (!isModule) return ofCommonJs(path, reader)
    const names: string[] = []
    let complete = true
    for (const one of exports) {
      if (one.type !== 'reexport-all') {
        names.push(one.name)
        continue
      }
      const inner = relative(one.from, path, reader, ofModule)
      names.push(...inner.names.filter((name) => name !== 'default'))
      complete &&= inner.complete
    }
    return { names, complete }
  })
}

/** CommonJS can export anything at run time: what is found is there, what is not may be. */
function ofCommonJs(path: string, reader: Reader): ExportedNames {
  return once(`cjs ${path}`, path, reader, (source) => {
    const { exports, reexports } = parseCommonJs(source)
    const inner = reexports.map((specifier) => relative(specifier, path, reader, ofCommonJs))
    return { names: [...exports, ...inner.flatMap((one) => one.names)], complete: false }
  })
}

const VALUE =
  /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:function|const|let|var|class|enum|namespace|default|\{|\*)/

function ofDeclarations(path: string, reader: Reader): ExportedNames {
  return once(`types ${path}`, path, reader, (source) => {
    const [, exports] = parseModule(source)
    const names = exports.flatMap((one) => {
      if (one.type === 'reexport-all') return [...relative(one.from, path, reader, ofDeclarations).names]
      return VALUE.test(source.slice(one.exportStart, one.exportStart + 60)) ? [one.name] : []
    })
    return { names, complete: false }
  })
}

function once(
  key: string,
  path: string,
  reader: Reader,
  read: (source: string) => ExportedNames,
): ExportedNames {
  const before = reader.seen.get(key)
  if (before) return before
  const source = reader.contents.get(path)
  if (source === undefined || reader.seen.size > MAX_FILES) return UNREADABLE
  reader.seen.set(key, NOTHING)
  const found = attempt(() => read(source))
  reader.seen.set(key, found)
  return found
}

function attempt(read: () => ExportedNames): ExportedNames {
  try {
    return read()
  } catch {
    // Not JavaScript, or not one the lexers know.
    return UNREADABLE
  }
}

function relative(
  specifier: string,
  from: string,
  reader: Reader,
  follow: (path: string, reader: Reader) => ExportedNames,
): ExportedNames {
  if (!specifier.startsWith('.')) return UNREADABLE
  const target = posix.join(posix.dirname(from), specifier)
  const declared = [target.replace(/\.([cm]?)js$/, '.d.$1ts'), `${target}.d.ts`, `${target}/index.d.ts`]
  const path =
    follow === ofDeclarations ? declared.find((one) => reader.paths.has(one)) : fileFor(target, reader.paths)
  return path ? follow(path, reader) : UNREADABLE
}
