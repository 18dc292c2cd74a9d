import type { UseContext } from './answer.ts'
import type { Subject } from './known-license.ts'
import type { Ask } from './terms.ts'

/** "… asks you to <words>". */
export const ASK_WORDS: Readonly<Record<Ask, string>> = {
  notice: 'keep its copyright notice and licence text with every copy',
  'no-endorsement': 'not use its authors’ names for promotion',
  'mark-changes': 'mark what you changed in it',
  'notice-file': 'pass on its NOTICE file and attribution notices',
  'patent-retaliation': 'accept that suing over patents ends your patent licence',
  naming: 'not name your product after it',
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

/** What the use asks of you; nothing where nothing leaves your house. */
export function obligationsOf(inbound: Subject, context: UseContext): readonly string[] {
  const { traits } = inbound
  const overNetwork = traits.kind === 'copyleft' && traits.network && context.distribute !== 'none'
  if (context.distribute === 'none') return []
  if (context.distribute === 'saas' && !overNetwork) return []
  const asks = traits.asks
    .filter((ask) => context.modify || (ask !== 'mark-changes' && ask !== 'changes-documented'))
    .map((ask) => sentence(ASK_WORDS[ask]))
  return traits.kind === 'copyleft' ? [...asks, ...copyleftDuties(inbound, context)] : asks
}

function copyleftDuties(inbound: Subject, context: UseContext): readonly string[] {
  const { traits, name, exception } = inbound
  if (traits.kind !== 'copyleft') return []
  const duties = [`Offer its source, with your changes to it, under ${name}`]
  if (traits.network) duties.push('Offer that source to everybody who uses it over a network, too')
  if (context.link === 'process') return duties
  if (exception?.effect === 'linking' || exception?.effect === 'output') {
    duties.push(`Keep the exception ${exception.id} in its notices`)
  } else if (traits.reach === 'file') {
    duties.push('Keep its code in files of its own, apart from yours')
  } else if (traits.reach === 'library' && context.link === 'static') {
    duties.push('Let users relink with a changed version: pass on object files or source of your part')
  } else if (traits.reach === 'library') {
    duties.push('Let users replace the library by a changed version, and reverse engineer for that')
  } else {
    duties.push('Offer the source of the whole work under a licence that both allow')
  }
  return duties
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
