// How well texts are recognised: license-texts.tsv names licence files of published packages, their digests and the
// licence on which two independent tools agree (askalono 0.5 and google/licensecheck 0.3.1). `--fetch FOLDER` brings the
// packages there by name and version through npm and pip; FOLDERS are searched for files of those digests.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { familyOf } from '../src/analysis/licensing/text/mentions.ts'
import { recognise } from '../src/analysis/licensing/text/recognise.ts'
import { printTable } from './table.ts'

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
if (first === '--fetch' && others[0] !== undefined) fetchAll(others[0])
else measure([first, ...others].filter((folder) => folder !== undefined))

/** Each package into a folder of its own; what is there already is kept, what is gone is told. */
function fetchAll(folder: string): void {
  for (const { ecosystem, name, version } of rows) {
    const home = join(folder, ecosystem, `${name.replace('/', '+')}@${version}`)
    if (existsSync(home)) continue
    mkdirSync(home, { recursive: true })
    try {
      if (ecosystem === 'npm') {
        const packed = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], {
          cwd: home,
          encoding: 'utf8',
        })
        execFileSync('tar', ['-xzf', packed.trim()], { cwd: home })
      } else {
        const wanted = ['install', '--quiet', '--no-deps', '--target', home, `${name}==${version}`]
        execFileSync('pip', wanted, { stdio: 'ignore' })
      }
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
    `${sum.texts} of ${rows.length} texts found; recall ${share(sum.itself, sum.texts)}, precision ${share(sum.itself, sum.itself + sum.another)}, ${(spent / Math.max(1, sum.texts)).toFixed(1)} ms each`,
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
