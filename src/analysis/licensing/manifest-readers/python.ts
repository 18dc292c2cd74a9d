import { parse as parseToml } from 'smol-toml'
import { withoutEdges } from '../../../text/edges.ts'
import { asList, asRecord, type Declaration, isText, one, pointerTo, several } from './declaration.ts'

/** `license` as PEP 639 or the table before it, Poetry's, and the classifiers: each says something by itself. */
export function fromPyproject(text: string): Declaration[] {
  const manifest = asRecord(parseToml(text))
  const project = asRecord(manifest.project)
  const poetry = asRecord(asRecord(manifest.tool).poetry)
  const table = asRecord(project.license)
  const named = [project.license, table.text, poetry.license].find(isText)
  return [
    ...(named === undefined ? [] : [one('license', named)]),
    ...(isText(table.file) ? [pointerTo('license', table.file)] : []),
    ...classifiers([...asList(project.classifiers), ...asList(poetry.classifiers)].filter(isText)),
  ]
}

export function fromSetupCfg(text: string): Declaration[] {
  const license = /^[ \t]*license[ \t]*=[ \t]*(\S.*)$/im.exec(text)?.[1]
  return [...(license ? [one('license', license.trim())] : []), ...classifiers(text.split('\n'))]
}

/** What can be read of it without running it. */
export function fromSetupPy(text: string): Declaration[] {
  const license = /\blicen[cs]e\s*=\s*[urb]?(["'])(.+?)\1/.exec(text)?.[2]
  const quoted = [...text.matchAll(/(["'])(License\s*::.*?)\1/g)].map(([, , line = '']) => line)
  return [...(license ? [one('license', license)] : []), ...classifiers(quoted)]
}

/**
 * `License-Expression` (PEP 639), `License` and `Classifier` of a wheel's or sdist's metadata: each says something by itself,
 * and people write whole texts into `License`.
 */
export function fromMetadata(text: string): Declaration[] {
  const { all } = coreMetadata(text)
  const [expression] = all('license-expression')
  const license = all('license').find((value) => value !== 'UNKNOWN')
  return [
    ...(isText(expression) ? [one('License-Expression', expression)] : []),
    ...(isText(license) ? [one('license', license)] : []),
    ...classifiers(all('classifier')),
  ]
}

/** The fields of core metadata, by name in lower case: https://packaging.python.org/en/latest/specifications/core-metadata/ */
export function coreMetadata(text: string): { all(field: string): readonly string[] } {
  const fields = new Map<string, string[]>()
  const lines = text.split(/\r?\n/)
  let values: string[] | undefined
  for (const line of lines) {
    // The body is the description.
    if (line.trim() === '' && !/^\s/.test(line)) break
    const [, name, value = ''] = /^([A-Za-z][\w-]*):\s?(.*)$/.exec(line) ?? []
    const last = values?.at(-1)
    if (name !== undefined) {
      values = fields.get(name.toLowerCase()) ?? []
      fields.set(name.toLowerCase(), values)
      values.push(value.trim())
    } else if (values && last !== undefined) {
      values[values.length - 1] = `${last}\n${line.replace(/^ {7}\||^\t| {1,8}/, '')}`
    }
  }
  return {
    all: (field) => (fields.get(field) ?? []).map((value) => value.trim()).filter((value) => value !== ''),
  }
}

/** Trove classifiers, https://pypi.org/classifiers/. Several do not say whether one may choose. */
function classifiers(lines: readonly string[]): Declaration[] {
  const names = lines
    .filter((line) => /License\s*::/.test(line))
    .map((line) => withoutEdges(line.slice(line.lastIndexOf('::') + 2), `'", \t\r`))
    .filter((name) => /^[^:'"]+$/.test(name))
  const telling = names.filter((name) => !/^(?:OSI|DFSG) Approved$/i.test(name))
  return several('classifiers', [...new Set(telling)], 'open')
}
