import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cargoVersions } from '../../../src/analysis/versions/cargo.ts'
import { pypiVersions } from '../../../src/analysis/versions/pypi.ts'
import { projectOf } from '../../../src/sources/ecosystem/project-of-inventory.ts'
import { pypiProject } from '../../../src/sources/ecosystem/pypi/project.ts'
import { folder } from '../../policy/support.ts'

const cargo = projectOf({ versions: cargoVersions, manifest: 'Cargo.toml' })
const WIDGET = { name: 'Widget', repository: null }

describe('the version in use', () => {
  test.each<[string, Record<string, string>, object | null]>([
    ['pinned by a list', { 'requirements.txt': 'widget==1.2.0\n' }, { by: 'lockfile', range: '1.2.0' }],
    [
      'asked for, and pinned nowhere',
      { 'requirements.txt': 'widget>=1,<2\n' },
      { by: 'manifest', range: '>=1,<2', reason: 'your requirements.txt asks for >=1,<2' },
    ],
    ['of a project that does not use it', { 'requirements.txt': 'gear==1.0\n' }, null],
    [
      'taken from elsewhere',
      { 'requirements.txt': 'widget @ git+https://github.com/me/widget@main\n' },
      { range: null, reason: expect.stringContaining('and not from the registry') },
    ],
  ])('%s', async (_name, files, inUse) => {
    const read = await pypiProject.read(folder(files), WIDGET)
    if (inUse === null) expect(read?.inUse).toBeNull()
    else expect(read?.inUse).toMatchObject(inUse)
  })

  test('is looked for in the next folder above that has any, and never below', async () => {
    const root = folder({
      'requirements.txt': 'widget==1.2.0\n',
      'apps/web/readme': '',
      'other/requirements.txt': 'widget==9\n',
    })
    expect((await pypiProject.read(join(root, 'apps/web'), WIDGET))?.inUse).toMatchObject({ range: '1.2.0' })
    expect((await pypiProject.read(root, WIDGET))?.inUse).toMatchObject({ range: '1.2.0' })
  })

  test('of another ecosystem says nothing', async () => {
    const files = { 'requirements.txt': 'widget==1.2.0\n' }
    expect(await cargo.read(folder(files), WIDGET)).toBeNull()
  })

  test.each([
    ['^2.28', '>=2.28,<3'],
    ['^0.3.1', '>=0.3.1,<0.4'],
    ['^0.0.3', '>=0.0.3,<0.0.4'],
    ['~1.2', '>=1.2,<1.3'],
    ['~1', '>=1,<2'],
    ['>=1.2,<2.0', '>=1.2,<2.0'],
  ])("Poetry's %s is asked for as %s", async (written, range) => {
    const manifest = `[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\nwidget = "${written}"\n`
    const read = await pypiProject.read(folder({ 'pyproject.toml': manifest }), WIDGET)
    expect(read).toMatchObject({ range: written, installed: null, inUse: { by: 'manifest', range } })
    expect(pypiVersions.isRange(range)).toBe(true)
  })
})

test('a fork stands among the hacks', async () => {
  const files = { 'requirements.txt': 'widget @ git+https://github.com/me/widget@main\n' }
  expect((await pypiProject.read(folder(files), WIDGET))?.hacks).toMatchObject([
    { kind: 'fork', where: 'requirements.txt' },
  ])
})
