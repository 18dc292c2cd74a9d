import type { Manifest } from './packument.ts'

/** A way into the package: `.` or `./sub`, and the file it leads to for each way of loading. */
export interface EntryPoint {
  name: string
  import: string | null
  require: string | null
  types: string | null
}

/** The ways into a package as its manifest and files say. Patterns (`./*`) are left out. */
export function entryPointsOf(manifest: Manifest, paths: ReadonlySet<string>): EntryPoint[] {
  const { exports } = manifest
  const declaredTypes = [manifest.types, manifest.typings].find((value) => typeof value === 'string') ?? null
  if (exports === undefined || exports === null) {
    const main = fileFor(typeof manifest.main === 'string' ? manifest.main : 'index.js', paths)
    if (main === null) return []
    const isModule = isEsm(main, manifest)
    const types = [declaredTypes, main.replace(/\.(c|m)?js$/, '.d.$1ts'), 'index.d.ts'].find(
      (path) => path !== null && paths.has(normal(path)),
    )
    return [
      {
        name: '.',
        import: isModule ? main : null,
        require: isModule ? null : main,
        types: types ? normal(types) : null,
      },
    ]
  }
  return Object.entries(subpathsOf(exports))
    .filter(([name]) => !name.includes('*') && !name.endsWith('.json'))
    .map(([name, target]) => entryPoint(name, target, manifest, paths, name === '.' ? declaredTypes : null))
}

/** How it can be loaded without a bundler; null where nothing can be loaded. */
export function moduleSystemOf(entryPoints: readonly EntryPoint[]): 'esm' | 'cjs' | 'both' | null {
  const main = entryPoints.find(({ name }) => name === '.') ?? entryPoints[0]
  if (!main || (main.import === null && main.require === null)) return null
  if (main.import !== null && main.require !== null) return 'both'
  return main.import !== null ? 'esm' : 'cjs'
}

function isEsm(path: string, manifest: Pick<Manifest, 'type'>): boolean {
  return path.endsWith('.mjs') || (manifest.type === 'module' && !path.endsWith('.cjs'))
}

function entryPoint(
  name: string,
  target: unknown,
  manifest: Manifest,
  paths: ReadonlySet<string>,
  declaredTypes: string | null,
): EntryPoint {
  const imported = resolved(target, ['node', 'import', 'module-sync', 'default'], paths)
  const required = resolved(target, ['node', 'require', 'module-sync', 'default'], paths)
  const types = resolved(target, ['types', 'import', 'require', 'default'], paths, isDeclaration)
  const file = imported ?? required
  const beside = file?.replace(/\.(c|m)?js$/, '.d.$1ts')
  return {
    name,
    // A file of the other system can be loaded too, and is named once: by what it is.
    import: imported !== null && isEsm(imported, manifest) ? imported : null,
    require: required !== null && !isEsm(required, manifest) ? required : null,
    types:
      types ??
      [declaredTypes, beside].map((path) => path && normal(path)).find((path) => path && paths.has(path)) ??
      null,
  }
}

/** `exports` as a map of subpaths, whichever of its three forms it has. */
function subpathsOf(exports: unknown): Record<string, unknown> {
  if (typeof exports !== 'object' || exports === null || Array.isArray(exports)) return { '.': exports }
  const entries = Object.entries(exports)
  return entries.some(([key]) => key.startsWith('.')) ? Object.fromEntries(entries) : { '.': exports }
}

/** Node's rule: the first condition in the package's order that holds, in depth. */
function resolved(
  target: unknown,
  conditions: readonly string[],
  paths: ReadonlySet<string>,
  accepts: (path: string) => boolean = () => true,
  depth = 0,
): string | null {
  if (depth > 16) return null
  if (typeof target === 'string') {
    const path = normal(target)
    return paths.has(path) && accepts(path) ? path : null
  }
  const choices = Array.isArray(target)
    ? target
    : typeof target === 'object' && target !== null
      ? Object.entries(target).flatMap(([condition, inner]) =>
          conditions.includes(condition) ? [inner] : [],
        )
      : []
  for (const choice of choices) {
    const found = resolved(choice, conditions, paths, accepts, depth + 1)
    if (found !== null) return found
  }
  return null
}

/** CommonJS resolution of a file, as far as files alone tell. */
export function fileFor(given: string, paths: ReadonlySet<string>): string | null {
  const path = normal(given)
  const tries = [path, `${path}.js`, `${path}.cjs`, `${path}.mjs`, `${path}.json`, `${path}/index.js`]
  return tries.map((one) => one.replace(/^\//, '')).find((one) => paths.has(one)) ?? null
}

function isDeclaration(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path)
}

function normal(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
