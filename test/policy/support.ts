import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { defineRule, defineSignal, pass, type Rule } from '../../src/model/rule.ts'
import { loadPolicy, type PolicyRequest } from '../../src/policy/load.ts'
import { TRUSTING } from '../../src/policy/trust.ts'

/** A folder with these files; vitest's temporary folder is emptied by the system. */
export function folder(files: Readonly<Record<string, string>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'oss-check-policy-')))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

/** Two small points with one option each. */
export const RULES: readonly Rule[] = [rule('license', 1, 'recentMonths'), rule('activity', 2, 'staleDays')]

function rule(id: string, point: 1 | 2, option: string): Rule {
  const byKind = { default: { library: 400, tool: 200 }, about: 'Days', source: 'start value' }
  const signal = defineSignal({
    id: `${id}/one`,
    title: 'One',
    needs: [],
    options: { [option]: { default: 90, about: 'Days', source: 'start value' }, byKind },
    why: 'Because',
    fix: 'Do',
    references: [],
    judge: () => pass('Fine'),
  })
  return defineRule({ id, point, title: id, question: `${id}?`, signals: [signal] })
}

export function load(cwd: string, changes: Partial<PolicyRequest> = {}) {
  return loadPolicy({
    cwd,
    env: {},
    flags: {},
    policyPath: null,
    rules: RULES,
    plugins: true,
    trust: TRUSTING,
    ...changes,
  })
}

/** The policy for one target, or for any. */
export async function effective(
  cwd: string,
  changes: Partial<PolicyRequest> = {},
  keys: readonly string[] = [],
) {
  return (await load(cwd, changes)).forTarget(keys)
}
