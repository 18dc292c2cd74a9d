import spdx from 'spdx-license-list/spdx.json' with { type: 'json' }
import { wordsOf } from './words.ts'

/** A licence named in a text: [from, to) in words. */
export interface Mention {
  from: number
  to: number
  /** Ids it may mean, without "only" and "or later". */
  families: readonly string[]
}

/** Names in use that the list does not give; each stands for every id that begins so. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  MIT: ['mit', 'expat', 'mit x11', 'x11', 'mit expat', 'the mit'],
  'Apache-2.0': [
    'apache',
    'apache v2',
    'apache 2',
    'apache version 2',
    'apache license version 2',
    'apache 2 0',
    'apache license v2',
    'apache software',
    'al2',
  ],
  'BSD-2-Clause': [
    'bsd',
    'simplified bsd',
    'freebsd',
    'bsd 2 clause',
    '2 clause bsd',
    'two clause bsd',
    'bsd simplified',
    'bsd style',
    'bsd 2',
  ],
  'BSD-3-Clause': [
    'bsd',
    'new bsd',
    'modified bsd',
    'revised bsd',
    'bsd 3 clause',
    '3 clause bsd',
    'three clause bsd',
    'bsd new',
    'edl',
    'eclipse distribution',
    'bsd style',
    'bsd 3',
    'bsd license 2 0',
    'new or revised bsd',
  ],
  'BSD-4-Clause': ['bsd', 'original bsd', '4 clause bsd'],
  ISC: ['isc', 'iscl', 'internet systems consortium', 'internet software consortium'],
  Zlib: ['zlib', 'zlib png', 'zlib libpng'],
  'GPL-1.0': ['gpl', 'gnu gpl', 'gnu general public'],
  'GPL-2.0': [
    'gpl',
    'gnu gpl',
    'gnu general public',
    'gplv2',
    'gpl 2',
    'gnu gpl v2',
    'gpl version 2',
    'gnu general public license version 2',
    'gpl v2',
  ],
  'GPL-3.0': [
    'gpl',
    'gnu gpl',
    'gnu general public',
    'gplv3',
    'gpl 3',
    'gnu gpl v3',
    'gpl version 3',
    'gnu general public license version 3',
    'gpl v3',
  ],
  'LGPL-2.0': ['lgpl', 'gnu lgpl', 'gnu library general public'],
  'LGPL-2.1': [
    'lgpl',
    'gnu lgpl',
    'gnu lesser general public',
    'lgplv2',
    'lgpl 2 1',
    'lgpl v2 1',
    'gnu lesser general public license version 2 1',
  ],
  'LGPL-3.0': [
    'lgpl',
    'gnu lgpl',
    'gnu lesser general public',
    'lgplv3',
    'lgpl 3',
    'lgpl v3',
    'gnu lesser general public license version 3',
  ],
  'AGPL-3.0': ['agpl', 'gnu agpl', 'gnu affero general public', 'agplv3', 'agpl v3'],
  'MPL-1.1': ['mpl', 'mozilla public', 'mpl 1 1'],
  'MPL-2.0': [
    'mpl',
    'mozilla public',
    'mpl 2',
    'mpl v2',
    'mozilla public license version 2',
    'mozilla public license version 2 0',
  ],
  Unlicense: ['unlicense', 'the unlicense'],
  'CC0-1.0': ['cc0', 'creative commons zero', 'cc zero', 'cc0 1 0 universal'],
  'PSF-2.0': ['psf', 'python software foundation'],
  'Python-2.0': [
    'psf',
    'python',
    'python software foundation',
    'python software foundation license version 2',
  ],
  'BSL-1.0': ['boost', 'boost software'],
  'OFL-1.1': ['ofl', 'sil ofl', 'sil open font', 'open font'],
  'EPL-1.0': ['epl', 'eclipse public', 'epl v1'],
  'EPL-2.0': ['epl', 'eclipse public', 'epl v2', 'epl 2'],
  'Artistic-1.0-Perl': ['artistic', 'perl artistic'],
  'Artistic-1.0': ['artistic'],
  'Artistic-2.0': ['artistic', 'perl artistic'],
  'BlueOak-1.0.0': ['blue oak model', 'blue oak'],
  WTFPL: ['wtfpl'],
  '0BSD': ['zero clause bsd', '0bsd', 'bsd 0 clause'],
  'MIT-0': ['mit no attribution', 'mit 0', 'mit zero'],
  'CDDL-1.0': ['cddl'],
  'CDDL-1.1': ['cddl'],
  'CPL-1.0': ['cpl', 'common public'],
  PostgreSQL: ['postgresql', 'postgres'],
  'Unicode-3.0': ['unicode'],
  'Unicode-DFS-2016': ['unicode'],
}

let phrases: ReadonlyMap<string, readonly string[]> | null = null
const MAX_WORDS = 9

/** Without "only" and "or later": a text does not say. */
export function familyOf(id: string): string {
  return id.replace(/(?:-only|-or-later|\+)$/, '')
}

/** Licences named in a text, the longest names first; none within another. */
export function mentionsOf(words: readonly string[]): Mention[] {
  phrases ??= allPhrases()
  const telling = tellingOf(words)
  const mentions: Mention[] = []
  for (let at = 0; at < telling.length; ) {
    const length = lengthAt(telling, at, phrases)
    const [first, last] = [telling[at], telling[at + length - 1]]
    // "GPL compatible" names no licence of this text.
    const isCompared = /^(?:compatible|friendly|style|like)$/.test(telling[at + length]?.word ?? '')
    if (length > 0 && !isCompared && first && last) {
      const name = telling.slice(at, at + length).map(({ word }) => word)
      if (length > 1 || isLicenseWord(name[0] ?? '') || saysLicense(words, first.at, last.at)) {
        mentions.push({ from: first.at, to: last.at + 1, families: phrases.get(name.join(' ')) ?? [] })
      }
    }
    at += Math.max(1, length)
  }
  return mentions
}

function lengthAt(telling: readonly Telling[], at: number, known: ReadonlyMap<string, unknown>): number {
  for (let length = Math.min(MAX_WORDS, telling.length - at); length > 0; length--) {
    const name = telling.slice(at, at + length).map(({ word }) => word)
    if (known.has(name.join(' '))) return length
  }
  return 0
}

interface Telling {
  word: string
  at: number
}

/** Words that tell one licence from another: "The Apache License, Version 2.0" is "apache 2 0". */
function tellingOf(words: readonly string[]): Telling[] {
  return words.flatMap((word, at) => {
    if (/^(?:the|licen[sc]es?|version|v|agreement)$/.test(word)) return []
    return { word: word.replace(/^v(?=\d)/, ''), at }
  })
}

/** Names that are nothing but licences; "Python" and "curl" are software unless "license" stands beside them. */
function isLicenseWord(word: string): boolean {
  return /\d|^(?:mit|isc|[al]?gpl|mpl|bsd|wtfpl|unlicense|ofl|epl|apache|cddl|psf|expat|cpl|eupl)/.test(word)
}

function saysLicense(words: readonly string[], from: number, to: number): boolean {
  return words.slice(from, to + 3).includes('license') || words[from - 1] === 'license'
}

function allPhrases(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>()
  const add = (text: string, id: string) => {
    const phrase = tellingOf(wordsOf(text).words)
      .map(({ word }) => word)
      .join(' ')
    const known = all.get(phrase)
    if (known === undefined) all.set(phrase, [id])
    else if (!known.includes(id)) known.push(id)
  }
  for (const [id, { name }] of Object.entries(spdx)) {
    const family = familyOf(id)
    for (const text of [id, family, name.replace(/\s+(?:only|or later)$/i, '')]) add(text, family)
  }
  for (const [id, names] of Object.entries(ALSO_CALLED)) for (const name of names) add(name, id)
  for (const word of ['', 'public', 'free software', 'public domain', 'open software', 'copyleft'])
    all.delete(word)
  return all
}
