const UNITS = [
  { hours: 24 * 365, name: 'year' },
  { hours: 24 * 30.44, name: 'month' },
  { hours: 24, name: 'day' },
  { hours: 1, name: 'hour' },
] as const

/** "5 hours", "3 days": hours in the largest unit of which there are at least two. */
export function durationInWords(hours: number): string {
  if (hours < 1) return 'less than an hour'
  const unit = UNITS.find((candidate) => hours >= 2 * candidate.hours) ?? UNITS[3]
  const count = Math.round(hours / unit.hours)
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`
}
