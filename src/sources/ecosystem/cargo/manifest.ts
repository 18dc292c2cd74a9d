import { parse as parseToml } from 'smol-toml'
import * as z from 'zod/mini'
import { fromCargo } from '../../../analysis/licensing/manifest-readers/others.ts'
import { type Declaration, declarationSchema } from '../../../model/license-declaration.ts'
import { text } from '../../../model/scalars.ts'
import { type Codec, json } from '../../../net/cache/answers.ts'
import { RequestFault } from '../../../net/fault.ts'
import { asMapping, asText } from '../../../text/mapping.ts'
import { cleanText } from '../../../text/untrusted.ts'
import { CONTENTS, type Contents, contentsOf } from '../archive/contents.ts'
import type { NamedAddress } from '../named-repository.ts'
import type { Tarball } from '../npm/tarball.ts'

/** What is used of a crate's archive: what its Cargo.toml says, and its texts. */
export interface CrateContents {
  licenses: readonly Declaration[]
  addresses: readonly NamedAddress[]
  /** The folder that it was packed from, as cargo notes it. */
  directory: string | null
  /** Its own word that nobody shall begin with it. */
  deprecated: string | null
  contents: Contents
}

const rest: z.ZodMiniType<Omit<CrateContents, 'contents'>> = z.object({
  licenses: z.array(declarationSchema),
  addresses: z.array(z.object({ field: z.enum(['repository', 'homepage', 'bugs']), url: z.string() })),
  directory: text,
  deprecated: text,
})
const REST = json(rest)

/** How it is kept between runs: what is small, a line, and the texts. */
export const CRATE_CONTENTS: Codec<CrateContents> = {
  write: ({ contents, ...rest }) =>
    Buffer.concat([Buffer.from(REST.write(rest)), Buffer.from('\n'), Buffer.from(CONTENTS.write(contents))]),
  read(bytes) {
    const end = bytes.indexOf('\n')
    return { ...REST.read(bytes.subarray(0, end)), contents: CONTENTS.read(bytes.subarray(end + 1)) }
  },
}

export const KEPT = ['Cargo.toml', '.cargo_vcs_info.json']

/** Throws RequestFault for an archive that is no crate. */
export function crateContentsOf(archive: Tarball): CrateContents {
  const textAt = (path: string) => {
    const content = archive.entries.find((entry) => entry.path === path && entry.safe)?.content
    return content ? cleanText(Buffer.from(content).toString('utf8')) : null
  }
  const contents = contentsOf(archive)
  const written = textAt('Cargo.toml')
  const manifest = written === null ? null : tomlOrNull(written)
  if (written === null || manifest === null)
    throw new RequestFault('unexpected', 'The archive holds no Cargo.toml that can be read', { final: true })
  const own = asMapping(manifest.package)
  const [repository, homepage] = [asText(own?.repository), asText(own?.homepage)]
  const status = asText(asMapping(asMapping(manifest.badges)?.maintenance)?.status)
  return {
    licenses: fromCargo(written),
    addresses: [
      ...(repository === null ? [] : [{ field: 'repository' as const, url: repository }]),
      ...(homepage === null ? [] : [{ field: 'homepage' as const, url: homepage }]),
    ],
    directory: folderOfPackaging(textAt('.cargo_vcs_info.json')),
    deprecated: status === 'deprecated' ? 'its badge of maintenance says deprecated' : null,
    contents,
  }
}

function tomlOrNull(written: string) {
  try {
    return asMapping(parseToml(written))
  } catch {
    return null
  }
}

function folderOfPackaging(info: string | null): string | null {
  try {
    return asText(asMapping(JSON.parse(info ?? 'null'))?.path_in_vcs) || null
  } catch {
    return null
  }
}
