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

/** `License-Expression`, `License` and `Classifier` of a wheel's or sdist's METADATA. */
export function fromMetadata(text: string): Declaration[] {
  const head = text.split(/\n\s*\n/, 1)[0] ?? ''
  const expression = /^License-Expression:\s*(\S.*)$/m.exec(head)?.[1]
  const license = /^License:\s*(\S.*)$/m.exec(head)?.[1]
  const named = expression ?? (license === 'UNKNOWN' ? undefined : license)
  const lines = [...head.matchAll(/^Classifier:[ \t]*(\S.*)$/gm)].map(([, line = '']) => line)
  return [...(named ? [one('license', named)] : []), ...classifiers(lines)]
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
