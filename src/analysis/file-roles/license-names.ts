import { isSource } from './ownership.ts'

/** `LICENSE`, `LICENCE-Apache`, `LICENSE.MIT`, `COPYING.LESSER`, `UNLICENSE.md` */
const BY_WORD = /^(?:(?:un)?licen[cs]e|copying)(?:[-._ ][\w.+ -]+)?$/i
/** `MIT-LICENSE`, `APACHE_LICENSE-2.0.txt` */
const WORD_LAST = /^[a-z\d][\w.]*[-_](?:licen[cs]e|copying)(?:[-_.]v?\d[\d.]*)?(?:\.(?:txt|md|rst|html))?$/i
/** `gpl-3.0.txt`, `AGPLv3`, `mit.md`: the name of a licence, and no word that names other things too. */
const BY_ID =
  /^(?:(?:[al]?gpl|apache|mpl|epl|cddl|eupl|artistic|cc-by(?:-[a-z]+)*|cc0|ofl)[-_. ]?v?\d+(?:\.+\d+)*(?:-only|-or-later)?(?:\.(?:txt|md|rst|html))?|(?:[al]?gpl|mit|bsd(?:-\d-clause)?|apache|unlicense)\.(?:txt|md|rst))$/i
/** Lists of what others' licences are, and headers for source files: neither is a licence of anything. */
const OF_OTHERS = /third|3rd|depend|notice|vendor|bundled|binary|acknowledg|header|template/i
const LIST_OF_OTHERS =
  /(?:third[-_. ]?part(?:y|ies)|3rd[-_. ]?part(?:y|ies)|bundled?|vendored).*(?:licen[cs]es?|notices?)|^(?:licen[cs]es?|notices?)[-_. ](?:third|3rd|bundled?|vendored)|^third[-_. ]?party[-_. ]?notice/i
const DATA =
  /\.(?:jsonc?|json5|ya?ml|toml|xml|ini|cfg|conf|properties|lock|map|snap|csv|tsv|png|svg|gif|jpe?g|ico|webp|ttf|woff2?)$/i
/** REUSE: the licence of the one file beside which it lies. */
const SIDECAR = /\.\w+\.license$/i
/** The folder of REUSE, and of who keeps several texts. */
const FOLDER = /(?:^|\/)licen[cs]es?$/i

/** By its name alone: a text that says under which terms something is. */
export function isLicenseName(name: string): boolean {
  if (OF_OTHERS.test(name) || isNoText(name) || SIDECAR.test(name)) return false
  return BY_WORD.test(name) || WORD_LAST.test(name) || BY_ID.test(name)
}

/** By its name alone: a list of third parties and their licences, `THIRD-PARTY-NOTICES.md`. */
export function isListOfOthers(name: string): boolean {
  return LIST_OF_OTHERS.test(name) && !isNoText(name)
}

/** In a folder of licence texts any text is one. */
export function isLicenseFolder(folder: string): boolean {
  return FOLDER.test(folder)
}

export function isTextOfLicenseFolder(name: string): boolean {
  return !OF_OTHERS.test(name) && !isNoText(name) && !/^(?:readme|index)\b/i.test(name)
}

/** `license.marshall.js` and `licenses.ts` are code that deals with licences; `LICENSE.html` is one. */
function isNoText(name: string): boolean {
  return DATA.test(name) || (isSource(name) && !/\.html?$/i.test(name))
}
