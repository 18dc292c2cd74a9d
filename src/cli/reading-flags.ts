import { wholeNumber } from './flags.ts'

/** How whatever a command reads is read and told of on the way; every command that reads takes them. */
export interface ReadingOptions {
  verbose: boolean
  quiet: boolean
  cache: boolean
  refresh: boolean
  maxRequests: number | null
  maxWaitSeconds: number | null
}

export const READING_FLAGS = {
  verbose: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  'no-cache': { type: 'boolean' },
  refresh: { type: 'boolean' },
  'max-requests': { type: 'string' },
  'max-wait': { type: 'string' },
} as const

interface Said {
  verbose?: boolean | undefined
  quiet?: boolean | undefined
  'no-cache'?: boolean | undefined
  refresh?: boolean | undefined
  'max-requests'?: string | undefined
  'max-wait'?: string | undefined
}

/** Throws UserError for what is no whole number. */
export function readingOptions(said: Said): ReadingOptions {
  return {
    verbose: said.verbose ?? false,
    quiet: said.quiet ?? false,
    cache: !said['no-cache'],
    refresh: said.refresh ?? false,
    maxRequests: wholeNumber('--max-requests', said['max-requests']),
    maxWaitSeconds: wholeNumber('--max-wait', said['max-wait']),
  }
}
