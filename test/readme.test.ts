import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from './support/cli.ts'

const readme = readFileSync('README.md', 'utf8')

test('the policy in the README is a policy', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oss-check-readme-'))
  writeFileSync(join(folder, 'oss-check.yaml'), /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '')
  const run = await runCli(['policy'], { cwd: folder })
  rmSync(folder, { recursive: true })
  expect(run.code).toBe(0)
  expect(run.stderr).toContain('license is waived by ada')
  expect(run.stdout).toContain('ada')
})

test('what the README links to is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '')
  expect(links.length).toBeGreaterThan(5)
  for (const link of links) expect(() => readFileSync(link), link).not.toThrow(/ENOENT/)
})
