import { describe, expect, test } from 'vitest'
import { entryPointsOf, moduleSystemOf } from '../../../../src/sources/ecosystem/npm/entry-points.ts'
import { exportedNames } from '../../../../src/sources/ecosystem/npm/exported-names.ts'
import type { Manifest } from '../../../../src/sources/ecosystem/npm/packument.ts'

const manifest = (parts: Partial<Manifest>): Manifest => ({
  name: 'widget',
  version: '1.0.0',
  dist: { tarball: 'https://registry.example/widget.tgz' },
  ...parts,
})

describe('the module system', () => {
  test.each<[string, Partial<Manifest>, string[], string | null]>([
    ['nothing said', {}, ['index.js'], 'cjs'],
    ['type module', { type: 'module' }, ['index.js'], 'esm'],
    ['main without its ending', { main: './lib/main' }, ['lib/main.js'], 'cjs'],
    ['main as a folder', { main: './lib/' }, ['lib/index.js'], 'cjs'],
    ['.mjs', { main: 'a.mjs' }, ['a.mjs'], 'esm'],
    ['.cjs in a module package', { type: 'module', main: 'a.cjs' }, ['a.cjs'], 'cjs'],
    [
      'import and require',
      { exports: { import: './a.mjs', require: './a.cjs' } },
      ['a.mjs', 'a.cjs'],
      'both',
    ],
    [
      'nested conditions',
      { exports: { '.': { node: { import: './a.mjs', default: './a.js' } } } },
      ['a.mjs', 'a.js'],
      'both',
    ],
    ['one file for both', { type: 'module', exports: './a.js' }, ['a.js'], 'esm'],
    ['a fallback list', { exports: ['./a.mjs', './b.js'] }, ['a.mjs', 'b.js'], 'esm'],
    ['a file that is not there', { main: 'gone.js' }, ['other.js'], null],
    ['no code at all', { types: 'index.d.ts' }, ['index.d.ts'], null],
  ])('%s', (_name, parts, paths, expected) => {
    expect(moduleSystemOf(entryPointsOf(manifest(parts), new Set(paths)))).toBe(expected)
  })
})

async function namesOf(files: Readonly<Record<string, string>>, parts: Partial<Manifest> = {}) {
  const contents = new Map(Object.entries(files))
  return exportedNames(entryPointsOf(manifest(parts), new Set(contents.keys())), contents)
}

describe('exported names', () => {
  const esm = { type: 'module' }
  test.each<[string, Record<string, string>, Partial<Manifest>, string[], boolean]>([
    [
      'declarations of all kinds',
      { 'index.js': 'export const a = 1, b = 2; export function c() {} export class D {} export default 1' },
      esm,
      ['D', 'a', 'b', 'c', 'default'],
      true,
    ],
    [
      're-exports, followed',
      {
        'index.js': 'export * from "./a.js"; export * as ns from "./b.js"',
        'a.js': 'export { x as y } from "./b.js"; export default 1',
        'b.js': 'export const x = 1',
      },
      esm,
      ['ns', 'y'],
      true,
    ],
    [
      'a circle',
      {
        'index.js': 'export * from "./a.js"; export const i = 1',
        'a.js': 'export * from "./index.js"; export const a = 1',
      },
      esm,
      ['a', 'i'],
      true,
    ],
    [
      'what another package exports',
      { 'index.js': 'export * from "other"; export const a = 1' },
      esm,
      ['a'],
      false,
    ],
    [
      'a file that is not there',
      { 'index.js': 'export * from "./gone.js"; export const a = 1' },
      esm,
      ['a'],
      false,
    ],
    ['what is no JavaScript', { 'index.js': '<html>export {' }, esm, [], false],
    [
      'subpaths',
      { 'a.js': 'export const a = 1', 'b.js': 'export const b = 1' },
      { ...esm, exports: { '.': './a.js', './b': './b.js', './package.json': './package.json' } },
      ['./b', 'a', 'b'],
      true,
    ],
    [
      'CommonJS',
      {
        'index.js': 'exports.a = 1; module.exports.b = 2; Object.defineProperty(exports, "c", { value: 1 })',
      },
      {},
      ['a', 'b', 'c'],
      false,
    ],
    [
      'CommonJS, followed',
      { 'index.js': 'module.exports = require("./lib")', 'lib/index.js': 'exports.deep = 1' },
      {},
      ['deep'],
      false,
    ],
    [
      'CommonJS with declarations',
      {
        'index.js': 'module.exports = make()',
        'index.d.ts': 'export declare function made(): void; export interface Shape {}',
      },
      {},
      ['made'],
      false,
    ],
  ])('%s', async (_name, files, parts, names, complete) => {
    expect(await namesOf(files, parts)).toEqual({ names, complete })
  })
})
