import { deprecationBadge } from './badge.ts'
import { readmeHead } from './readme-head.ts'

/**
 * The sentence in which a README says that the project as a whole is over, moved or superseded; null where it does not.
 * What speaks of a part of it (an option, an old version, a dependency) is no such sentence: its subject decides.
 * `names`: what the project is called, as "owner/name", "name" or "@scope/name".
 */
export function deprecationNotice(text: string, names: readonly string[]): string | null {
  const { title, blocks, pictures } = readmeHead(text)
  const titles = title === null ? [] : [title, title.split(/\s[-–—:]\s|[([]/)[0] ?? '']
  const project = new Set([...names, ...titles].map(canonical).filter(Boolean))
  for (const [at, block] of blocks.entries()) {
    for (const sentence of sentencesOf(block.text)) {
      const over =
        block.isHeading || at < NOTICE_BLOCKS ? isNotice(sentence, project, block.isHeading) : false
      if (over || saysOver(sentence, project)) return sentence
    }
  }
  return deprecationBadge(pictures)
}

/** A notice without a subject speaks of the project only where it stands before everything else. */
const NOTICE_BLOCKS = 4

const ADVERB =
  '(?:(?:now|fully|officially|hereby|currently|being|considered|effectively|essentially|completely|formally|permanently|already|sadly|unfortunately|therefore|thus|also|as of \\S{1,20},?)\\s+){0,3}'
const KEPT = '(?:maintained|developed|supported|updated|under (?:active )?(?:development|maintenance))'
const STATE = [
  'deprecated',
  'un-?maintained',
  'unsupported',
  'abandoned',
  'discontinued',
  'obsolete',
  'retired',
  'defunct',
  'sunset(?:ted)?',
  'archived',
  'superseded',
  'dead',
  `no longer (?:being )?(?:actively )?${KEPT}`,
  `not (?:being )?(?:actively )?${KEPT} any ?more`,
  '(?:not|never) (?:being )?(?:actively )?maintained',
  'not in (?:active )?development any ?more',
  'no longer in (?:active )?(?:development|maintenance)',
  '(?:at )?(?:its )?end[- ]of[- ](?:life|support)',
  'eol',
  '(?:a )?legacy (?:project|library|package|module|tool|framework|add-on|plugin)',
  'no longer recommended',
].join('|')
const NOUN =
  '(?:project|repo(?:sitory)?|package|librar(?:y|ies)|module|plug-?in|gem|tool|framework|app(?:lication)?|code(?:base)?|crate|sdk|extension|add-?on|action|driver|client|image|container|bundle|component|wrapper|port|fork|loader|software|program|script|theme|template|generator|adapter|binding|implementation)s?'
/** "This npm package", "the whole project"; never "this project's old API". */
const THIS = `(?:this|these|the(?: whole| entire)?) (?:[\\w.+#-]+ ){0,2}${NOUN}`

const SUBJECT_STATE = new RegExp(
  `^(?<subject>.{1,80}?),? (?:is|are|was|were|has been|have been|has become|became|has gone|has reached|have reached|reached) ${ADVERB}(?:${STATE})(?<rest>.*)$`,
  'i',
)
const SUBJECT_ENDED =
  /^(?<subject>.{1,80}?) (?:(?:will|does|do) (?:no longer|not) receive (?:any )?(?:further |more |new )?(?:updates|releases|fixes|maintenance|support)|support has (?:officially )?ended|has (?:officially )?been (?:renamed|moved|merged|migrated|replaced|superseded)(?: to| into| by| with)|(?:has|was) (?:moved|renamed|merged|migrated|replaced) (?:to|into|by|with))(?<rest>.*)$/i
const DEVELOPMENT_ENDED =
  /^(?:all |active |further )?(?:development|maintenance|support|work)(?: (?:of|on|for) (?<subject>.{1,60}?))? (?:has|have|is|was) (?:been )?(?:discontinued|stopped|ceased|ended|halted)\b/i
const DEVELOPMENT_MOVED =
  /^(?:the |all |active |further )?(?:development|maintenance)(?: (?:of|on|for) (?<subject>.{1,60}?))? (?:has moved|moved|continues|happens) (?:now )?(?:to|at|in|on) (?<rest>.*)$/i
const WE_STOPPED =
  /^(?:.{0,80}?[,;] )?(?:i|we)(?:'m|'re| am| are)? (?:no longer |(?:do not|don't) (?:\w+ ){0,2}(?:to |plan to |want to |intend to )?(?:continue )?(?:to )?|not |(?:have |'ve )?stopped )(?:actively )?(?:maintain|develop|support|work(?:ing)? on|use and maintain|continue development of|development of)(?:ing)? (?<subject>this|it|.{1,60}?)(?: (?:module|project|package|library|plugin|repo(?:sitory)?|gem|tool)s?)?(?: any ?more)?(?:[ .,;!]|$)/i
const DO_NOT_USE = new RegExp(
  `^(?:please )?(?:do not|don't) use (?:${THIS}|it)(?: any ?more| any longer| in new (?:projects|code))?[.!]?$`,
  'i',
)
const USE_ANOTHER = new RegExp(
  `^(?:.{0,60}, )?(?:you should |please )(?:choose|use|consider(?: using)?|find|look for|switch to|pick) (?:a |an )?(?:different|alternative|another|other) (?:\\w+ )?${NOUN}[.!]?$`,
  'i',
)
const INSTEAD_OF =
  /^(?:please )?(?:consider using|use|switch to|migrate to|prefer) .{1,80} (?:instead of|over|rather than) (?<subject>[^.!]{1,60})[.!]?$/i
const LEGACY_VERSION =
  /^this is (?:the |a )?(?:legacy|deprecated|unmaintained|abandoned|old) (?:version|repo(?:sitory)?|package|project|home|location|implementation) of\b/i

function saysOver(sentence: string, project: ReadonlySet<string>): boolean {
  if (/\?$|^(?:if|when|unless|until|in case|once|should|whether)\b/i.test(sentence)) return false
  const isProject = (subject: string | undefined) => subject !== undefined && namesProject(subject, project)
  const state = SUBJECT_STATE.exec(sentence)?.groups
  if (isProject(state?.subject) && isWhole(state?.rest)) return true
  const ended = SUBJECT_ENDED.exec(sentence)?.groups
  if (isProject(ended?.subject) && leadsElsewhere(ended?.rest)) return true
  const stopped = DEVELOPMENT_ENDED.exec(sentence)
  if (stopped && (stopped.groups?.subject === undefined || isProject(stopped.groups.subject))) return true
  const moved = DEVELOPMENT_MOVED.exec(sentence)?.groups
  if (moved && (moved.subject === undefined || isProject(moved.subject)) && isAnotherHome(moved.rest))
    return true
  const gaveUp = WE_STOPPED.exec(sentence)?.groups?.subject
  if (gaveUp !== undefined && (/^(?:this|it)$/i.test(gaveUp) || isProject(gaveUp))) return true
  if (DO_NOT_USE.test(sentence) || USE_ANOTHER.test(sentence) || LEGACY_VERSION.test(sentence)) return true
  return isProject(INSTEAD_OF.exec(sentence)?.groups?.subject)
}

const WARNING =
  '(?:(?:warning|attention|caution|important|note|notice|status|project (?:status|state)|maintenance(?: status)?|maintained|update|alert)\\W+)?'
const NOTICE = new RegExp(
  `^\\W*${WARNING}(?:${ADVERB})(?:${STATE}|no(?:t| longer)? maintained|deprecation(?: notice| warning)?)\\W*$`,
  'i',
)
const ENDED_HEADING =
  /^\W*end[- ]of[- ](?:life|support|maintenance)(?: notice| announcement|(?: as of| on| since) .{1,40})?\W*$/i
/** "[DEPRECATED] name", "Deprecated: use another", "name (deprecated)". */
const LABEL =
  /^\W*(?:deprecated|deprecation notice|unmaintained|discontinued|abandoned|archived|obsolete)\s*(?:[\]):!–—]|- )/i
const LABELLED =
  /^(?<subject>.{1,60}?)\s{0,9}(?:[[({]|[-–—:]\s)\s{0,9}(?:deprecated|unmaintained|discontinued|abandoned|archived|obsolete|no longer maintained|not maintained|legacy)(?!\w)\W*$/i
const NOUN_STATE = new RegExp(`^(?:the )?${NOUN} (?:${STATE})\\W*$`, 'i')
const USE_INSTEAD =
  /^(?:please )?use (?:the )?[\w@`./()-]{1,60}(?: (?:package|library|module|project))? instead[.!]?$/i

/** What a heading or a first line says without a verb. */
function isNotice(sentence: string, project: ReadonlySet<string>, isHeading: boolean): boolean {
  if (sentence.endsWith('?')) return false
  if (NOTICE.test(sentence) || LABEL.test(sentence) || USE_INSTEAD.test(sentence)) return true
  if (!isHeading) return false
  const labelled = LABELLED.exec(sentence)?.groups?.subject
  return (
    NOUN_STATE.test(sentence) ||
    ENDED_HEADING.test(sentence) ||
    (labelled !== undefined && namesProject(labelled, project))
  )
}

function namesProject(subject: string, project: ReadonlySet<string>): boolean {
  const plain = subject.replace(
    /^(?:please note(?: that)?|note(?: that)?|warning|important|attention|update|as of [^,]{1,30}|since [^,]{1,30})[:,]?\s+/i,
    '',
  )
  if (new RegExp(`^(?:${THIS}|this)(?: \\([^)]{1,40}\\))?$`, 'i').test(plain)) return true
  const colon = plain.split(/[:;]\s|\s[–—-]\s/).at(-1) ?? plain
  return colon
    .split(/,\s|\s(?:and|&|or)\s|^both\s/i)
    .some(
      (part) =>
        part.trim() !== '' &&
        (project.has(canonical(part)) ||
          project.has(canonical(part.replace(new RegExp(` ${NOUN}$`, 'i'), ''))) ||
          new RegExp(`^${THIS}$`, 'i').test(part)),
    )
}

/** A state that is said of one use only, or of who keeps it, is none of the whole. */
function isWhole(rest: string | undefined): boolean {
  return !/^ (?:by|for (?!removal|new\b)|on (?!\w+ \d|\d)|with|when|if|inside|within|under|in (?!fav|new\b|the (?:future|near))|until|unless|here\b)/i.test(
    rest ?? '',
  )
}

/** "has moved to" a section, a branch or a chat leads nowhere else. */
function leadsElsewhere(rest: string | undefined): boolean {
  return !/\b(?:branch|chat|discord|slack|gitter|typescript|esm|es modules|version|node(?:\.js)? ?\d|python ?3|main|master|travis|circleci|github actions|pnpm|yarn|monthly|license)\b/i.test(
    rest ?? '',
  )
}

function isAnotherHome(rest: string | undefined): boolean {
  return (
    leadsElsewhere(rest) && /[\w.-]\/[\w.-]|https?:|\bnew (?:repo|project|home|package)/i.test(rest ?? '')
  )
}

const AFFIXES =
  /^(?:the|node|js|py|python|ruby|rb|go|rust|lib)[-_. ]+|[-_. ]{0,9}(?:\.?js|[-_. ](?:py|python|ruby|rb|go|rs|node))$/g

/** "Moment.js", "moment" and "node-moment" are one name. */
function canonical(name: string): string {
  const last = name
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/[`"'*_]/g, '')
    .trim()
  return last.replace(AFFIXES, '').replace(/[^\p{L}\d]+/gu, '') || last.replace(/[^\p{L}\d]+/gu, '')
}

const SENTENCE_CHARACTERS = 400

function sentencesOf(text: string): string[] {
  return text
    .replace(/(\w)\.(js|ts|py|rb|go|io|net|com|org)\b/gi, '$1\u2024$2')
    .split(/(?<=[.!?])\s+(?=[\p{Lu}\d"'(`*[])|\n/u)
    .map((sentence) => sentence.replaceAll('\u2024', '.').slice(0, SENTENCE_CHARACTERS).trim())
    .filter((sentence) => sentence !== '')
}
