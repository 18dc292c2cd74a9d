import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CLI, median } from './run-cli.ts'
import { printTable } from './table.ts'

/*
 * A scan beside the licence tools that people use, on the same trees and in one run: time, memory, what each lists, and what
 * its gate lets pass. Peers that are not there are left out.
 *
 *   node bench/scan.ts [--npm FOLDER] [--python VENV --requirements FILE] [--go FOLDER] [--cargo FOLDER] [--peers BIN-FOLDER]
 *
 * NPM is a folder with its node_modules, VENV an environment with what FILE lists, GO and CARGO folders with source.
 */
const { values } = parseArgs({
  options: {
    npm: { type: 'string' },
    python: { type: 'string' },
    requirements: { type: 'string' },
    go: { type: 'string' },
    cargo: { type: 'string' },
    peers: { type: 'string' },
    runs: { type: 'string', default: '3' },
  },
})

interface Tool {
  name: string
  command: readonly [string, ...string[]]
  cwd: string
  /** Components, and how many of them have a licence of a name. */
  count(stdout: string): { components: number; named: number }
}

interface Run {
  seconds: number
  cpuSeconds: number
  megabytes: number | null
  exitCode: number | null
  stdout: string
}

const cache = mkdtempSync(join(tmpdir(), 'oss-check-bench-'))
const runs = Number(values.runs)
process.on('exit', () => rmSync(cache, { recursive: true, force: true }))

const { npm, python, requirements, go, cargo } = values
const rows: (readonly (string | number)[])[] = []
if (npm !== undefined) {
  await compare('npm, installed', ours(npm, '.'), [
    peerOfNode('license-checker-rseidelsohn', npm, ['--json']),
  ])
}
if (python !== undefined && requirements !== undefined) {
  const listing = [`--python=${join(python, 'bin', 'python')}`, '--from=mixed', '--format=json']
  await compare('PyPI, installed', ours('.', requirements), [peer('pip-licenses', '.', listing, countList)])
}
if (go !== undefined) {
  await compare('Go modules', ours(go, 'go.mod'), [peer('go-licenses', go, ['report', './...'], countLines)])
}
if (cargo !== undefined) {
  const listing = ['list', '--offline', '--all-features', '--layout', 'crate', '--format', 'json']
  await compare('Cargo', ours(cargo, 'Cargo.lock'), [peer('cargo-deny', cargo, listing, countKeys)])
}
printTable(['tree', 'tool', 'wall s', 'ratio', 'CPU s', 'MiB', 'components', 'licence named', 'exit'], rows)
await wrongPasses()

/** From what is installed, else what is kept of a first run: as it is on the second day. */
function ours(cwd: string, path: string): Tool {
  const scan = [CLI, 'scan', path, '--json', '--quiet'] as const
  return { name: 'oss-check scan', command: [process.execPath, ...scan], cwd, count: countScan }
}

function peerOfNode(name: string, cwd: string, args: readonly string[]): Tool | null {
  const found = pathOf(name)
  return found === null
    ? null
    : { name, command: [process.execPath, found, ...args], cwd, count: countObject }
}

function peer(name: string, cwd: string, args: readonly string[], count: Tool['count']): Tool | null {
  const found = pathOf(name)
  return found === null ? null : { name, command: [found, ...args], cwd, count }
}

function pathOf(name: string): string | null {
  const folders = [values.peers, ...(process.env.PATH ?? '').split(':')].filter((one) => one !== undefined)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}

async function compare(tree: string, own: Tool, peers: readonly (Tool | null)[]): Promise<void> {
  const cold = await run(own)
  const warm = await measured(own)
  rows.push(row(tree, `${own.name}, first run`, cold, warm, own), row(tree, own.name, warm, warm, own))
  for (const tool of peers) {
    if (tool === null) continue
    rows.push(row(tree, tool.name, await measured(tool), warm, tool))
  }
}

function row(tree: string, name: string, one: Run, own: Run, { count }: Tool): readonly (string | number)[] {
  const { components, named } = count(one.stdout)
  return [
    tree,
    name,
    one.seconds.toFixed(2),
    (one.seconds / own.seconds).toFixed(1),
    one.cpuSeconds.toFixed(2),
    one.megabytes === null ? '' : Math.round(one.megabytes),
    components,
    named,
    one.exitCode ?? '',
  ]
}

async function measured(tool: Tool): Promise<Run> {
  const all: Run[] = []
  for (let each = 0; each < runs; each++) all.push(await run(tool))
  const middle = median(all.map(({ seconds }) => seconds))
  return all.find(({ seconds }) => seconds === middle) ?? run(tool)
}

/** GNU time tells what a process used, whatever it is written in. */
async function run({ command, cwd }: Pick<Tool, 'command' | 'cwd'>): Promise<Run> {
  const usage = join(cache, 'usage')
  const measuring = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-o', usage, '-f', '%U %S %M'] : []
  const [program = '', ...args] = [...measuring, ...command]
  const env = { ...process.env, OSS_CHECK_CACHE_DIR: join(cache, 'answers'), NO_COLOR: '1' }
  const started = performance.now()
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const seconds = (performance.now() - started) / 1000
  const told = measuring.length > 0 ? readFileSync(usage, 'utf8').trim().split('\n').at(-1) : undefined
  const [user, system, kilobytes] = (told ?? '').split(' ').map(Number)
  return {
    seconds,
    cpuSeconds: (user ?? Number.NaN) + (system ?? Number.NaN),
    megabytes: kilobytes === undefined ? null : kilobytes / 1024,
    exitCode,
    stdout,
  }
}

function countScan(stdout: string) {
  const { components }: { components: { licence: { expression: string | null } }[] } = JSON.parse(stdout)
  const named = components.filter(({ licence }) => licence.expression !== null)
  return { components: components.length, named: named.length }
}

function countObject(stdout: string) {
  const all: { licenses: string | string[] }[] = Object.values(JSON.parse(stdout))
  const named = all.filter(({ licenses }) => !/UNKNOWN|Custom:/.test(String(licenses)))
  return { components: all.length, named: named.length }
}

function countList(stdout: string) {
  const all: { License: string }[] = JSON.parse(stdout)
  return { components: all.length, named: all.filter(({ License }) => License !== 'UNKNOWN').length }
}

function countLines(stdout: string) {
  const all = stdout.trim().split('\n')
  return { components: all.length, named: all.filter((line) => !/,Unknown$/.test(line)).length }
}

function countKeys(stdout: string) {
  const all: { licenses: string[] }[] = Object.values(JSON.parse(stdout))
  return { components: all.length, named: all.filter(({ licenses }) => licenses.length > 0).length }
}

/** Projects of one package that no gate for an MIT project should let pass. */
async function wrongPasses(): Promise<void> {
  const cases = [
    '(MIT AND GPL-3.0-only)',
    'AGPL-3.0-or-later',
    'SEE LICENSE IN EULA.txt',
    'Custom words',
    null,
  ]
  const checker = pathOf('license-checker-rseidelsohn')
  const table: string[][] = []
  for (const license of cases) {
    const cwd = mkdtempSync(join(cache, 'case-'))
    const declared = license === null ? {} : { license }
    const project = { name: 'shop', version: '1.0.0', license: 'MIT', dependencies: { thing: '1.0.0' } }
    const lock = {
      ...{ name: 'shop', version: '1.0.0', lockfileVersion: 3 },
      packages: { '': project, 'node_modules/thing': { version: '1.0.0', ...declared } },
    }
    mkdirSync(join(cwd, 'node_modules', 'thing'), { recursive: true })
    const write = (path: string, value: object) => writeFileSync(join(cwd, path), JSON.stringify(value))
    write('package.json', project)
    write('package-lock.json', lock)
    write('node_modules/thing/package.json', { name: 'thing', version: '1.0.0', ...declared })
    const answers = [
      await run({ command: [process.execPath, CLI, 'scan', '.', '--offline', '--quiet'], cwd }),
    ]
    if (checker !== null) {
      for (const args of [
        ['--onlyAllow', 'MIT'],
        ['--failOn', 'GPL-3.0-only;AGPL-3.0-only'],
      ])
        answers.push(
          await run({
            command: [process.execPath, checker, ...args, '--excludePackages', 'shop@1.0.0'],
            cwd,
          }),
        )
    }
    table.push([
      license ?? 'nothing',
      ...answers.map(({ exitCode }) => (exitCode === 0 ? 'passes' : 'stopped')),
    ])
  }
  console.log('')
  const peers = checker === null ? [] : ['license-checker --onlyAllow MIT', '--failOn GPL, AGPL']
  printTable(['a package that declares', 'oss-check scan', ...peers], table)
}
