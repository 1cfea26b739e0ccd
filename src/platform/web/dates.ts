/** Dates as people read them; ISO is for data. */

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
})
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
})

/** '2026-11-22' → '22 November 2026'; a month alone ('2020-05') → 'May 2020'. */
export function readableDate(iso: string | null): string {
  if (!iso) return 'Not set'
  if (iso.length === 7) return day.format(new Date(`${iso}-01T00:00:00Z`)).replace(/^1 /, '')
  return day.format(new Date(`${iso}T00:00:00Z`))
}

/** A page of answers prints dozens of moments, and to word one takes longer than the rest of its line. */
const worded = new Map<number, string>()
const mostWorded = 5000

/** A moment → '22 November 2026 at 2:05pm'. */
export function readableMoment(at: Date): string {
  const minute = Math.floor(at.getTime() / 60_000)
  const known = worded.get(minute)
  if (known) return known
  const part = Object.fromEntries(moment.formatToParts(at).map(({ type, value }) => [type, value]))
  const words = `${part.day} ${part.month} ${part.year} at ${part.hour}:${part.minute}${part.dayPeriod?.toLowerCase().replaceAll(/[ .]/g, '')}`
  if (worded.size >= mostWorded) worded.clear()
  worded.set(minute, words)
  return words
}

/** The time of day alone → '14:32'. */
export const readableTime = (at: Date): string => clock.format(at)

/** Whether a text is a day that exists, written as YYYY-MM-DD. */
export function isDay(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso)
}
