import type { KnownLicense } from './known-license.ts'
import { bindsServices, isBound, type OneUse } from './occasions.ts'
import type { Ask, Copyleft } from './terms.ts'

/** "… asks you to <words>". */
export const ASK_WORDS: Readonly<Record<Ask, string>> = {
  notice: 'keep its copyright notice and licence text with every copy',
  'no-endorsement': 'not use its authors’ names for promotion',
  'mark-changes': 'mark what you changed in it',
  'notice-file': 'pass on its NOTICE file and attribution notices',
  'patent-retaliation': 'accept that suing over patents ends your patent licence',
  'patent-grant': 'not sue over patents in it, and license yours in what you add to it',
  indemnity: 'defend its contributors against claims over what a commercial product of yours promises',
  naming: 'not name your product after it',
  'rename-changed': 'give what you changed another name',
  acknowledgement: 'acknowledge its authors in the product or its documentation',
  advertising: 'credit its authors in advertising that mentions it',
  attribution: 'name author, title and source as the author wishes',
  'changes-documented': 'document your changes so that nobody takes them for the original',
  'artistic-control': 'rename, publish or keep apart what you changed',
  'no-sale-alone': 'not sell it by itself',
  'source-pointer': 'say where its original source is to be had',
  'choice-of-law': 'accept the law or court its licensor chose',
  assent: 'get express assent from those you pass it to',
  'same-licence': 'pass on its source only under its own licence',
}

/** Hold only where you changed it. */
const OF_CHANGES: readonly Ask[] = [
  'mark-changes',
  'changes-documented',
  'rename-changed',
  'artistic-control',
]
/** Hold for whatever you offer to others, a service too: texts speak of use, or of products. */
const OF_ANY_OFFER: readonly Ask[] = [
  'no-endorsement',
  'naming',
  'advertising',
  'patent-retaliation',
  'choice-of-law',
]

/** What the use asks of you, one sentence each: nothing where its occasions do not arise. */
export function obligationsOf(license: KnownLicense, use: OneUse): readonly string[] {
  const { terms } = license
  const bound = isBound(terms, use)
  const asks = terms.asks
    .filter((ask) => holds(ask, bound, use) && !(ask === 'same-licence' && terms.kind === 'copyleft'))
    .map((ask) => sentence(ASK_WORDS[ask]))
  return terms.kind === 'copyleft' && bound ? [...asks, ...copyleftDuties(license, terms, use)] : asks
}

function holds(ask: Ask, bound: boolean, { way, modify }: OneUse): boolean {
  if (OF_CHANGES.includes(ask)) return bound && modify
  return bound || (way !== 'none' && OF_ANY_OFFER.includes(ask))
}

function copyleftDuties(license: KnownLicense, terms: Copyleft, use: OneUse): readonly string[] {
  const { name } = license
  if (terms.shares === 'adaptations') {
    return use.modify ? [`Offer what you adapted from it under ${name}`] : []
  }
  const duties = [
    use.modify
      ? `Offer its source, with your changes to it, under ${name}`
      : `Offer its source under ${name}`,
  ]
  if (use.way === 'saas') duties.push('Offer that source to everybody who uses it over a network')
  else if (use.modify && bindsServices(terms)) {
    duties.push('See that whoever runs your version over a network can offer its users that source')
  }
  if (use.way === 'device' && terms.installation !== null) {
    duties.push(`Pass on what it takes to install a changed version on the device (${terms.installation})`)
  }
  return use.link === 'process' ? duties : [...duties, ...dutiesOfLinking(license, terms, use)]
}

function dutiesOfLinking({ exception }: KnownLicense, { reach }: Copyleft, use: OneUse): readonly string[] {
  if (exception?.effect === 'linking' || exception?.effect === 'output' || exception?.effect === 'calling') {
    return [`Keep the exception ${exception.id} in its notices`]
  }
  switch (reach) {
    case 'file':
      return ['Keep its code in files of its own, apart from yours']
    case 'library':
      return [
        use.link === 'static'
          ? 'Let users relink with a changed version: pass on object files or source of your part'
          : 'Let users replace the library by a changed version, and reverse engineer for that',
      ]
    case 'work':
      return ['Offer the source of the whole work under a licence that both allow']
  }
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
