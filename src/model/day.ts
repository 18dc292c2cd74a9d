export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** A day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(instant.getTime()) &&
    instant.toISOString().startsWith(text)
  )
}

/** The day of an instant by the calendar of UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
