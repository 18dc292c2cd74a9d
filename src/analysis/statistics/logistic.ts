/** 1 / (1 + e^-logit): log-odds -> probability. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

/** Mean of ln(1 + days): a typical length of silence, in which one long wait does not drown the others. */
export function meanLogDays(days: readonly number[]): number {
  const sum = days.reduce((total, value) => total + Math.log1p(Math.max(0, value)), 0)
  return days.length === 0 ? 0 : sum / days.length
}

/** A chance in words that never claims certainty. */
export function percent(chance: number): string {
  if (chance >= 0.995) return 'over 99 %'
  return chance < 0.005 ? 'under 1 %' : `${Math.round(100 * chance)} %`
}
