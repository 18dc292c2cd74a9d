import { describe, expect, test } from 'vitest'
import { recognise } from '../../../../src/analysis/licensing/text/recognise.ts'
import { COMMON, listedText, operativeSentences } from '../../../support/license-texts.ts'

/** Of each text so many sentences; EVERY_SENTENCE takes all, which is some minutes' work. */
const SENTENCES = process.env.EVERY_SENTENCE ? Number.POSITIVE_INFINITY : 4

const CHANGES: Readonly<Record<string, (sentence: string) => string>> = {
  removed: () => '',
  negated: (sentence) =>
    /\b(?:may|shall|must|will|is|are|can|grants?|granted|retain|agree)\b/.test(sentence)
      ? sentence.replace(/\b(?:may|shall|must|will|is|are|can|grants?|granted|retain|agree)\b/, '$& not')
      : `Not: ${sentence}`,
  replaced: () => 'You must pay the holder a fee for every copy you make.',
}

/** Without its third clause a BSD-3-Clause is a BSD-2-Clause, and rightly told as that. */
function isCalled(id: string, text: string): boolean {
  const { kind, ids } = recognise(text)
  return kind === 'recognised' && ids.includes(id)
}

describe('a changed term is noticed', () => {
  test.each(COMMON)('in %s', (id) => {
    const text = listedText(id)
    const sentences = operativeSentences(id)
    const step = Math.max(1, sentences.length / SENTENCES)
    const missed: string[] = []
    let kind = 0
    for (let at = 0; at < sentences.length; at += step) {
      const [from, to] = sentences[Math.floor(at)] ?? [0, 0]
      const sentence = text.slice(from, to)
      const kinds = Object.entries(CHANGES)
      const chosen = process.env.EVERY_SENTENCE ? kinds : kinds.slice(kind++ % kinds.length).slice(0, 1)
      for (const [name, change] of chosen) {
        const changed = text.slice(0, from) + change(sentence) + text.slice(to)
        if (isCalled(id, changed)) missed.push(`${name}: ${sentence}`)
      }
    }
    expect(missed).toEqual([])
  })
})

const RIDERS = [
  // https://commonsclause.com
  'The Software is provided to you by the Licensor under the License, as defined below, subject to the following condition. Without limiting other conditions in the License, the grant of rights under the License will not include, and the License does not grant to you, the right to Sell the Software.',
  'Commons Clause applies.',
  'This software may not be used to train artificial intelligence.',
  'No AI training.',
  'Use for the training of machine learning models is prohibited.',
  'The Software shall be used for Good, not Evil.',
  'This software is licensed for use in hospitals only.',
  'For non-commercial use only.',
  'Free for personal use.',
  'Academic and research purposes only.',
  'Not for military use.',
  'Companies with more than 100 employees need a separate license.',
  'You may not offer the software as a hosted service.',
  'All advertising materials mentioning features or use of this software must display the following acknowledgment.',
  'This license expires after one year.',
  'Licensed to students.',
  'Available to members of the Acme consortium.',
  'Redistribution is forbidden.',
  'Users in Atlantis are excluded.',
  'A fee is due for every installation.',
  'This software is limited to hospitals.',
  'Deployment in weapons is ruled out.',
  'Distribution in Atlantis is taxed.',
  'Robots are disallowed.',
  'Acme reserves the patents.',
  'It is intended for hobbyists.',
  'Includes the Commons Clause.',
  'Portions of this software are proprietary.',
  'You owe us a beer.',
  'Modifications belong to Acme.',
  'Licensed under these terms with the Commons Clause.',
  'The code is published to be looked at.',
]

describe('a rider is noticed', () => {
  const places: Readonly<Record<string, (text: string, rider: string, middle: number) => string>> = {
    before: (text, rider) => `${rider}\n\n${text}`,
    inside: (text, rider, middle) => `${text.slice(0, middle)} ${rider}${text.slice(middle)}`,
    behind: (text, rider) => `${text}\n\n${rider}\n`,
    'in the notice of': (text, rider) => `Copyright (c) 2020 Acme. ${rider}\n\n${text}`,
  }
  test.each(Object.keys(places))('%s a licence', (place) => {
    const missed: string[] = []
    for (const [index, id] of COMMON.entries()) {
      const text = listedText(id)
      const sentences = operativeSentences(id)
      const [, middle = 0] = sentences[Math.floor(sentences.length / 2)] ?? []
      // Each rider meets several licences, each licence several riders.
      for (let more = 0; more < 2; more++) {
        const rider = RIDERS[(index * 3 + more * 7) % RIDERS.length] ?? ''
        const changed = places[place]?.(text, rider, middle) ?? ''
        if (isCalled(id, changed)) missed.push(`${id}: ${rider}`)
      }
    }
    expect(missed).toEqual([])
  })
})
