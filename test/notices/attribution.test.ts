import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributionOf, type NoticeSource } from '../../src/notices/attribution.ts'
import { copyrightIn } from '../../src/notices/copyright.ts'
import { component } from '../support/component.ts'
import { listedText } from '../support/license-texts.ts'

const TERMS = 'Permission is hereby granted, free of charge, to any person obtaining a copy.'
const mit = (who: string) => `MIT License\n\nCopyright (c) 2020 ${who}\n\n${TERMS}\n`
const from = (name: string, files: Record<string, string>, license: string | null = 'MIT'): NoticeSource => ({
  component: component(name),
  license,
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
  why: null,
})

describe('whose it is', () => {
  test.each<[string, string, string[]]>([
    ['the usual head', mit('Ada Lovelace'), ['Copyright (c) 2020 Ada Lovelace']],
    [
      'several',
      `Copyright 2001 Ada\nCopyright 2002 Bob Stone\n${TERMS}`,
      ['Copyright 2001 Ada', 'Copyright 2002 Bob Stone'],
    ],
    ['in a comment', ` * Copyright (c) 2020 Ada Lovelace\n * ${TERMS}`, ['Copyright (c) 2020 Ada Lovelace']],
    ['nobody', TERMS, []],
    ['a form that nobody filled in', listedText('Apache-2.0'), []],
    ['who wrote the licence, not the component', listedText('GPL-3.0-only'), []],
    ['words about copyright', 'The above copyright notice must stay in all copies.', []],
  ])('%s', (_, text, expected) => {
    expect(copyrightIn(text).copyrights).toEqual(expected)
  })

  test('a filled in form of Apache-2.0 names them, and its terms are those of everybody', () => {
    const filled = listedText('Apache-2.0').replace('[yyyy] [name of copyright owner]', '2020 Ada Lovelace')
    expect(filled).toContain('2020 Ada')
    const { copyrights, terms } = copyrightIn(filled)
    expect(copyrights).toEqual(['Copyright 2020 Ada Lovelace'])
    expect(terms).not.toContain('Ada')
  })

  test('where several have terms of their own, the text stays whole', () => {
    const text = `${mit('Ada Lovelace')}\n${mit('Bob Stone').replace(TERMS, 'Other terms.')}`
    const { copyrights, terms } = copyrightIn(text)
    expect(copyrights).toEqual(['Copyright (c) 2020 Ada Lovelace', 'Copyright (c) 2020 Bob Stone'])
    expect(terms).toBe(text.trim())
  })
})

describe('attribution', () => {
  test('one text for all that have it, whoever wrote them and however its lines break', () => {
    const { components, texts, lacking } = attributionOf([
      from('b@1.0.0', { LICENSE: mit('Bob Stone').replace('free of', 'free\nof') }),
      from('a@1.0.0', { 'license.md': mit('Ada Lovelace') }),
    ])
    expect(texts).toEqual([`MIT License\n\n${TERMS}`])
    expect(components.map(({ name, texts: own, copyrights }) => [name, own, copyrights])).toEqual([
      ['a', [0], ['Copyright (c) 2020 Ada Lovelace']],
      ['b', [0], ['Copyright (c) 2020 Bob Stone']],
    ])
    expect(lacking).toEqual([])
  })

  test.each([
    ['Apache-2.0', true],
    ['MIT OR Apache-2.0', true],
    ['MIT', false],
    [null, true],
    ['LicenseRef-own', true],
  ])('NOTICE of a component under %s: passed on %s', (license, passed) => {
    const files = { LICENSE: TERMS, 'NOTICE.txt': 'Made by the Ada project.' }
    const { texts } = attributionOf([from('a@1.0.0', files, license)])
    expect(texts.includes('Made by the Ada project.')).toBe(passed)
  })

  test('a list of bundled parts is passed on as it is', () => {
    const list = `Parts of others:\n${mit('Bob Stone')}\n${mit('Cora Reed')}`.trim()
    const { components, texts } = attributionOf([
      from('a@1.0.0', { LICENSE: mit('Ada'), 'ThirdPartyNotices.txt': list }),
    ])
    expect(texts).toContain(list)
    expect(components[0]?.copyrights).toEqual(['Copyright (c) 2020 Ada'])
  })

  test('where the licence text stands in the README it is taken from there', () => {
    const text = listedText('MIT').replace(/Copyright.*/, 'Copyright (c) 2020 Ada Lovelace')
    const readme = `# a\n\nSums up.\n\n## Use\n\nCall it.\n\n## License\n\n${text}\n`
    const { components, texts, lacking } = attributionOf([from('a@1.0.0', { 'README.md': readme })])
    expect(lacking).toEqual([])
    expect(components[0]?.copyrights).toEqual(['Copyright (c) 2020 Ada Lovelace'])
    expect(texts[0]).toContain('Permission is hereby granted')
    expect(texts[0]).not.toContain('Sums up')
  })

  test.each<[string, Partial<NoticeSource>, string]>([
    ['nothing there', { files: [] }, 'none: its archive has no licence text'],
    [
      'a README without one',
      { files: [{ path: 'README.md', text: '# a\n\nMIT' }] },
      'none: its archive has no licence text',
    ],
    ['not read', { files: null, why: 'the registry did not answer' }, 'unknown: the registry did not answer'],
    [
      'not all read',
      { files: [{ path: 'LICENSE', text: TERMS }], why: 'COPYING is too large' },
      'unknown: COPYING is too large',
    ],
  ])('lacking: %s', (_, change, expected) => {
    const { components, lacking } = attributionOf([{ ...from('a@1.0.0', {}), ...change }])
    expect(lacking.map(({ kind, why }) => `${kind}: ${why}`)).toEqual([expected])
    expect(components).toHaveLength(1)
  })

  test('in whatever order it is told, the answer is the same', () => {
    const source = fc
      .record({
        name: fc.constantFrom('a', 'b', 'c', '@x/y'),
        who: fc.constantFrom('Ada', 'Bob'),
        terms: fc.constantFrom('X.', 'Y.'),
      })
      .map(({ name, who, terms }) =>
        from(`${name}@1.0.0`, { LICENSE: `Copyright 2020 ${who}\n\n${terms}`, COPYING: terms }),
      )
    const sources = fc.uniqueArray(source, { selector: ({ component: { purl } }) => purl })
    fc.assert(
      fc.property(sources, (all) => {
        expect(attributionOf(all.toReversed())).toEqual(attributionOf(all))
      }),
    )
  })
})
