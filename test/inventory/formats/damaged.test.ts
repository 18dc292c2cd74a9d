import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pom, parsePom } from '../../../src/analysis/maven/pom.ts'
import { READERS } from '../../../src/inventory/formats/index.ts'
import { inventoryOf } from '../../../src/inventory/graph.ts'
import { UnreadableFile } from '../../../src/inventory/reader.ts'

/** A small file of each kind of syntax, with what its format has in the middle of it. */
const WHOLE = [
  `version = 1\n[manifest]\nmembers = ["a"]\n[[package]]\nname = "a"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "b", extra = ["x"] }]\n[[package]]\nname = "b"\nversion = "2"\nsource = { registry = "r" }\nwheels = [{ url = "u", hash = "h" }]\n`,
  `[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n[package.dependencies]\nb = { version = "*", extras = ["x"] }\n[package.extras]\nx = ["b (>=1)"]\n[package.source]\ntype = "git"\nurl = "u"\n[metadata]\nlock-version = "2.1"\nlock_version = "4.5"\n[metadata.files]\na = [{ file = "f", hash = "h" }]\n`,
  `lock-version = "1.0"\n[[packages]]\nname = "a"\nversion = "1"\nmarker = "'x' in extras and (os_name == 'nt')"\ndependencies = [{ name = "a" }]\narchive = { url = "u", hashes = { sha256 = "h" } }\n`,
  `[project]\nname = "a"\ndependencies = ["b[x]>=1 ; os_name == 'nt'"]\n[tool.poetry.dependencies]\nc = [{ version = "^1" }]\n[dependency-groups]\ndev = ["d", { include-group = "e" }]\n[libraries]\nb = { module = "g:a", version = { ref = "v" } }\n[plugins]\np = "i:1"\n`,
  `{"_meta": {"pipfile-spec": 6}, "version": 1, "default": {"a": {"version": "==1", "hashes": ["h"]}}, "packages": [{"name": "a/b", "version": "1", "license": ["MIT"], "require": {"c": "*"}}], "dependencies": {"net8.0": {"A": {"type": "Direct", "resolved": "1", "dependencies": {"B": "1"}}}}, "libraries": {"A/1": {"type": "package"}}, "targets": {"t": {"A/1": {"dependencies": {"B": "1"}}}}, "pins": [{"location": "https://h/a", "state": {"version": "1"}}], "object": {"pins": []}, "workspace_members": ["a"], "resolve": {"nodes": [{"id": "a", "deps": [{"pkg": "b", "dep_kinds": [{"kind": "dev"}]}]}]}}`,
  `module m\ngo 1.16\nrequire (\n\th/a v1.0.0 // indirect\n)\nreplace h/a => ../a\ntool h/a/x\nuse ./a\n`,
  `-r other.txt\na==1 \\\n  --hash=sha256:aa\n    # via\n    #   b\nb @ git+https://h/b.git@v1#egg=b[x] ; os_name == "nt"\n./c-1.0.tar.gz\n-e .\n`,
  `GIT\n  remote: u\n  revision: r\n  specs:\n    a (1.0-java)\n      b (~> 1)\n\nDEPENDENCIES\n  a!\n\nCHECKSUMS\n  a (1.0) sha256=aa\n`,
  `g:a:1.0=runtimeClasspath,testClasspath\nempty=x\n`,
  `%{\n "a": {:hex, :a, "1.0", "h", [:mix], [{:b, "~> 1.0", [hex: :b, optional: true]}], "hexpm", "h"},\n "c" => {:git, "u", "r", []},\n}\n`,
  `packages:\n  a:\n    dependency: "direct main"\n    description: {name: a, url: "u"}\n    source: hosted\n    version: "1.0"\n`,
  `<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>[1]</version></dependency></dependencies><modules><module>m</module></modules></project>`,
]
const PIECES = [
  '"',
  '[',
  '{',
  '}',
  '\n',
  ' ',
  '=',
  ':',
  '1',
  'null',
  'true',
  ',',
  '<',
  '\\',
  '\u0000',
  '__proto__',
  '$',
  '(',
]

test('a damaged file gives what it has, or one sentence: nothing else happens', async () => {
  const damaged = fc
    .tuple(
      fc.constantFrom(...WHOLE),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(40),
      fc.constantFrom('', ...PIECES),
      fc.boolean(),
    )
    .map(([text, at, length, piece, isCut]) => {
      const start = Math.floor(at * text.length)
      return text.slice(0, start) + piece + (isCut ? '' : text.slice(start + length))
    })
  await fc.assert(
    fc.asyncProperty(damaged, fc.constantFrom(...READERS), async (text, reader) => {
      try {
        // What stands beside it is damaged alike.
        const beside = { text: async () => text, folders: async () => ['m'], pom: async () => pomIn(text) }
        inventoryOf('x', await reader.read({ path: 'x', text }, beside))
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFile)
      }
    }),
    { numRuns: 400 },
  )
})

function pomIn(text: string): Pom | null {
  try {
    return parsePom(text)
  } catch {
    return null
  }
}
