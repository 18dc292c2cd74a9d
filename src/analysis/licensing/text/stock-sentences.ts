/**
 * Sentences that stand beside licences everywhere and grant or forbid nothing of their own: standard notices, where a
 * text is found, trademarks. Over words as words.ts tells them, each the whole of a sentence.
 */
const SENTENCES: readonly RegExp[] = [
  // GNU, "How to Apply These Terms", said of anything.
  /^[\p{L}\p{N} ]{1,60} (?:is|are) free software$/u,
  /^(?:(?:it|this [a-z]+) is free software )?you (?:can|may) redistribute it and or modify it under (?:the terms of )?(?:either )?(?:of )?(?:the )?gnu (?:lesser |library |affero )?general public license(?: [al]?gpl)?(?: as published by the free software foundation)?(?: either)?(?: version \d(?: \d)?(?: of the license)?)?(?: or at your option any later version)?$/,
  /^either version \d(?: \d)?(?: of the license)? or at your option any later version$/,
  /^[\p{L}\p{N} ]{1,60} (?:is|are) distributed in the hope that (?:it|they) will be useful but without any warranty(?: without even the implied warranty of merchantability or fitness for a particular purpose)?$/u,
  /^without even the implied warranty of merchantability or fitness for a particular purpose$/,
  /^see the gnu (?:lesser |library |affero )?general public licenses? for more details$/,
  /^you should have received a copy of the gnu (?:lesser |library |affero )?general public license (?:along )?with [\p{L}\p{N} ]{1,40}(?: see (?:the )?(?:files? )?copying(?: lib| lesser)?)?(?: if not (?:see|write to the free software foundation inc))?$/u,
  /^if not (?:see|write to (?:the )?free software foundation(?: inc)?)$/,
  // "as Perl itself": the choice is said behind it.
  /^(?:[\p{L}\p{N} ]{1,40} is free software )?you (?:can|may) redistribute it and or modify it under the (?:terms of either|same terms as (?:the )?perl(?: \d[\d ]*)?(?: itself| programming language(?: system)?(?: itself)?)?)$/u,
  /^(?:[\p{L}\p{N} ]{1,40} is free (?:software )?)?(?:you (?:can|may) )redistribute it and or modify it under the terms of (?:the )?[\p{L}\p{N} ]{1,60} license(?: version \d(?: \d)?)?(?: as published by [\p{L}\p{N} ]{1,40})?(?: see (?:the )?license(?: file)? for more details)?$/u,
  // Apache, "How to apply", as the foundation itself writes it.
  /^licensed to the [\p{L}\p{N} ]{1,60} under one or more contributor license agreements$/u,
  /^see the notice file distributed with this work for (?:additional )?information regarding copyright ownership$/,
  /^[\p{L}\p{N} ]{1,40} licenses this (?:file|work|software|package) to you under the apache license version 2 0 the license$/u,
  /^you may not use this [a-z]+ except in compliance with (?:one of )?the licenses?$/,
  /^unless required by applicable law or agreed to in writing software distributed under the licenses? is distributed on an as is basis without warranties or conditions of any kind either express or implied$/,
  /^see the licenses? for the specific language governing permissions and limitations under the licenses?$/,
  // Mozilla's, of anything.
  /^this source code form is subject to the terms of the mozilla public license (?:v|version) ?2(?: 0)?$/,
  /^if a copy of the mpl was not distributed with this [a-z]+ you can obtain one at$/,
  // Rust's two licences.
  /^(?:this file|(?:all )?files in (?:the|this) project(?: carrying such notice)?) may not be copied modified or distributed except according to (?:those|these) terms$/,
  /^unless you explicitly state otherwise any contribution intentionally submitted for inclusion in (?:the|this) work by you as defined in the apache 2 0 license shall be dual licensed as above without any additional terms or conditions$/,
  // Debian's pointer to its own copies.
  /^(?:on|in) debian (?:and debian based |gnu linux )?(?:distributions|systems?) (?:the|a|you can find the) (?:full |complete )?(?:text|copy) of [\p{L}\p{N} ]{1,160} usr share common licenses [\p{L}\p{N} ]{1,30}$/u,
  /^[\p{L}\p{N} ]{1,100} can be found in usr share common licenses [\p{L}\p{N} ]{1,30}$/u,
  /^(?:this package was |it was )?debianized by [\p{L}\p{N} ]{1,80}$/u,
  /^(?:the )?debian packaging is$/,
  // git's note, which only narrows the grant of later versions.
  /^note that the only valid version of the gpl as far as [\p{L}\p{N} ]{1,40} is concerned is this particular version of the license (?:ie|i e) v2 not v2 2 or v3 x or whatever unless explicitly otherwise stated$/u,
  // Who made it.
  /^copyrights in the [\p{L}\p{N} ]{1,40} are retained by their contributors$/u,
  /^no copyright assignment is required to contribute to the [\p{L}\p{N} ]{1,40}$/u,
  /^for full authorship information see the version control history(?: or [\p{L}\p{N} ]{1,60})?$/u,
  /^(?:the |a )?(?:full |complete )?list of (?:all )?(?:the )?(?:contributors|authors|copyright holders(?: of individual files)?)(?: (?:can|may) be (?:obtained|found|seen) [\p{L}\p{N} ]{1,120}| is [\p{L}\p{N} ]{1,60})?$/u,
  /^(?:though |this is )?not an official(?:ly supported)? [\p{L}\p{N} ]{1,30} product(?: [\p{L}\p{N} ]{1,40})?$/u,
  /^(?:by downloading and using this software|this software is available) (?:you agree |is )?subject to the (?:conditions and terms|terms(?: and conditions)?) (?:laid out|set out|stated|listed|given) below$/,
  // Names are no terms of copyright.
  /^[\p{L}\p{N} ]{1,100} (?:is|are) (?:an? |the )?(?:registered )?trademarks?(?: or registered trademarks?)? of [\p{L}\p{N} ]{1,100}$/u,
  /^all [\p{L}\p{N} ]{1,40} (?:is|are) (?:the )?(?:trademarks|property) of their respective (?:holders|authors)$/u,
  /^[\p{L}\p{N} ]{1,100} (?:is|are) not affiliated with [\p{L}\p{N} ]{1,100}$/u,
  // Rights given up.
  /^[\p{L}\p{N} ]{1,60} (?:is|are|was|were|has been|have been) (?:(?:hereby )?(?:released|placed|put|dedicated) (?:in|into|to) |in )the public domain$/u,
  /^used (?:here )?(?:with|by) permission$/,
  /^(?:the )?(?:full |complete |relevant )?(?:copyright (?:notes|notices) and )?(?:text|texts|licenses?|license texts?)(?: of (?:the|these|each|both|all) licenses?)? (?:is|are) (?:reproduced|included|given|provided|found|copied|quoted) (?:in full )?(?:below|here|at the (?:bottom|end) of this (?:file|document))$/,
]

/** That what follows is others' work, as the Apache Software Foundation says it. */
const OF_OTHERS =
  /^(?:your use of the source code for (?:the )?(?:these )*subcomponents is subject to the terms and conditions of the following licenses|(?:the )?[\p{L}\p{N} ]{1,60} (?:contains|includes) (?:a number of )?subcomponents with separate copyright notices and license terms|the following (?:files?|components?|librar(?:y|ies)) (?:is|are) derived from [\p{L}\p{N} ]{1,40} and (?:is|are) subject to the same license as [\p{L}\p{N} ]{1,40}|(?:several|some|many) modules are vendored under [\p{L}\p{N} ]{1,20} which are used and distributed according to their respective licenses each provided in the same directory as the code|the licenses(?: and copyright notices)? (?:for|of) these (?:dependencies|components|packages) are available [\p{L}\p{N} ]{1,60})$/u

/** Never in what such a sentence is about: "this software for hospitals only is free software". */
const HIDDEN =
  /\b(?:only|except|commercial\w*|noncommercial|unless|must|shall|prohibit\w*|forbid\w*|restrict\w*|exclud\w*|ai|train\w*|evaluation|military|academic|internal|personal|fee|pay\w*|sell\w*|hosted|clause)\b/

/** `said`: words with single blanks between them. */
export function isStockSentence(said: string): boolean {
  const match = SENTENCES.find((sentence) => sentence.test(said))
  return match !== undefined && !HIDDEN.test(withoutFormulas(said))
}

/** Whether it only says that others' work follows. */
export function introducesOthers(said: string): boolean {
  return OF_OTHERS.test(said) && !HIDDEN.test(said)
}

/** What the formulas themselves forbid is known. */
function withoutFormulas(said: string): string {
  return said.replace(
    /^unless (?:required by applicable law|you explicitly state).*|\bexcept (?:in compliance|according)\b|\bshall be dual licensed\b|^no copyright assignment is required\b|^note that the only\b.*|\blaid out below$/g,
    '',
  )
}
