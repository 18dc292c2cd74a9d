import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elementAt, elementsAt, parseXml, textAt, XmlError } from '../../src/text/xml.ts'

const POM = `<?xml version="1.0"?>
<!DOCTYPE project [ <!ENTITY long "aaaaaaaa"> ]>
<!-- <project/> -->
<m:project xmlns:m="http://maven.apache.org/POM/4.0.0">
  <name>A &amp; B &#60;c&#x3e; &long;</name>
  <empty/>
  <licenses>
    <license kind='one "of" two'><name> MIT </name></license>
    <license><name><![CDATA[<Apache & co>]]></name></license>
  </licenses>
</m:project>`

describe('parseXml', () => {
  const root = parseXml(POM)

  test('reads elements, attributes and text by their names without prefix', () => {
    expect(root.name).toBe('project')
    expect(textAt(root, 'licenses', 'license', 'name')).toBe('MIT')
    expect(elementsAt(root, 'licenses', 'license').map((one) => textAt(one, 'name'))).toEqual([
      'MIT',
      '<Apache & co>',
    ])
    expect(elementAt(root, 'licenses', 'license')?.attributes).toEqual({ kind: 'one "of" two' })
  })

  test('says on which line an element begins', () => {
    expect(elementsAt(root, 'licenses', 'license').map(({ line }) => line)).toEqual([8, 9])
  })

  test('resolves the entities of XML and expands none that a document declares', () => {
    expect(textAt(root, 'name')).toBe('A & B <c> &long;')
  })

  test.each([['empty'], ['nowhere'], ['nowhere', 'at', 'all']])('has no text at %j', (...path) => {
    expect(textAt(root, ...path)).toBeNull()
    expect(elementsAt(root, ...path, 'more')).toEqual([])
  })

  test.each([
    ['', 1],
    ['just words', 1],
    ['<a>\n<b></a>', 2],
    ['<a>\n<b>\n', 1],
    ['<a></a></b>', 1],
    ['<a>\n <b attr></b></a>', 2],
    ['<a>\n<!-- open', 2],
    ['<a>'.repeat(300), 1],
  ])('refuses %j', (text, line) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ name: 'XmlError', line }))
  })

  test('ends for every text with an element or an XmlError', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<b/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&#0;',
      '&amp;',
      '\n',
      'x',
      '<',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        try {
          parseXml(parts.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError)
        }
      }),
    )
  })
})
