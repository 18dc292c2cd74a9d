import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { judgePair, readPairs } from '../src/analysis/licensing/pairs.ts'
import { canonicalLicense } from '../src/analysis/licensing/spdx-list.ts'
import { recognise } from '../src/analysis/licensing/text/recognise.ts'

const path =
  process.env.OSS_CHECK_LICENSE_PAIRS ??
  fileURLToPath(new URL('../../shared/license-pairs/dev.tsv', import.meta.url))

if (existsSync(path)) report(readFileSync(path, 'utf8'))
else
  console.log(
    `No licence pairs at ${path}; set OSS_CHECK_LICENSE_PAIRS to a file with outbound, inbound, verdict`,
  )

recogniseAll()

function report(text: string): void {
  const rows = readPairs(text)
  const counts = new Map<string, Map<string, number>>()
  const wrong: string[] = []
  for (const { outbound, inbound, expected } of rows) {
    const { verdict } = judgePair(outbound, inbound)
    const row = counts.get(expected ?? '') ?? new Map<string, number>()
    row.set(verdict, (row.get(verdict) ?? 0) + 1)
    counts.set(expected ?? '', row)
    if ((expected === 'No' && verdict === 'compatible') || (expected === 'Yes' && verdict !== 'compatible')) {
      wrong.push(`${expected} called ${verdict}: ${inbound} into ${outbound}`)
    }
  }
  const verdicts = ['compatible', 'needs-review', 'incompatible']
  console.log(
    `${rows.length} pairs\n${['expected'.padEnd(18), ...verdicts.map((v) => v.padStart(14))].join('')}`,
  )
  for (const [expected, row] of counts) {
    console.log([expected.padEnd(18), ...verdicts.map((v) => String(row.get(v) ?? 0).padStart(14))].join(''))
  }
  const share = (expected: string[], verdict: string) => {
    const sum = (pick: (row: Map<string, number>) => number) =>
      expected.reduce((total, name) => total + pick(counts.get(name) ?? new Map()), 0)
    const all = sum((row) => [...row.values()].reduce((a, b) => a + b, 0))
    return `${((100 * sum((row) => row.get(verdict) ?? 0)) / Math.max(1, all)).toFixed(2)} %`
  }
  console.log(`No called compatible:        ${share(['No'], 'compatible')} (at most 0.3 %)`)
  console.log(`Yes called compatible:       ${share(['Yes'], 'compatible')} (at least 99 %)`)
  console.log(`needs review of Yes and No:  ${share(['Yes', 'No'], 'needs-review')} (at most 5 %)`)
  if (process.argv.includes('--wrong')) console.log(wrong.sort().join('\n'))
}

/** Every text of the SPDX list in other lines: recognised as itself, as nothing, or as another one. */
function recogniseAll(): void {
  const list: Record<string, { licenseText: string }> = createRequire(import.meta.url)(
    'spdx-license-list/spdx-full.json',
  )
  const family = (id: string) => (canonicalLicense(id) ?? id).replace(/(?:\+|-only|-or-later)$/, '')
  const counts = { itself: 0, review: 0, another: 0 }
  const started = performance.now()
  for (const [id, { licenseText }] of Object.entries(list)) {
    const found = recognise(
      licenseText.replace(/(\S+\s+){11}/g, (words) => `${words.replace(/\s+/g, ' ').trim()}\n`),
    )
    if (found.kind !== 'recognised') counts.review += 1
    else if (found.ids.some((each) => family(each) === family(id))) counts.itself += 1
    else counts.another += 1
  }
  const each = (performance.now() - started) / Object.keys(list).length
  console.log(
    `SPDX texts in other lines: ${counts.itself} recognised, ${counts.review} to review, ${counts.another} taken for another; ${each.toFixed(1)} ms each`,
  )
}
