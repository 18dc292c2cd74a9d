import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { TargetRecord } from '../model/scorecard.ts'
import { POLICY_NAMES } from '../policy/find.ts'
import { targetKeysOf } from '../policy/target-pattern.ts'
import type { Place } from '../report/formats/format.ts'

/** Where people say what they depend on, best known first. */
const MANIFESTS = ['package.json', 'pyproject.toml', 'requirements.txt', 'Cargo.toml', 'go.mod', 'pom.xml']

/**
 * Where in your own project a target is named: the line of the policy or of a manifest, else the first line of the file
 * where it would be. A local target is where its own manifest is. Reads files where it is asked.
 */
export function placesIn(cwd: string, policyPath: string | null): (target: TargetRecord) => Place {
  const root = upwards(cwd).find((folder) => existsSync(join(folder, '.git'))) ?? cwd
  const isInside = (path: string) =>
    !isAbsolute(relative(root, path)) && !/^\.\.(?:$|[\\/])/.test(relative(root, path))
  const found = (folder: string) =>
    MANIFESTS.map((name) => join(folder, name)).filter((path) => isInside(path) && existsSync(path))
  const named = policyPath !== null && isInside(policyPath) ? [policyPath] : []
  const files = [...named, ...found(cwd)]
  const otherwise = files[0] ?? join(cwd, POLICY_NAMES[0] ?? '')
  const lines = new Map<string, readonly string[]>()
  const linesOf = (path: string) => {
    const known = lines.get(path) ?? readLines(path)
    lines.set(path, known)
    return known
  }

  return (target) => {
    if (target.kind === 'path') {
      const [own = otherwise] = found(resolve(cwd, target.name))
      return { uri: uriOf(root, own), line: 1 }
    }
    for (const path of files) {
      const index = linesOf(path).findIndex((line) => names(line, target))
      if (index >= 0) return { uri: uriOf(root, path), line: index + 1 }
    }
    return { uri: uriOf(root, otherwise), line: 1 }
  }
}

/** As a key of a manifest, as policies name targets, or as an address. */
function names(line: string, target: TargetRecord): boolean {
  const keys = targetKeysOf(target)
  const packageName = keys.find((key) => key.startsWith(`${target.kind}:`))?.slice(target.kind.length + 1)
  const text = line.toLowerCase()
  const entry = text.replace(/^\s{0,100}["']?/, '')
  return (
    (packageName !== undefined && wordAt(entry, packageName) === 0) ||
    keys.some((key) => wordAt(text, key) >= 0)
  )
}

/** Where the word stands as a whole; -1: nowhere. */
function wordAt(text: string, word: string): number {
  const start = text.indexOf(word)
  const isPart = (character: string | undefined) => character !== undefined && /[\w-]/.test(character)
  return isPart(text[start - 1]) || isPart(text[start + word.length]) ? -1 : start
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    // Named without a line: what cannot be read is told where it is needed.
    return []
  }
}

function upwards(folder: string): readonly string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...upwards(above)]
}

function uriOf(root: string, path: string): string {
  return relative(root, path).split(sep).map(encodeURIComponent).join('/')
}
