import type { DrawNotices } from './document.ts'

interface NoticesFormat {
  /** Endings of file names, the usual one first. */
  endings: readonly string[]
  load(): Promise<{ draw: DrawNotices }>
}

export const NOTICES_FORMATS = {
  text: { endings: ['txt', 'text'], load: () => import('./text.ts') },
  markdown: { endings: ['md', 'markdown'], load: () => import('./markdown.ts') },
  html: { endings: ['html', 'htm'], load: () => import('./html.ts') },
  json: { endings: ['json'], load: () => import('./json.ts') },
} as const satisfies Readonly<Record<string, NoticesFormat>>

export type NoticesFormatName = keyof typeof NOTICES_FORMATS

/** Object.keys widens the names. */
export const NOTICES_FORMAT_NAMES = Object.keys(NOTICES_FORMATS) as NoticesFormatName[]

/** As the name of a file tells it; null: it does not. */
export function noticesFormatOf(path: string): NoticesFormatName | null {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  const endings = (name: NoticesFormatName): readonly string[] => NOTICES_FORMATS[name].endings
  return NOTICES_FORMAT_NAMES.find((name) => endings(name).includes(ending)) ?? null
}
