import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Parser, type ReadEntry } from 'tar'
import { cleanLine } from '../../../text/untrusted.ts'

/** How much of an archive is read before reading stops. Real packages stay far below each. */
export interface TarballLimits {
  compressedBytes: number
  unpackedBytes: number
  entries: number
  /** Unpacked to compressed, counted above the first megabyte: a zip bomb is beyond 1000, text rarely beyond 20. */
  ratio: number
  /** Largest file whose content is kept, and all of them together. */
  fileBytes: number
  keptBytes: number
}

export const TARBALL_LIMITS: TarballLimits = {
  compressedBytes: 100_000_000,
  unpackedBytes: 1_000_000_000,
  entries: 100_000,
  ratio: 200,
  fileBytes: 5_000_000,
  keptBytes: 200_000_000,
}

export interface TarballEntry {
  /** Without the archive's own top folder (`package/`). */
  path: string
  kind: 'file' | 'folder' | 'link' | 'other'
  bytes: number
  executable: boolean
  /** Where a link points. Links are listed and never followed. */
  linkTarget: string | null
  /** False: the path leads out of the archive. Such an entry is listed and never read. */
  safe: boolean
  /** Null: not kept. */
  content: Uint8Array | null
}

export interface Tarball {
  entries: readonly TarballEntry[]
  compressedBytes: number
  unpackedBytes: number
  /** Subresource integrity of what was read, sha512; null where reading was cut. */
  integrity: string | null
  /** Why reading stopped before the end; null: it did not. */
  cut: string | null
}

/**
 * Reads a gzipped tar in memory: nothing is written, linked or run. `keep` chooses the files whose content is wanted, `pathOf`
 * makes of a path in the archive the one that it is known by.
 * A bad archive is told in `cut`; throws only what `body` throws.
 */
export async function readTarball(
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  keep: (path: string, bytes: number) => boolean = () => true,
  limits: TarballLimits = TARBALL_LIMITS,
  pathOf: (path: string) => string = withoutTopFolder,
): Promise<Tarball> {
  const state: State = { entries: [], kept: 0, compressed: 0, unpacked: 0, cut: null, lost: null }
  const hash = createHash('sha512')
  const parser = new Parser({
    strict: false,
    onReadEntry: (entry) =>
      readEntry(entry, cleanLine(pathOf(entry.path).replace(/\/$/, ''), 1000), state, keep, limits),
    onwarn: (_code, message) => {
      if (/unrecogni|invalid|truncated|bad archive/i.test(String(message)))
        state.cut ??= 'The archive is damaged'
    },
  })

  try {
    await pipeline(counted(body, state, limits, hash), createGunzip(), async (unzipped) => {
      for await (const chunk of unzipped) {
        // A gunzip without encoding gives buffers.
        const bytes = chunk as Buffer
        state.unpacked += bytes.length
        state.cut ??= exceeded(state, limits)
        if (state.cut !== null) return
        parser.write(bytes)
      }
      parser.end()
    })
  } catch {
    state.cut ??= 'The archive is damaged'
  }
  if (state.lost !== null) throw state.lost
  return {
    entries: state.entries,
    compressedBytes: state.compressed,
    unpackedBytes: state.unpacked,
    integrity: state.cut === null ? `sha512-${hash.digest('base64')}` : null,
    cut: state.cut,
  }
}

interface State {
  entries: TarballEntry[]
  kept: number
  compressed: number
  unpacked: number
  cut: string | null
  /** What the body itself failed with: the way here broke, not the archive. */
  lost: Error | null
}

async function* counted(
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  state: State,
  limits: TarballLimits,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      state.compressed += chunk.length
      if (state.compressed > limits.compressedBytes) {
        state.cut ??= `The archive is larger than ${limits.compressedBytes} bytes`
        return
      }
      hash.update(chunk)
      yield chunk
    }
  } catch (error) {
    state.lost = error instanceof Error ? error : new Error(String(error))
    throw state.lost
  }
}

function exceeded(state: State, limits: TarballLimits): string | null {
  if (state.unpacked > limits.unpackedBytes)
    return `The archive unpacks to more than ${limits.unpackedBytes} bytes`
  if (state.entries.length > limits.entries) return `The archive has more than ${limits.entries} entries`
  const allowed = 1_000_000 + state.compressed * limits.ratio
  if (state.unpacked > allowed) return `The archive unpacks to more than ${limits.ratio} times its size`
  return null
}

function readEntry(
  entry: ReadEntry,
  path: string,
  state: State,
  keep: (path: string, bytes: number) => boolean,
  limits: TarballLimits,
): void {
  const kind = KINDS[entry.type] ?? 'other'
  const safe = isSafe(entry.path)
  const read: { -readonly [Key in keyof TarballEntry]: TarballEntry[Key] } = {
    path,
    kind,
    bytes: entry.size,
    executable: ((entry.mode ?? 0) & 0o111) !== 0,
    linkTarget: kind === 'link' ? cleanLine(entry.linkpath ?? '') : null,
    safe,
    content: null,
  }
  if (state.entries.length <= limits.entries) state.entries.push(read)
  const fits = entry.size <= limits.fileBytes && state.kept + entry.size <= limits.keptBytes
  if (kind !== 'file' || !safe || !fits || !keep(path, entry.size)) {
    entry.resume()
    return
  }
  state.kept += entry.size
  const chunks: Uint8Array[] = []
  entry.on('data', (chunk) => chunks.push(chunk))
  entry.on('end', () => {
    read.content = Buffer.concat(chunks)
  })
}

const KINDS: Readonly<Record<string, TarballEntry['kind']>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  SymbolicLink: 'link',
  Link: 'link',
}

/** npm archives hold one folder, mostly `package/`; installers drop its name. */
function withoutTopFolder(path: string): string {
  return path.replace(/^[^/]*\//, '')
}

/** False: the path leads out of the archive. */
export function isSafe(path: string): boolean {
  return !/^(?:[\\/]|[a-z]:)/i.test(path) && !path.split(/[\\/]/).includes('..') && !path.includes('\0')
}
