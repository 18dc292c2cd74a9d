import { parse as parseToml } from 'smol-toml'

/** What one manifest says: licence texts as written; of several, whether the user may choose. */
export interface Declared {
  texts: readonly string[]
  join: 'and' | 'or'
  /** File that holds the licence, where the manifest points to one instead of naming it. */
  file: string | null
}

const READERS: readonly (readonly [RegExp, (text: string) => Declared | null])[] = [
  [/(?:^|\/)package\.json$/i, fromPackageJson],
  [/(?:^|\/)composer\.json$/i, fromComposer],
  [/(?:^|\/)cargo\.toml$/i, fromCargo],
  [/(?:^|\/)pyproject\.toml$/i, fromPyproject],
  [/(?:^|\/)setup\.cfg$/i, fromSetupCfg],
  [/\.gemspec$/i, fromGemspec],
  [/(?:^|\/)pom\.xml$/i, fromPom],
]

export function isManifest(path: string): boolean {
  return READERS.some(([pattern]) => pattern.test(path))
}

/** Manifest -> what it declares; null: nothing, or it cannot be read (which is the project's fault and no fact). */
export function declaredIn(path: string, text: string): Declared | null {
  const reader = READERS.find(([pattern]) => pattern.test(path))?.[1]
  try {
    return reader?.(text) ?? null
  } catch {
    return null
  }
}

function fromPackageJson(text: string): Declared | null {
  const manifest = asRecord(JSON.parse(text))
  const old = asList(manifest.licenses).map(typeOf).filter(isText)
  const license =
    typeOf(manifest.license) ?? (typeof manifest.licenses === 'string' ? manifest.licenses : null)
  if (license === null) return several(old, 'or')
  const file = /^SEE LICEN[CS]E IN (.+)$/i.exec(license.trim())?.[1]
  return file
    ? { texts: [], join: 'or', file: file.replace(/^<|>$/g, '').replace(/^\.\//, '') }
    : one(license)
}

/** Composer: an array is a choice, https://getcomposer.org/doc/04-schema.md#license */
function fromComposer(text: string): Declared | null {
  const { license } = asRecord(JSON.parse(text))
  return typeof license === 'string' ? one(license) : several(asList(license).filter(isText), 'or')
}

function fromCargo(text: string): Declared | null {
  const manifest = asRecord(parseToml(text))
  const own = asRecord(manifest.package)
  const shared = asRecord(asRecord(manifest.workspace).package)
  const license = [own.license, shared.license].find(isText)
  if (license !== undefined) return one(license)
  const file = [own['license-file'], shared['license-file']].find(isText)
  return file === undefined ? null : { texts: [], join: 'and', file }
}

function fromPyproject(text: string): Declared | null {
  const manifest = asRecord(parseToml(text))
  const project = asRecord(manifest.project)
  const poetry = asRecord(asRecord(manifest.tool).poetry)
  const { license } = project
  const table = asRecord(license)
  const named = [license, table.text, poetry.license].find(isText)
  if (named !== undefined && named.length < 200) return one(named)
  const classified = classifiers(
    [...asList(project.classifiers), ...asList(poetry.classifiers)].filter(isText),
  )
  if (classified) return classified
  return isText(table.file) ? { texts: [], join: 'and', file: table.file } : null
}

function fromSetupCfg(text: string): Declared | null {
  const license = /^\s*license\s*=[ \t]*(\S.*)$/im.exec(text)?.[1]
  if (license) return one(license.trim())
  return classifiers(text.split('\n'))
}

function fromGemspec(text: string): Declared | null {
  const list = /\.licenses?\s*=\s*(\[[^\]]*\]|(['"]).*?\2)/.exec(text)?.[1] ?? ''
  // RubyGems does not say whether several are a choice, so all of them count.
  return several(
    [...list.matchAll(/(['"])(.*?)\1/g)].map(([, , license = '']) => license),
    'and',
  )
}

/** Maven: of several "the user can select any", https://maven.apache.org/pom.html#licenses */
function fromPom(text: string): Declared | null {
  const block = /<licenses>([\s\S]{0,5000}?)<\/licenses>/i.exec(text)?.[1] ?? ''
  return several(
    [...block.matchAll(/<name>\s*([^<]{1,200}?)\s*<\/name>/gi)].map(([, name = '']) => name),
    'or',
  )
}

/** Trove classifiers, https://pypi.org/classifiers/ */
function classifiers(lines: readonly string[]): Declared | null {
  const names = lines.flatMap((line) => /License\s*::(?:.*::)?\s*([^:'"]+?)['",\s]*$/.exec(line)?.[1] ?? [])
  return several(
    names.filter((name) => !/^OSI Approved$/i.test(name)),
    'and',
  )
}

function one(text: string): Declared {
  return { texts: [text], join: 'and', file: null }
}

function several(texts: readonly string[], join: 'and' | 'or'): Declared | null {
  return texts.length === 0 ? null : { texts, join, file: null }
}

function typeOf(license: unknown): string | null {
  if (isText(license)) return license
  const { type, name } = asRecord(license)
  return [type, name].find(isText) ?? null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  // Checked to be an object; its fields are unknown.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
