import { expressionText } from './expression.ts'
import type { LicenseSource } from './license-source.ts'

/** LGPL-3.0 is written as additions to GPL-3.0, whose text has to lie beside it. */
export function withoutIncorporated(texts: readonly LicenseSource[]): readonly LicenseSource[] {
  const says = ({ readings }: LicenseSource, id: string) =>
    readings.some((reading) => expressionText(reading) === id)
  if (!texts.some((text) => says(text, 'LGPL-3.0-only'))) return texts
  return texts.filter((text) => !says(text, 'GPL-3.0-only'))
}
