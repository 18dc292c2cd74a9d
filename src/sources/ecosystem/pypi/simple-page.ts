import * as z from 'zod/mini'
import { RequestFault } from '../../../net/fault.ts'
import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import { cleanDeep, cleanText } from '../../../text/untrusted.ts'
import { integrityOfHex } from '../archive/checksum.ts'

/** A file of a project, as its index lists it: https://packaging.python.org/en/latest/specifications/simple-repository-api/ */
export interface IndexFile {
  filename: string
  url: string
  /** SRI; null: the index names none that is understood. */
  integrity: string | null
  requiresPython: string | null
  /** Null: it is not; empty: without a reason. */
  yanked: string | null
  /** Null: the index does not tell. */
  uploadedAt: string | null
  bytes: number | null
  /** Its metadata is to be had by itself, PEP 658. */
  hasMetadata: boolean
  /** Whether it says by whom it was built; undefined: the index does not tell. */
  attested?: boolean | undefined
}

export interface IndexPage {
  /** Where it was read. */
  url: string
  files: readonly IndexFile[]
  /** PEP 792: `active`, `archived`, `quarantined`, `deprecated`; null: the index does not tell. */
  status: { word: string; reason: string | null } | null
}

const text = z.catch(z.optional(z.string()), undefined)
const pageSchema = z.object({
  meta: z.catch(z.object({ 'api-version': text }), { 'api-version': undefined }),
  'project-status': z.catch(z.optional(z.object({ status: text, reason: text })), undefined),
  files: z.array(
    z.object({
      filename: z.string(),
      url: z.string(),
      hashes: z.catch(z.record(z.string(), z.string()), {}),
      'requires-python': z.catch(z.nullish(z.string()), undefined),
      yanked: z.catch(z.optional(z.union([z.string(), z.boolean()])), undefined),
      'upload-time': text,
      size: z.catch(z.optional(z.number()), undefined),
      'core-metadata': z.optional(z.unknown()),
      'dist-info-metadata': z.optional(z.unknown()),
      provenance: z.optional(z.unknown()),
    }),
  ),
})

/**
 * The files that are wanted, from a page of either form. Pages of thousands of files are usual: what is not wanted is let go
 * before anything is made of it. Throws RequestFault for what is no list of files.
 */
export function filesOnPage(
  written: string,
  url: string,
  isWanted: (filename: string) => boolean,
): readonly IndexFile[] {
  const answer = jsonOrNull(written)
  if (answer === null) return pageOfHtml(written, url).files.filter(({ filename }) => isWanted(filename))
  const files = Array.isArray(answer.files)
    ? answer.files.filter((one) => isWanted(nameOf(one)))
    : answer.files
  return pageOfJson({ ...answer, files }, url).files
}

/** Empty: it has none. */
function nameOf(file: unknown): string {
  return asText(asMapping(file)?.filename) ?? ''
}

/** Null: no JSON. */
function jsonOrNull(written: string): Mapping | null {
  try {
    return asMapping(JSON.parse(written))
  } catch {
    return null
  }
}

/** Throws RequestFault for what is no list of files. */
export function pageOfJson(answer: unknown, url: string): IndexPage {
  const parsed = pageSchema.safeParse(cleanDeep(answer))
  if (!parsed.success) throw noList()
  const { files, meta, 'project-status': status } = parsed.data
  const tellsStatus = Number(/^1\.(\d+)$/.exec(meta['api-version'] ?? '')?.[1] ?? 0) >= 4
  return {
    url,
    status: status
      ? { word: status.status ?? 'active', reason: status.reason ?? null }
      : tellsStatus
        ? { word: 'active', reason: null }
        : null,
    files: files.map((file) => ({
      filename: file.filename,
      url: file.url,
      integrity: integrityOfHex('sha256', file.hashes.sha256 ?? ''),
      requiresPython: file['requires-python'] ?? null,
      yanked: file.yanked === true ? '' : typeof file.yanked === 'string' ? file.yanked : null,
      uploadedAt: file['upload-time'] ?? null,
      bytes: file.size ?? null,
      hasMetadata: Boolean(file['core-metadata'] ?? file['dist-info-metadata']),
      attested: file.provenance === undefined ? undefined : file.provenance !== null,
    })),
  }
}

/** The same as a page of HTML, which every index has. */
export function pageOfHtml(written: string, url: string): IndexPage {
  const answer = cleanText(written)
  if (!/<(?:!doctype|html|body|a)\b/i.test(answer)) throw noList()
  const word = metaIn(answer, 'pypi:project-status')
  return {
    url,
    status: word === null ? null : { word, reason: metaIn(answer, 'pypi:project-status-reason') },
    files: [...answer.matchAll(/<a\b([^>]*)>([^<]*)<\/a>/gi)].flatMap(([, attributes = '', name = '']) => {
      const href = attribute(attributes, 'href')
      if (href === null || href === '') return []
      const [path = '', fragment = ''] = href.split('#')
      const digest = /(?:^|&)sha256=([\da-f]+)/i.exec(fragment)?.[1]
      return {
        filename: unescaped(name).trim(),
        url: path,
        integrity: integrityOfHex('sha256', digest ?? ''),
        requiresPython: attribute(attributes, 'data-requires-python'),
        yanked: attribute(attributes, 'data-yanked'),
        uploadedAt: null,
        bytes: null,
        hasMetadata:
          attribute(attributes, 'data-core-metadata') !== null ||
          attribute(attributes, 'data-dist-info-metadata') !== null,
        attested: undefined,
      }
    }),
  }
}

function noList(): RequestFault {
  return new RequestFault('unexpected', 'The index answered with something that is no list of files')
}

function metaIn(html: string, name: string): string | null {
  const tag = new RegExp(`<meta\\b[^>]*\\bname="${name}"[^>]*>`, 'i').exec(html)?.[0]
  return tag === undefined ? null : attribute(tag, 'content')
}

/** Empty for one that stands without a value; null: it is not there. */
function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'))?(?=[\\s>/]|$)`, 'i').exec(
    attributes,
  )
  return match === null ? null : unescaped(match[1] ?? match[2] ?? '')
}

function unescaped(html: string): string {
  return html
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
