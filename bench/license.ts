import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { judgePair, readPairs } from '../src/license/pairs.ts'

const path =
  process.env.OSS_CHECK_LICENSE_PAIRS ??
  fileURLToPath(new URL('../../shared/license-pairs/dev.tsv', import.meta.url))

if (existsSync(path)) report(readFileSync(path, 'utf8'))
else
  console.log(
    `No licence pairs at ${path}; set OSS_CHECK_LICENSE_PAIRS to a file with outbound, inbound, verdict`,
  )

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
  console.log(`No called compatible:        ${share(['No'], 'compatible')} (at most 0.5 %)`)
  console.log(`Yes called compatible:       ${share(['Yes'], 'compatible')} (at least 97 %)`)
  console.log(`needs review of Yes and No:  ${share(['Yes', 'No'], 'needs-review')} (at most 5 %)`)
  if (process.argv.includes('--wrong')) console.log(wrong.sort().join('\n'))
}
