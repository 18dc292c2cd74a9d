import { describe, expect, test } from 'vitest'
import { goList } from '../../../../src/inventory/formats/golang/go-list.ts'
import { goMod } from '../../../../src/inventory/formats/golang/go-mod.ts'
import { goWork } from '../../../../src/inventory/formats/golang/go-work.ts'
import { lineFor, readAs } from '../../../support/inventory.ts'

async function linesOf(text: string, beside: Record<string, string> = {}): Promise<string[]> {
  const { components } = await readAs(goMod, 'go.mod', { 'go.mod': text, ...beside })
  return components.map(lineFor)
}

const direct = (module: string) => `${module} unknown direct registry ${module.replace(/@.*$/, '')}`
const indirect = (module: string) => direct(module).replace(' direct ', ' transitive ')

describe('go.mod', () => {
  test.each<[string, string, string[]]>([
    [
      'lines and blocks, with comments',
      'module m // x\n\ngo 1.22\n\nrequire h/a v1.0.0\nrequire (\n\th/b v1.0.0 // why\n\th/c v2.0.0+incompatible // indirect\n\t// h/no v1.0.0\n\th/d v1.0.0 // indirect; needed by b\n)',
      [
        direct('h/a@v1.0.0'),
        direct('h/b@v1.0.0'),
        indirect('h/c@v2.0.0+incompatible'),
        indirect('h/d@v1.0.0'),
      ],
    ],
    [
      'what replaces a module, in every version, in one, by a folder',
      'module m\ngo 1.22\nrequire (\nh/a v1.0.0\nh/b v1.0.0\nh/c v1.0.0\nh/d v1.0.0\n)\nreplace h/a => f/a v1.5.0\nreplace (\nh/b v1.0.0 => f/b v3.0.0\nh/c v0.9.0 => f/c v3.0.0\nh/d => ../d\n)',
      [
        'f/a@v1.5.0 unknown direct registry f/a',
        'f/b@v3.0.0 unknown direct registry f/b',
        direct('h/c@v1.0.0'),
      ],
    ],
    [
      'a tool is asked for, whatever its mark says',
      'module m\ngo 1.24\ntool h/tools/cmd/x\nrequire h/tools v1.0.0 // indirect',
      [direct('h/tools@v1.0.0')],
    ],
    [
      'what is excluded or retracted is not used',
      'module m\ngo 1.22\nexclude h/a v0.1.0\nretract (\nv1.0.0 // bad\n[v1.1.0, v1.2.0]\n)\ntoolchain go1.23\ngodebug default=go1.21\nrequire h/a v1.0.0',
      [direct('h/a@v1.0.0')],
    ],
    ['quoted', 'module "m"\nrequire "h/a" v1.0.0', [direct('h/a@v1.0.0')]],
    ['nothing', 'module m\n', []],
  ])('%s', async (_, text, expected) => {
    expect(await linesOf(text)).toEqual(expected)
  })

  test.each([
    ['go 1.16', [direct('h/a@v1.0.0'), indirect('h/b@v1.0.0')]],
    ['go 1.17', [direct('h/a@v1.0.0')]],
  ])('%s: what is vendored is built too, where go.mod does not name it', async (go, expected) => {
    const text = `module m\n${go}\nrequire h/a v1.0.0`
    const vendored =
      '# h/a v1.0.0\n## explicit\nh/a\nh/a/sub\n# h/b v1.0.0 => f/b v1.0.0\nh/b\n# h/unused v1.0.0\n## explicit; go 1.16\n'
    expect(await linesOf(text, { 'vendor/modules.txt': vendored })).toEqual(expected)
  })

  test.each([
    ['', 'It is empty', null],
    ['module m\nrequire (\nh/a v1.0.0', 'Its block of require does not end: it is cut short', 2],
    ['module m\nrequire h/a', 'It requires h/a without a version', 2],
    ['module m\nwhatever x', '"whatever" is no directive of a module', 2],
    ['module m\nreplace h/a v1.0.0', 'It has a replace that does not say what by', 2],
  ])('%j is unreadable', async (text, message, line) => {
    await expect(readAs(goMod, 'go.mod', { 'go.mod': text })).rejects.toMatchObject({ message, line })
  })
})

test('go.work: the highest version of what its modules require, and its own replacements first', async () => {
  const { components } = await readAs(goWork, 'go.work', {
    'go.work': 'go 1.22\nuse (\n\t./app\n\t./lib\n)\nreplace h/r => f/r v9.0.0',
    'app/go.mod':
      'module m/app\ngo 1.22\nrequire (\nm/lib v0.0.0\nh/a v1.10.0\nh/z v1.9.0\nh/r v1.0.0\n)\nreplace h/r => ../r',
    'lib/go.mod': 'module m/lib\ngo 1.22\nrequire (\nh/a v1.9.0\nh/z v1.10.0\nh/b v1.0.0 // indirect\n)',
  })
  expect(components.map((one) => [lineFor(one), one.declaredAt.file])).toEqual([
    ['h/a@v1.10.0 unknown direct registry m/app>h/a', 'app/go.mod'],
    ['h/z@v1.10.0 unknown direct registry m/app>h/z', 'lib/go.mod'],
    ['f/r@v9.0.0 unknown direct registry m/app>f/r', 'app/go.mod'],
    ['h/b@v1.0.0 unknown transitive registry h/b', 'lib/go.mod'],
  ])
})

test('go list: objects one after the other', async () => {
  const text = `{
	"Path": "m",
	"Main": true
}
{
	"Path": "h/a",
	"Version": "v1.0.0"
}
{
	"Path": "h/b",
	"Version": "v1.0.0",
	"Indirect": true,
	"Replace": {
		"Path": "f/b",
		"Version": "v2.0.0"
	}
}
{
	"Path": "h/c",
	"Version": "v1.0.0",
	"Replace": {
		"Path": "../c"
	}
}
`
  expect(goList.recognizes?.(text)).toBe(true)
  const { components } = await readAs(goList, 'list.json', { 'list.json': text })
  expect(components.map(lineFor)).toEqual([direct('h/a@v1.0.0'), indirect('f/b@v2.0.0')])
  await expect(readAs(goList, 'x', { x: text.slice(0, -3) })).rejects.toThrow(
    'It ends in the middle of an object',
  )
})
