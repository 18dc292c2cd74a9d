import { describe, expect, test } from 'vitest'
import { recognise } from '../../../../src/analysis/licensing/text/recognise.ts'
import { listedText } from '../../../support/license-texts.ts'

const MIT = listedText('MIT')
const BSD = listedText('BSD-3-Clause').replace('<year> <owner>', '2021 Widget Ltd')

describe('what well-known projects write beside a licence asks nothing', () => {
  test.each([
    [
      'sample code',
      'Copyright and related rights for sample code are waived via CC0. Sample code is defined as all source code displayed within the prose of the documentation.',
    ],
    [
      'others\u2019 folders',
      'Files located in the node_modules and vendor directories are externally maintained libraries used by this software which have their own licenses; we recommend you read them, as their terms may differ from the terms above.',
    ],
    [
      'a logo',
      "Widget's logo created by Jane Doe, licensed under a Creative Commons Attribution-ShareAlike 4.0 International License",
    ],
    [
      'generated code',
      'This code is not standalone and requires a support library to be linked with it. This support library is itself covered by the above license.',
    ],
    ['trademarks', 'Widget is a registered trademark of Acme Inc.'],
    [
      'contributors',
      'If you contribute code to this project, you are implicitly allowing your code to be distributed under the MIT license.',
    ],
    ['public domain', 'The test data are in the public domain.'],
    ['where it comes from', 'This library is a fork of [gadget](https://github.com/acme/gadget).'],
    ['whose some files are', 'Copyright (c) 2014 Widget, Inc. (ONLY ./src/gadgets/regenerator* files)'],
    [
      'what a licence covers',
      'The above license applies to all contributions after 2017-12-01, as well as all contributions that have been re-licensed (see AUTHORS file for the list of contributors who have re-licensed their code).',
    ],
    [
      'which parts it covers',
      'This license applies to parts of widget originating from the https://github.com/acme/widget repository:',
    ],
    [
      'where Python comes from',
      "Zope Corporation was a sponsoring member of the PSF.\n\nGPL-compatible doesn't mean that we're distributing Python under the GPL. All Python licenses, unlike the GPL, let you distribute a modified version without making your changes open source.",
    ],
    ['holders on more lines', 'Copyright (c) 2020\nJane Doe\nAcme Limited\nApple Computer, Inc.'],
  ])('%s', (_, words) => {
    expect(recognise(`${MIT}\n\n${words}\n`)).toMatchObject({ kind: 'recognised', readings: ['MIT'] })
  })
})

test.each([
  ['for hospitals', 'Widget for use in hospitals only is a registered trademark of Acme Inc.'],
  ['a fee', 'Reasonable payment to Acme is required.'],
  ['a wish that is none', 'If you are a company then reasonable payment to Acme is expected.'],
  ['files that are a use', 'Copyright (c) 2014 Widget, Inc. (ONLY commercial files)'],
  ['parts for some', 'This license applies to parts of widget for members only.'],
  ['a licence for some', 'The above license applies to all contributions by members.'],
  ['a history with a term', 'Zope Corporation was a sponsoring member of the PSF and must be paid.'],
  ['limited', 'This Software Is Limited To Hospitals.'],
])('a term that resembles them is noticed: %s', (_, words) => {
  expect(recognise(`${MIT}\n\n${words}\n`).kind).not.toBe('recognised')
})

test.each([
  ['this project', 'the name of the copyright holder nor', 'the name of this project nor'],
  ['two companies', 'the name of the copyright holder nor', 'the name of Facebook, nor Meta, nor'],
  ['no "name of"', 'the name of the copyright holder nor', 'Widget nor'],
])('a BSD licence may name %s', (_, from, to) => {
  expect(BSD).toContain(from)
  expect(recognise(BSD.replace(from, to))).toMatchObject({ kind: 'recognised', ids: ['BSD-3-Clause'] })
})

test('a bundle that lists the licences of its parts has its own', () => {
  const text = `${MIT}\n\n# Licenses of bundled dependencies\nThe published artifact additionally contains code with the following licenses:\nBSD-2-Clause, CC0-1.0, ISC\n\n## widget\n\n${BSD}`
  expect(recognise(text)).toMatchObject({ kind: 'recognised', readings: ['MIT'] })
})

describe('in a list of the parts of a bundle', () => {
  const listWith = (entry: string) =>
    `${MIT}\n\n# Bundled dependencies\n\n## widget\n\n${BSD}\n\n${entry}\n\n## gadget\n\n${MIT}`

  test('a licence that is only named belongs to one of them, and is told', () => {
    const { kind, readings, parts } = recognise(listWith('## trinket\nLicense: GPL-3.0-only\nBy: Jane Doe'))
    expect({ kind, readings }).toEqual({ kind: 'recognised', readings: ['MIT'] })
    expect(parts.filter(({ kind }) => kind === 'bundled').map(({ ids }) => ids[0])).toContain('GPL-3.0-only')
  })

  test('a sentence about everything is more than that', () => {
    expect(recognise(listWith('All of this is under the GPL-3.0.')).kind).not.toBe('recognised')
  })
})
