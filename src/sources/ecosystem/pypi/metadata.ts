import * as z from 'zod/mini'
import { coreMetadata, fromMetadata } from '../../../analysis/licensing/manifest-readers/python.ts'
import { type Declaration, declarationSchema } from '../../../model/license-declaration.ts'
import { text } from '../../../model/scalars.ts'
import { type Codec, json } from '../../../net/cache/answers.ts'
import { cleanText } from '../../../text/untrusted.ts'
import type { NamedAddress } from '../named-repository.ts'

/** What is used of the metadata of a version. */
export interface Metadata {
  licenses: readonly Declaration[]
  addresses: readonly NamedAddress[]
  requiresPython: string | null
  /** What it needs without its extras: name -> specifier. */
  dependencies: Readonly<Record<string, string>>
  /** Nobody works on it any more, as its own classifier says. */
  inactive: string | null
}

/** How it is kept between runs. */
export const METADATA: Codec<Metadata> = json(
  z.object({
    licenses: z.array(declarationSchema),
    addresses: z.array(z.object({ field: z.enum(['repository', 'homepage', 'bugs']), url: z.string() })),
    requiresPython: text,
    dependencies: z.record(z.string(), z.string()),
    inactive: text,
  }),
)

export function metadataOf(written: string): Metadata {
  const metadata = cleanText(written)
  const { all } = coreMetadata(metadata)
  return {
    licenses: fromMetadata(metadata),
    addresses: [
      ...all('project-url').flatMap(labelled),
      ...all('home-page').map((url): NamedAddress => ({ field: 'homepage', url })),
      ...all('download-url').map((url): NamedAddress => ({ field: 'homepage', url })),
    ].filter(({ url }) => url !== 'UNKNOWN'),
    requiresPython: all('requires-python')[0] ?? null,
    dependencies: Object.fromEntries(all('requires-dist').flatMap(dependency)),
    inactive: all('classifier').find((line) => /^Development Status ?:: ?7\b/.test(line)) ?? null,
  }
}

/** Labels that mean the repository: https://packaging.python.org/en/latest/specifications/well-known-project-urls/ */
const REPOSITORY =
  /^(?:source|sourcecode|repository|repo|code|git|github|gitlab|codeberg|vcs|scm)(?:code|repository)?$/

function labelled(line: string): NamedAddress[] {
  const at = line.indexOf(',')
  if (at < 0) return []
  const label = line
    .slice(0, at)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const url = line.slice(at + 1).trim()
  const isTracker = /^(?:bug|issue|tracker)/.test(label)
  return [{ field: REPOSITORY.test(label) ? 'repository' : isTracker ? 'bugs' : 'homepage', url }]
}

/** `idna<4,>=2.5; python_version < "3.8"`: what comes with an extra is not needed. */
function dependency(line: string): [string, string][] {
  const [requirement = '', marker = ''] = line.split(';')
  if (/\bextra ?==/.test(marker)) return []
  const [name] = /^[\w.-]+/.exec(requirement) ?? []
  if (name === undefined) return []
  const rest = requirement.slice(name.length).trim()
  const range = rest.startsWith('[') ? rest.slice(rest.indexOf(']') + 1) : rest
  return [[name, range.replace(/[()]/g, '').trim() || '*']]
}
