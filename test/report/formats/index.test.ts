import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HELP } from '../../../src/cli/help.ts'
import { FORMAT_NAMES, FORMATS } from '../../../src/report/formats/index.ts'
import { EXPORTS } from '../../../src/report/ink/keys-of-panels.ts'
import { withoutCommands } from '../../../src/text/workflow-commands.ts'
import { draw, hostile } from '../../support/draw.ts'
import { dead, halfUnknown, healthy } from '../../support/scorecards.ts'

describe.each(FORMAT_NAMES)('%s', (format) => {
  test('is listed in help, README and the interactive export, with a key of its own', () => {
    expect(/--format FORMAT [^-]*/.exec(HELP)?.[0]).toContain(format)
    expect(readFileSync('README.md', 'utf8')).toContain(`\`${format}\``)
    expect(EXPORTS.filter(({ key }) => key === FORMATS[format].key).map((one) => one.format)).toEqual([
      format,
    ])
  })

  test.each([
    ['one', [dead()]],
    ['several', [dead(), healthy(), halfUnknown()]],
  ])('tells %s', async (_, cards) => {
    const report = await draw(format, cards)
    expect(report).toMatch(/\n$/)
    for (const { target } of cards) expect(report.replaceAll('\\', '')).toContain(target.name)
  })

  test('names the repository a package was judged by', async () => {
    const card = dead()
    const target = { ...card.target, kind: 'npm', name: 'npm:boiler', owner: 'acme', repo: 'steam-engine' }
    const report = await draw(format, [{ ...card, target }])
    expect(report.replaceAll('\\', '')).toMatch(/acme\/steam-engine|"repo": ?"steam-engine"/)
  })

  test('no text of a project is a command to the runner of a CI job, however it is broken into lines', async () => {
    const piece = fc.constantFrom(
      ...['::error::x', '::add-mask::a', '##[error]x', '##vso[task.complete]', ' ', 'word', ':', '#', '\t'],
      ...['\n::warning::y', '\u0085::debug::z', 'https://a.example/##[error]x', ':::', '\u200b::error::'],
    )
    const texts = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 10, max: 60 }), async (text, columns) => {
        for (const cards of [[hostile(dead(), text)], [hostile(dead(), text), healthy()]]) {
          const report = await draw(format, cards, { columns, verbose: true })
          expect(report).toBe(withoutCommands(report))
        }
      }),
      { numRuns: 30 },
    )
  })
})
