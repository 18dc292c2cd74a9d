import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readInventory } from '../src/inventory/disk/given.ts'
import type { Scope } from '../src/inventory/inventory.ts'

/*
 * Reads real lockfiles and compares them with inventories that independent tools made of them: what is missing, what is too
 * much, and whose scope is another. PROJECTS holds <owner>__<name>/<path>, INVENTORY <owner>__<name>/<path, / as __>.tsv with
 * purl and scope a line.
 *
 *   node bench/inventory.ts PROJECTS INVENTORY [--list]
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { list: { type: 'boolean' } } })
const [projects = '../shared/lockfiles/projects', inventory = '../shared/lockfiles/inventory'] = positionals
if (!existsSync(projects) || !existsSync(inventory)) {
  console.error(
    'There is nothing to compare with: name the folder of the projects and that of their inventories.',
  )
  process.exit(2)
}

const WORDS: Readonly<Record<Scope, string>> = {
  runtime: 'prod',
  dev: 'dev',
  optional: 'optional',
  unknown: 'unknown',
}

console.log('| file | format | components | missing | too much | other scope | read in ms |')
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: |')
for (const project of readdirSync(inventory, { withFileTypes: true })) {
  if (!project.isDirectory()) continue
  for (const tsv of readdirSync(join(inventory, project.name))) {
    const path = tsv.replace(/\.tsv$/, '').replaceAll('__', '/')
    console.log(await compared(project.name, path, readFileSync(join(inventory, project.name, tsv), 'utf8')))
  }
}

async function compared(project: string, path: string, tsv: string): Promise<string> {
  const name = `${project.replace('__', '/')} ${path}`
  const expected = new Map(
    tsv
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([purl = '', scope = '']) => [purl.toLowerCase(), scope]),
  )
  const start = performance.now()
  const read = await readInventory([path], join(projects, project)).catch((error: Error) => error)
  const took = performance.now() - start
  if (read instanceof Error) return `| ${name} | ${read.message} | ${expected.size} | all | | | |`
  const [found] = read.inventories
  const components = new Map(found?.components.map(({ purl, scope }) => [purl.toLowerCase(), WORDS[scope]]))
  const missing = [...expected.keys()].filter((purl) => !components.has(purl))
  const more = [...components.keys()].filter((purl) => !expected.has(purl))
  const other = [...expected].filter(
    ([purl, scope]) => components.has(purl) && components.get(purl) !== scope,
  )
  if (values.list) {
    for (const { line, message } of read.unread) console.log(`  unread ${line ?? ''} ${message}`)
    for (const purl of missing) console.log(`  - ${purl}`)
    for (const purl of more) console.log(`  + ${purl}`)
    for (const [purl, scope] of other) console.log(`  ~ ${purl} ${scope}, here ${components.get(purl)}`)
  }
  const figures = [components.size, missing.length, more.length, other.length, Math.round(took)]
  return `| ${name} | ${found?.format} | ${figures.join(' | ')} |`
}
