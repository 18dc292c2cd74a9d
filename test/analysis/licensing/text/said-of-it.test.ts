import { describe, expect, test } from 'vitest'
import { recognise } from '../../../../src/analysis/licensing/text/recognise.ts'

const RUST =
  'Licensed under the Apache License, Version 2.0 <LICENSE-APACHE or http://www.apache.org/licenses/LICENSE-2.0> or the MIT license <LICENSE-MIT or http://opensource.org/licenses/MIT>, at your option.'
const GNU = (subject: string, name: string, grant: string) =>
  `${subject} is free software; you can redistribute it and/or modify it under the terms of the GNU ${name} as published by the Free Software Foundation; ${grant}.`

describe('a text without any licence is under what it names', () => {
  test.each([
    [
      'This project is dual-licensed under the Unlicense and MIT licenses.\n\nYou may use this code under the terms of either license.',
      ['Unlicense OR MIT'],
    ],
    [RUST, ['Apache-2.0 OR MIT']],
    [
      `${RUST} All files in the project carrying such notice may not be copied, modified, or distributed except according to those terms.`,
      ['Apache-2.0 OR MIT'],
    ],
    ['Released under the Apache License 2.0', ['Apache-2.0']],
    [
      GNU(
        'Widget',
        'General Public License',
        'either version 3 of the License, or (at your option) any later version',
      ),
      ['GPL-3.0-or-later'],
    ],
    [
      GNU('This package', 'Lesser General Public License', 'version 2.1 of the License'),
      ['LGPL-2.1-only', 'LGPL-2.1-or-later'],
    ],
    [
      'This program is free software; you can redistribute it and/or modify it under the same terms as Perl itself.',
      ['Artistic-1.0-Perl OR GPL-1.0-or-later'],
    ],
    [
      'Licensed to the Apache Software Foundation (ASF) under one or more contributor license agreements. The ASF licenses this file to you under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with the License.',
      ['Apache-2.0'],
    ],
  ])('%s', (text, readings) => {
    expect(recognise(text)).toMatchObject({ kind: 'recognised', readings, parts: [{ kind: 'notice' }] })
  })
})

describe('not where it', () => {
  test.each([
    ['leaves the version open', 'Licensed under the GNU General Public License.'],
    ['leaves the licence open', 'Released under a BSD license.'],
    [
      'understands one branch of a choice',
      'Licensed under the terms of either of the licenses in LICENSE.MIT or LICENSE.ACME.',
    ],
    ['speaks of others', 'This software contains code derived from Widget, available under the MIT License.'],
    ['only names a foundation', 'The Apache Software Foundation'],
    ['forbids something', 'Released under the MIT License for non-commercial use.'],
    [
      'adds to a notice',
      `${GNU('Widget', 'General Public License', 'version 2')} It may not be used by competitors.`,
    ],
    [
      'hides a term in a notice',
      GNU('This software for hospitals only', 'General Public License', 'version 2'),
    ],
    ['asks for something', `${RUST} Please pay Acme.`],
  ])('%s', (_, text) => {
    expect(recognise(text).kind).not.toBe('recognised')
  })
})
