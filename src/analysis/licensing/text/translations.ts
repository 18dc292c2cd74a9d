/**
 * Official texts in languages in which the list has none: digest of their words (identity.ts) -> id. A text has to be
 * the same word for word.
 */
export const TRANSLATIONS: ReadonlyMap<string, string> = new Map([
  // https://cecill.info/licences/Licence_CeCILL_V2.1-fr.txt
  ['061571b7acf6d0c3', 'CECILL-2.1'],
])
