/**
 * The sentences that stand above the Python Software Foundation's licence: where Python comes from, and which of its releases
 * could be combined with the GPL. https://github.com/python/cpython/blob/main/LICENSE. Each the whole of a sentence.
 */
export const HISTORY_OF_PYTHON: readonly RegExp[] = [
  /^python was created in the early 1990s by guido van rossum at stichting mathematisch centrum cwi see in the netherlands as a successor of a language called abc$/,
  /^guido remains python s principal author although it includes many contributions from others$/,
  /^in 1995 guido continued his work on python at the corporation for national research initiatives cnri see in reston virginia where he released several versions of the software$/,
  /^in may 2000 guido and the python core development team moved to beopen com to form the beopen pythonlabs team$/,
  /^in october of the same year the pythonlabs team moved to digital creations(?: now zope corporation see| which became zope corporation)?$/,
  /^in 2001 the python software foundation psf see was formed a (?:non profit|nonprofit) organization created specifically to own python related intellectual property$/,
  /^zope corporation (?:is|was) a sponsoring member of the psf$/,
  /^all python releases are open source see for the open source definition$/,
  /^historically most but not all python releases have also been gpl compatible$/,
  /^the table below summarizes the various releases$/,
  /^0 9 0 thru 1 2 1991 1995 cwi yes(?: (?:\d{1,4}|thru|now|and|above|cwi|cnri|psf|beopen|com|yes|no))+$/,
  /^(?:1 )?gpl compatible doesn t mean that we re distributing python under the gpl$/,
  /^all python licenses unlike the gpl let you distribute a modified version without making your changes open source$/,
  /^the gpl compatible licenses make it possible to combine python with other software that is released under the gpl$/,
  /^the others don t$/,
  /^2 according to richard stallman 1 6 1 is not gpl compatible because its license has a choice of law clause$/,
  /^according to cnri however stallman s lawyer has told cnri s lawyer that 1 6 1 is not incompatible with the gpl$/,
  /^thanks to the many outside volunteers who have worked under guido s direction to make these releases possible$/,
  /^terms and conditions for accessing or otherwise using python$/,
  /^starting with python 3 8 6 examples recipes and other code in the documentation are dual licensed under the psf license version 2 and the zero clause bsd license$/,
]
