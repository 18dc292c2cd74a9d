import { describe, expect, test } from 'vitest'
import { expressionText } from '../../../src/analysis/licensing/expression.ts'
import { licenseSourcesOf } from '../../../src/analysis/licensing/license-sources.ts'
import { sourceHeader } from '../../../src/analysis/licensing/source-header.ts'

const APACHE = `Copyright 2020 Jane Doe

Licensed under the Apache License, Version 2.0 (the "License");
you may not use this file except in compliance with the License.
You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software
distributed under the License is distributed on an "AS IS" BASIS,
WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
See the License for the specific language governing permissions and
limitations under the License.`
const GNU = (name: string, grant: string) =>
  `This program is free software; you can redistribute it and/or modify it under the terms of the GNU ${name} as published by the Free Software Foundation; ${grant}.`
const LATER = (version: string) =>
  `either version ${version} of the License, or (at your option) any later version`
const MPL = `This Source Code Form is subject to the terms of the Mozilla Public
License, v. 2.0. If a copy of the MPL was not distributed with this
file, You can obtain one at https://mozilla.org/MPL/2.0/.`

const hashed = (text: string) => `#!/usr/bin/env python\n${text.replace(/^/gm, '# ')}\n\nimport this\n`
const starred = (text: string) => `/*\n${text.replace(/^/gm, ' * ')}\n */\nint main(void);\n`
const slashed = (text: string) => `${text.replace(/^/gm, '// ')}\n\npackage widget\n`
const headerOf = (text: string) =>
  sourceHeader({ path: 'setup.py', text, truncated: false, url: '' })?.readings.map(expressionText) ?? null

describe.each([
  ['#', hashed],
  ['*', starred],
  ['//', slashed],
])('in comments of %s', (_, commented) => {
  test.each([
    ['Apache-2.0', APACHE],
    ['MPL-2.0', MPL],
    ['GPL-3.0-or-later', GNU('General Public License', LATER('3'))],
    ['LGPL-2.1-or-later', GNU('Lesser General Public License', LATER('2.1'))],
    ['AGPL-3.0-or-later', GNU('Affero General Public License', LATER('3'))],
  ])('the notice of %s is read', (id, notice) => {
    expect(headerOf(commented(notice))).toEqual([id])
  })
})

test.each([
  ['code that speaks of a licence', `print("Licensed under the MIT license")\n`],
  ['a term beside the notice', hashed(`${APACHE}\n\nNot for commercial use.`)],
  ['a head without an end', `/*\n${' * License\n'.repeat(100)}`],
  ['no word on it', hashed('Widgets for everybody.')],
])('%s is no notice', (_, text) => {
  expect(headerOf(text)).toBeNull()
})

test('a notice speaks only where nothing else does', () => {
  const whereOf = (files: Readonly<Record<string, string>>) => {
    const texts = Object.entries(files).map(([path, text]) => ({ path, text, truncated: false, url: '' }))
    return licenseSourcesOf({ documents: { texts, unread: [] } }).own.map(({ where }) => where)
  }
  const code = { 'widget.py': hashed(APACHE) }
  expect(whereOf(code)).toEqual(['widget.py'])
  expect(whereOf({ ...code, 'README.md': '## License\n\nMIT\n' })).toEqual(['README.md'])
})
