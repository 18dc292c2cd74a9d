import { expect, test } from 'vitest'
import { meansScan } from '../../src/cli/command-meant.ts'
import { UserError } from '../../src/model/user-error.ts'

const HERE = '/home/ada/acme'

test.each([
  [[], true, true],
  [[], false, false],
  [['--json'], true, true],
  [['--deny', 'MIT'], true, true],
  [['--texts', '--offline'], true, true],
  [['--example'], true, false],
  [['--facts', 'f.json'], true, false],
  [['--fail-on', 'license'], true, false],
  [['.'], true, true],
  [['.'], false, false],
  [['.', '--fail-on', 'license'], false, false],
  [['./'], true, true],
  [[HERE], true, true],
  [['--project-license', 'MIT', '.', '--json'], true, true],
  [['--', '.'], true, true],
  [['.', '--health'], true, false],
  [['--health'], true, false],
  [['./packages/a'], true, false],
  [['..'], true, false],
  [['.', 'owner/repo'], true, false],
  [['owner/repo'], true, false],
  [['npm:qs'], true, false],
] as const)('%j with something to scan %j: %j', async (args, canScan, meant) => {
  expect(await meansScan(args, HERE, async () => canScan)).toBe(meant)
})

test.each([
  [['.', '--fail-on', 'license']],
  [['--baseline=old.json', '.']],
  [['.', '--save-facts', 'f.json']],
])('%j is refused with the way to judge', async (args) => {
  const refused = meansScan(args, HERE, async () => true)
  await expect(refused).rejects.toThrow(UserError)
  await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('--health') })
})
