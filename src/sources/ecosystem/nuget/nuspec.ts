import * as z from 'zod/mini'
import { fromNuspec } from '../../../analysis/licensing/manifest-readers/others.ts'
import { type Declaration, declarationSchema } from '../../../model/license-declaration.ts'
import { type Codec, json } from '../../../net/cache/answers.ts'
import { RequestFault } from '../../../net/fault.ts'
import { cleanText } from '../../../text/untrusted.ts'
import { elementAt, parseXml, textAt, XmlError } from '../../../text/xml.ts'
import type { NamedAddress } from '../named-repository.ts'

/** What is used of the manifest of a version: https://learn.microsoft.com/nuget/reference/nuspec */
export interface Nuspec {
  licenses: readonly Declaration[]
  addresses: readonly NamedAddress[]
}

/** How it is kept between runs. */
export const NUSPEC: Codec<Nuspec> = json(
  z.object({
    licenses: z.array(declarationSchema),
    addresses: z.array(z.object({ field: z.enum(['repository', 'homepage', 'bugs']), url: z.string() })),
  }) satisfies z.ZodMiniType<Nuspec>,
)

/** Throws RequestFault for what is no manifest. */
export function nuspecOf(written: string): Nuspec {
  const text = cleanText(written.replace(/^\ufeff/, ''))
  try {
    const root = parseXml(text)
    const repository = elementAt(root, 'metadata', 'repository')?.attributes.url
    const page = textAt(root, 'metadata', 'projectUrl')
    return {
      licenses: fromNuspec(text),
      addresses: [
        ...(repository ? [{ field: 'repository' as const, url: repository }] : []),
        ...(page === null ? [] : [{ field: 'homepage' as const, url: page }]),
      ],
    }
  } catch (error) {
    if (error instanceof XmlError)
      throw new RequestFault('unexpected', 'Its nuspec is not well-formed', { final: true })
    throw error
  }
}
