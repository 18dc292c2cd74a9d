import type { Attributed, Attribution, Lacking } from '../../notices/attribution.ts'
import { count } from '../quantities.ts'

/** What all formats of the notices say in words, so that they say the same. */
export interface NoticesDocument extends Attribution {
  project: { name: string | null; version: string | null }
}

export type DrawNotices = (document: NoticesDocument) => string

export function titleOf({ project: { name, version } }: NoticesDocument): string {
  return name === null
    ? 'Third-party notices'
    : `Third-party notices of ${[name, version].filter(Boolean).join(' ')}`
}

export function introduction({ components, texts }: NoticesDocument): string {
  if (components.length === 0) return 'It contains no components of others.'
  const contains = `It contains ${count(components.length, 'component')} of others`
  if (texts.length === 0) return `${contains}.`
  return `${contains}. Every text of theirs stands below once, and each component names the numbers of its own.`
}

export const LACKING = {
  none: 'Without a licence text of their own',
  unknown: 'Not read, or not wholly',
} as const satisfies Readonly<Record<Lacking['kind'], string>>

export function lackingOf({ lacking }: NoticesDocument, kind: Lacking['kind']): readonly Lacking[] {
  return lacking.filter((one) => one.kind === kind)
}

export function nameOf({ name, version }: Pick<Attributed, 'name' | 'version'>): string {
  return version === null ? name : `${name} ${version}`
}

export function numbersOf({ texts }: Attributed): string {
  if (texts.length === 0) return 'no text'
  return `${texts.length === 1 ? 'text' : 'texts'} ${texts.map((index) => index + 1).join(', ')}`
}
