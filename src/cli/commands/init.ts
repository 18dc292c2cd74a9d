import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeFileAtomically } from '../../disk/atomic-file.ts'
import { mappingOf } from '../../disk/folder.ts'
import { EMPTY_LIST } from '../../inventory/formats/list/empty.ts'
import { UserError } from '../../model/user-error.ts'
import { POLICY_NAMES } from '../../policy/find.ts'
import { type Found, starterPolicy } from '../../policy/starter.ts'
import { asMapping } from '../../text/mapping.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import type { Io } from '../io.ts'
import { rememberMade } from '../trust.ts'

export const help = `oss-check init - writes a commented oss-check.yaml from what it finds in your project

Usage
  oss-check init                 oss-check.yaml, for what is judged
  oss-check init --list FILE     an empty list of packages and repositories, for oss-check scan FILE

It looks at package.json (licence, engines, type), tsconfig.json and the lockfile, and overwrites nothing.
`

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals, values } = parseFlags(args, { list: { type: 'string' } })
  if (positionals.length > 0)
    throw new UserError('oss-check init takes no arguments', 'Run it in the folder of your project')
  if (values.list !== undefined) return startList(values.list, io)
  const existing = POLICY_NAMES.find((name) => existsSync(join(io.cwd, name)))
  if (existing) throw new UserError(`${existing} is there already`, 'Edit it, or move it away first')

  const found = findIn(io.cwd)
  const path = join(io.cwd, 'oss-check.yaml')
  await writeFileAtomically(path, starterPolicy(found))
  await rememberMade([path], io)
  const told = [
    found.license ? `licence ${found.license}` : null,
    found.packageManager,
    found.nodeRange ? `Node ${found.nodeRange}` : null,
  ].filter((word) => word !== null)
  io.stdout(`Wrote oss-check.yaml${told.length > 0 ? `, with ${told.join(', ')}` : ''}\n`)
  return EXIT.ok
}

async function startList(file: string, io: Io): Promise<ExitCode> {
  if (existsSync(resolve(io.cwd, file)))
    throw new UserError(`${file} is there already`, `Edit it, then oss-check scan ${file}`)
  await writeFileAtomically(resolve(io.cwd, file), EMPTY_LIST)
  io.stdout(`Wrote ${file}; write a package or repository a line into it, then oss-check scan ${file}\n`)
  return EXIT.ok
}

function findIn(folder: string): Found {
  const manifest = mappingOf(folder, 'package.json')
  const license = manifest?.license
  const declared = manifest?.packageManager
  const node = asMapping(manifest?.engines)?.node
  const lockfile = Object.keys(MANAGERS).find((name) => existsSync(join(folder, name)))
  return {
    license: typeof license === 'string' && license !== '' && !/^see /i.test(license) ? license : null,
    packageManager:
      typeof declared === 'string' ? (declared.split('@')[0] ?? null) : (MANAGERS[lockfile ?? ''] ?? null),
    nodeRange: typeof node === 'string' ? node : null,
    module: manifest === null ? null : manifest.type === 'module' ? 'esm' : 'cjs',
    typescript: existsSync(join(folder, 'tsconfig.json')),
  }
}

const MANAGERS: Readonly<Record<string, string>> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
}
