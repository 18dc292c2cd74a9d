import { existsSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { UserError } from '../model/user-error.ts'

export const POLICY_NAMES = ['oss-check.yaml', 'oss-check.yml', 'oss-check.json']
/** Where `oss-check attest` writes when the policy is somebody else's, or there is none. */
export const ATTESTATIONS_NAME = 'oss-check.attestations.yaml'

export interface FoundPolicy {
  path: string | null
  /** The attestations file beside it, or in `cwd`. */
  attestations: string | null
  notices: readonly string[]
}

/** The named policy, else the nearest upwards from `cwd`. */
export function findPolicy(cwd: string, named: string | null): FoundPolicy {
  const path = named === null ? nearestUpwards(cwd) : realPath(resolve(cwd, named))
  const beside = join(path === null ? cwd : dirname(path), ATTESTATIONS_NAME)
  return {
    path,
    attestations: existsSync(beside) ? beside : null,
    notices: path === null || named !== null ? [] : doubled(path),
  }
}

/** Path or package name in `extends` -> file. `where` is told when there is none. */
export function resolveExtended(specifier: string, from: string, where: string): string {
  if (isPath(specifier)) {
    const path = resolve(dirname(from), specifier)
    if (existsSync(path)) return realPath(path)
    throw new UserError(
      `${where}: there is no file ${specifier}`,
      'A path in `extends` is relative to the file it stands in',
    )
  }
  for (const folder of upwards(dirname(from))) {
    const package_ = join(folder, 'node_modules', specifier)
    const file = [package_, ...POLICY_NAMES.map((name) => join(package_, name))].find(
      (path) => existsSync(path) && /\.(?:ya?ml|json)$/.test(path),
    )
    if (file) return realPath(file)
  }
  throw new UserError(
    `${where}: no package ${specifier} with an ${POLICY_NAMES[0]} is installed`,
    'Install the package beside the policy, or write a path that starts with ./',
  )
}

export function isPath(specifier: string): boolean {
  return /^\.{1,2}[\\/]/.test(specifier) || isAbsolute(specifier)
}

function* upwards(folder: string): Generator<string> {
  for (let current = folder; ; current = dirname(current)) {
    yield current
    if (dirname(current) === current) return
  }
}

function nearestUpwards(cwd: string): string | null {
  for (const folder of upwards(resolve(cwd))) {
    const path = POLICY_NAMES.map((name) => join(folder, name)).find((candidate) => existsSync(candidate))
    if (path) return realPath(path)
  }
  return null
}

function doubled(path: string): string[] {
  const others = POLICY_NAMES.map((name) => join(dirname(path), name)).filter(
    (one) => existsSync(one) && realPath(one) !== path,
  )
  return others.map((other) => `Both ${path} and ${other} are there; the first is read`)
}

/** Without links; a path that is not there stays as it is. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
