// How well texts are recognised: license-texts.tsv names licence files of published packages, their digests and the
// licence on which two independent tools agree (askalono 0.5 and google/licensecheck 0.3.1), but for lists of third parties
// and texts altered for tests. `--fetch FOLDER [PREFIX]` brings the packages there by name and version (of "npm:react", those
// that begin so), through their own clients; FOLDERS are searched for files of those digests.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { familyOf } from '../src/analysis/licensing/text/mentions.ts'
import { recognise } from '../src/analysis/licensing/text/recognise.ts'
import { printTable } from './table.ts'

type Bring = (row: Row, home: string) => void

/** By the client of each ecosystem. */
const bring: Readonly<Record<string, Bring>> = {
  npm: ({ name, version }, home) => {
    const packed = run(home, 'npm', 'pack', '--silent', `${name}@${version}`)
    run(home, 'tar', '-xzf', packed.trim())
  },
  pypi: ({ name, version }, home) => {
    run(home, 'pip', 'install', '--quiet', '--no-deps', '--target', home, `${name}==${version}`)
  },
  cargo: ({ name, version }, home) => {
    const manifest = `[package]\nname = "x"\nversion = "0.0.0"\n[lib]\npath = "x.rs"\n[dependencies]\n${name} = "=${version}"\n`
    writeFileSync(join(home, 'Cargo.toml'), manifest)
    writeFileSync(join(home, 'x.rs'), '')
    run(home, 'cargo', 'vendor', '--quiet', 'vendor')
  },
  go: ({ name, version }, home) => {
    const { Dir } = JSON.parse(run(home, 'go', 'mod', 'download', '-json', `${name}@${version}`))
    run(home, 'cp', '-r', Dir, join(home, 'module'))
  },
  debian: ({ name, version }, home) => {
    run(home, 'apt-get', '-q', 'download', `${name}=${version}`)
    run(home, 'sh', '-c', 'dpkg-deb -x *.deb .')
  },
}

function run(cwd: string, command: string, ...given: readonly string[]): string {
  return execFileSync(command, given, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

interface Row {
  ecosystem: string
  name: string
  version: string
  digest: string
  license: string
}

const rows = readFileSync(fileURLToPath(new URL('license-texts.tsv', import.meta.url)), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line): Row => {
    const [ecosystem = '', name = '', version = '', , digest = '', license = ''] = line.split('\t')
    return { ecosystem, name, version, digest, license }
  })

const [first, ...others] = process.argv.slice(2)
if (first === '--fetch' && others[0] !== undefined) fetchAll(others[0], others[1] ?? '')
else measure([first, ...others].filter((folder) => folder !== undefined))

/** Each package into a folder of its own; what is there already is kept, what is gone is told. */
function fetchAll(folder: string, prefix: string): void {
  for (const row of rows.filter(({ ecosystem, name }) => `${ecosystem}:${name}`.startsWith(prefix))) {
    const { ecosystem, name, version } = row
    const home = resolve(folder, ecosystem, `${name.replaceAll('/', '+')}@${version}`)
    if (existsSync(home)) continue
    mkdirSync(home, { recursive: true })
    try {
      bring[ecosystem]?.(row, home)
    } catch (error) {
      console.error(`${name}@${version}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
}

function measure(folders: readonly string[]): void {
  const texts = new Map(folders.flatMap((folder) => filesIn(folder)).map((path) => [digestOf(path), path]))
  const told = new Map<string, { texts: number; itself: number; review: number; another: number }>()
  const wrong: string[] = []
  let spent = 0
  for (const { digest, license, name, version } of rows) {
    const path = texts.get(digest)
    if (path === undefined) continue
    const counts = told.get(license) ?? { texts: 0, itself: 0, review: 0, another: 0 }
    told.set(license, counts)
    const text = readFileSync(path, 'utf8')
    const started = performance.now()
    const { kind, ids, difference } = recognise(text)
    spent += performance.now() - started
    counts.texts += 1
    if (kind !== 'recognised') {
      counts.review += 1
      wrong.push(`to review: ${name}@${version} is ${license}: ${difference ?? 'on no list'}`)
    } else if (ids.some((id) => familyOf(id) === license)) counts.itself += 1
    else {
      counts.another += 1
      wrong.push(`WRONG: ${name}@${version} is ${license}, called ${ids.join(', ') || 'a list of others'}`)
    }
  }
  const share = (part: number, whole: number) =>
    whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
  const lines = [...told].sort((a, b) => b[1].texts - a[1].texts)
  const sum = lines.reduce(
    (all, [, { texts, itself, another }]) => ({
      texts: all.texts + texts,
      itself: all.itself + itself,
      another: all.another + another,
    }),
    { texts: 0, itself: 0, another: 0 },
  )
  printTable(
    ['license', 'texts', 'itself', 'to review', 'another', 'recall'],
    lines.map(([license, { texts, itself, review, another }]) => {
      return [license, texts, itself, review, another, share(itself, texts)]
    }),
  )
  console.log(wrong.join('\n'))
  console.log(
    `${sum.texts} of ${rows.length} texts of ${new Set(rows.map(({ ecosystem, name }) => `${ecosystem}:${name}`)).size} packages found; recall ${share(sum.itself, sum.texts)}, precision ${share(sum.itself, sum.itself + sum.another)}, ${(spent / Math.max(1, sum.texts)).toFixed(1)} ms each`,
  )
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /licen[cs]e|copying|notice|copyright/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
}
