import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { DiskCache } from './disk.ts'
import { LARGEST_ENTRY_BYTES } from './ledger.ts'

/** Up to this age an answer is taken without asking, where it may change at all. */
export const MAX_AGE_MS = 60 * 60 * 1000
/**
 * Up to this age where a limit was met meanwhile: limits start anew every hour, and a run that is larger than one would
 * otherwise ask each hour for the same again and never come to its end.
 */
const MAX_AGE_UNDER_LIMIT_MS = 24 * MAX_AGE_MS
const LIMIT_MET = digestOf(['a limit was met'])
/** Larger ones are not kept: a few of them would push out everything else. */
const MAX_ENTRY_BYTES = 32 * 1024 * 1024

/** An answer, and the mark by which it can be asked for "only if changed". */
export interface Answered<T> {
  value: T
  etag: string | null
}

interface Kept<T> extends Answered<T> {
  /** When it was last known to be so. */
  retrievedAt: string
}

/** How an answer lies on disk. `read` throws for what it does not understand. */
export interface Codec<T> {
  write(value: T): Uint8Array
  read(bytes: Buffer): T
}

interface Question<T> {
  /** All that the answer depends on, and who asks: an answer serves who it was read by, and nobody else. */
  key: readonly unknown[]
  /**
   * `for-good`: it can never change. `while-fresh`: taken up to MAX_AGE_MS, then asked for if changed. `if-unchanged`:
   * always asked for if changed, where that costs nothing.
   */
  keep: 'for-good' | 'while-fresh' | 'if-unchanged'
  codec: Codec<T>
  /** Kept is only what would be answered again. */
  isWhole?(value: T): boolean
  /** With the mark of the answer at hand; null: there is none. */
  ask(etag: string | null): Promise<Answered<T> | 'unchanged'>
}

/** Answers kept between runs. The same question at the same time is asked once. */
export interface AnswerCache {
  answer<T>(question: Question<T>): Promise<Kept<T>>
  /** A limit keeps a question from being asked. */
  meetLimit(): void
}

export interface AnswerCacheOptions {
  /** Null: nothing is kept. */
  disk: DiskCache | null
  /** Ask anew and keep the answer. */
  refresh: boolean
  now(): number
}

export function createAnswerCache({ disk, refresh, now }: AnswerCacheOptions): AnswerCache {
  const asking = new Map<string, Promise<Kept<unknown>>>()
  // What was read stays good for the run that read it, however long that waits for a limit.
  const ofThisRun = new Set<string>()

  async function stored<T>(key: string, { keep, codec }: Question<T>): Promise<Kept<T> | null> {
    if (refresh && !ofThisRun.has(key)) return null
    const noted = keep === 'for-good' ? await disk?.ledger.read(key) : null
    const bytes = noted ?? (await disk?.read(key))
    return bytes ? unpacked(bytes, codec) : null
  }

  /** Whether a limit was met since then. */
  let metAt: Promise<number> | undefined
  async function metSince(moment: number): Promise<boolean> {
    metAt ??= (disk?.read(LIMIT_MET) ?? Promise.resolve(null)).then((bytes) =>
      Date.parse(bytes?.toString('utf8') ?? ''),
    )
    return (await metAt) >= moment
  }

  async function isGood(kept: Kept<unknown>, key: string, keep: Question<unknown>['keep']): Promise<boolean> {
    if (keep === 'for-good' || ofThisRun.has(key)) return true
    const retrievedAt = Date.parse(kept.retrievedAt)
    const age = now() - retrievedAt
    if (age < 0 || age > MAX_AGE_UNDER_LIMIT_MS) return false
    if (keep === 'while-fresh' && age <= MAX_AGE_MS) return true
    return !refresh && (await metSince(retrievedAt))
  }

  async function find<T>(key: string, question: Question<T>): Promise<Kept<T>> {
    const { keep, codec, isWhole, ask } = question
    const kept = await stored(key, question)
    if (kept && (await isGood(kept, key, keep))) return kept
    const answered = await ask(kept?.etag ?? null)
    const current = answered === 'unchanged' ? kept : answered
    if (current === null) throw new Error('"Unchanged" was said of what nobody has')
    const { value, etag } = current
    const answer: Kept<T> = { value, etag, retrievedAt: new Date(now()).toISOString() }
    if (disk && (isWhole?.(value) ?? true)) {
      const bytes = packed(answer, codec)
      if (bytes.length <= MAX_ENTRY_BYTES) {
        const isSmall = keep === 'for-good' && bytes.length <= LARGEST_ENTRY_BYTES
        const place = isSmall ? disk.ledger : disk
        place.write(key, bytes)
        ofThisRun.add(key)
      }
    }
    return answer
  }

  return {
    meetLimit() {
      const moment = now()
      metAt = Promise.resolve(moment)
      disk?.write(LIMIT_MET, Buffer.from(new Date(moment).toISOString()))
    },
    answer<T>(question: Question<T>) {
      const key = digestOf(question.key)
      const running = asking.get(key) ?? find(key, question).finally(() => asking.delete(key))
      asking.set(key, running)
      // The same key is the same question, and has answers of the same type.
      return running as Promise<Kept<T>>
    },
  }
}

/** Values that are JSON, checked when read. */
export function json<T>(schema: z.ZodMiniType<T>): Codec<T> {
  return {
    write: (value) => Buffer.from(JSON.stringify(value)),
    read: (bytes) => schema.parse(JSON.parse(bytes.toString('utf8'))),
  }
}

export const BYTES: Codec<Buffer> = { write: (value) => value, read: (bytes) => bytes }

const HEAD = z.object({ etag: z.nullable(z.string()), retrievedAt: z.iso.datetime() })

/** One line of JSON about the answer, then the answer. */
function packed<T>({ value, etag, retrievedAt }: Kept<T>, codec: Codec<T>): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ etag, retrievedAt })}\n`), codec.write(value)])
}

function unpacked<T>(bytes: Buffer, codec: Codec<T>): Kept<T> | null {
  const end = bytes.indexOf('\n')
  try {
    const head = HEAD.parse(JSON.parse(bytes.toString('utf8', 0, end)))
    return { ...head, value: codec.read(bytes.subarray(end + 1)) }
  } catch {
    return null
  }
}

/** One digest of everything: nothing of the token, the question or the project can be read from a file name. */
function digestOf(key: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(key, sortedKeys)).digest('hex')
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
