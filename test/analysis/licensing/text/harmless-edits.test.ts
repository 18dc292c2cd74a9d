import { expect, test } from 'vitest'
import { recognise } from '../../../../src/analysis/licensing/text/recognise.ts'
import { listedText } from '../../../support/license-texts.ts'

type Edit = (text: string, id: string) => string

const lines = (change: (line: string) => string) => (text: string) => text.split('\n').map(change).join('\n')
const wrapped =
  (width: number): Edit =>
  (text) =>
    text.replace(new RegExp(`(.{1,${width}})(?:[ \\t]+|$)`, 'gm'), '$1\n')
const before =
  (words: string): Edit =>
  (text) =>
    `${words}\n\n${text}`
const behind =
  (words: string): Edit =>
  (text) =>
    `${text}\n\n${words}\n`
const every =
  (from: RegExp, to: string): Edit =>
  (text) =>
    text.replace(from, to)

const NAMES: Readonly<Record<string, string>> = {
  MIT: 'MIT License',
  'BSD-3-Clause': 'BSD 3-Clause License',
  'Apache-2.0': 'Apache License, Version 2.0',
  ISC: 'ISC License',
}

/** Kinds of edits that change no licence; each is made to each of the texts. */
const EDITS: Readonly<Record<string, Edit>> = {
  'lines of 40 signs': wrapped(40),
  'lines of 72 signs': wrapped(72),
  'one line a paragraph': (text) => text.replace(/([^\n])\n(?!\n)/g, '$1 '),
  'all on one line': (text) => text.replace(/\s+/g, ' '),
  'double spaced': every(/\n/g, '\n\n'),
  'Windows line ends': every(/\n/g, '\r\n'),
  'old Mac line ends': every(/\n/g, '\r'),
  'trailing blanks': lines((line) => `${line}   `),
  indentation: lines((line) => `        ${line}`),
  tabs: lines((line) => `\t${line}`),
  'no-break blanks': every(/ /g, '\u00a0'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'soft hyphens': every(/(\w{4})(\w{4})/g, '$1\u00ad$2'),
  'zero width blanks': every(/,/g, ',\u200b'),
  'form feeds': behind('\f'),
  'C comments': (text) => `/*\n${lines((line) => ` * ${line}`)(text)}\n */`,
  'C++ comments': lines((line) => `// ${line}`),
  'shell comments': lines((line) => `# ${line}`),
  'Lisp comments': lines((line) => `;; ${line}`),
  'SQL comments': lines((line) => `-- ${line}`),
  'TeX comments': lines((line) => `% ${line}`),
  'Fortran comments': (text) => lines((line) => `c ${line}`)(text.replace(/\n{2,}/g, '\n')),
  'm4 comments': lines((line) => `dnl ${line}`),
  'batch comments': lines((line) => `REM ${line}`),
  'HTML comment': (text) => `<!--\n${text}\n-->`,
  quotation: lines((line) => `> ${line}`),
  'a box': (text) => `${'*'.repeat(70)}\n${lines((line) => `* ${line}`)(text)}\n${'*'.repeat(70)}`,
  'HTML paragraphs': (text) => `<p>${text.replace(/\n\n/g, '</p>\n<p>')}</p>`,
  'HTML entities': (text) => text.replace(/"/g, '&quot;').replace(/'/g, '&#39;').replace(/\(c\)/gi, '&copy;'),
  'HTML line breaks': every(/\n/g, '<br/>\n'),
  'a preformatted block': (text) => `<pre>\n${text}\n</pre>`,
  'a Markdown heading': (text, id) => `# ${NAMES[id]}\n\n${text}`,
  'an underlined heading': (text, id) => `${NAMES[id]}\n===========\n\n${text}`,
  'a code fence': (text) => `\`\`\`\n${text}\n\`\`\``,
  'bold words': every(/\b(AS IS|WITHOUT WARRANT\w+)\b/g, '**$1**'),
  'curly quotes': every(/"([^"]*)"/g, '“$1”'),
  'TeX quotes': every(/"([^"]*)"/g, "``$1''"),
  'single quotes': every(/"([^"]*)"/g, "'$1'"),
  'long dashes': every(/-/g, '–'),
  'small letters': (text) => text.toLowerCase(),
  'capital letters': (text) => text.toUpperCase(),
  'British spelling': (text) => text.replace(/\blicense/g, 'licence').replace(/\bLicense\b/g, 'Licence'),
  'owner for holder': every(/copyright holder/g, 'copyright owner'),
  'bullets for numbers': every(/^\s*\d\. /gm, '  * '),
  'letters for numbers': (text) => text.replace(/^\s*1\. /gm, 'a) ').replace(/^\s*2\. /gm, 'b) '),
  'Roman numbers': (text) => text.replace(/^\s*1\. /gm, 'i. ').replace(/^\s*2\. /gm, 'ii. '),
  'http for https': every(/https:/g, 'http:'),
  'https for http': every(/http:/g, 'https:'),
  'a title': (text, id) => `${NAMES[id]}\n\n${text}`,
  'the title again': (text, id) => `The ${NAMES[id]} (${id})\n\n${text}`,
  'a translated heading': before('Lizenz'),
  'the word license': before('LICENSE'),
  'the name of a project': before('# widget.js'),
  'a holder': before('Copyright (c) 2015-present Jane Doe <jane@widget.example> (https://widget.example)'),
  'many holders': before(
    'Copyright © 2012, 2014-2020 Widget GmbH & Co. KG\nCopyright 2020 The Widget Authors. All rights reserved.\nPortions Copyright (C) 1998 by the Regents of the University of Atlantis',
  ),
  'a holder behind': behind('Copyright (c) 2001 Foo Bar'),
  'an introduction': (text, id) =>
    `This project is licensed under the terms of the ${NAMES[id]}, as follows:\n\n${text}`,
  'an SPDX tag': (text, id) => `SPDX-License-Identifier: ${id}\n\n${text}`,
  'a list of authors': behind('Jane Doe <jane@widget.example>\nJohn Roe <john@widget.example>'),
  'where to find the project': behind('Homepage: https://widget.example/license'),
  'a rule': (text) => `${'-'.repeat(60)}\n${text}\n${'='.repeat(60)}`,
  'who contributed': behind(
    'This software consists of voluntary contributions made by many individuals. For exact contribution history, see the revision history.',
  ),
}

test('there are sixty kinds', () => {
  expect(Object.keys(EDITS).length).toBeGreaterThanOrEqual(60)
})

test.each(Object.entries(EDITS))('%s change nothing', (_, edit) => {
  const told = Object.keys(NAMES).map((id) => {
    const { kind, ids, difference } = recognise(edit(listedText(id), id))
    return { kind, ids, difference }
  })
  const expected = Object.keys(NAMES).map((id) => ({ kind: 'recognised', ids: [id], difference: null }))
  expect(told).toEqual(expected)
})
