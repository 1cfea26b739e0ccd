/** Moments as people write them in a hurry: "14:32" is the last time it was 14:32, "24/11/2026 09:15" says the day too. */

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

interface Clock {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

function londonClock(at: Date): Clock {
  const read = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return read as unknown as Clock
}

const asUtc = (one: Clock): number => Date.UTC(one.year, one.month - 1, one.day, one.hour, one.minute)

/** The moment at which clocks in London show this; null where there is no such day. */
export function londonMoment(clock: Clock): Date | null {
  const wanted = asUtc(clock)
  const day = new Date(wanted)
  if (clock.hour > 23 || clock.minute > 59 || day.getUTCDate() !== clock.day) return null
  if (day.getUTCMonth() + 1 !== clock.month) return null
  // Britain is at most an hour from UTC: what the clock shows then tells by how much to go back.
  return new Date(wanted - (asUtc(londonClock(day)) - wanted))
}

/** "2026-11-24" and "09:15" for the fields of a form. */
export function londonFields(at: Date): { date: string; time: string } {
  const { year, month, day, hour, minute } = londonClock(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return { date: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` }
}

/** Hours and minutes of "14:32", "2.32pm" or "1432"; null for anything else. */
export function readTime(text: string): { hour: number; minute: number } | null {
  const read = /^(\d{1,2})[:.]?(\d{2})\s*(am|pm)?$/i.exec(text.trim())
  if (!read) return null
  const [hour, minute] = [Number(read[1]), Number(read[2])]
  const half = read[3]?.toLowerCase()
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null
  return { hour: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour, minute }
}

/** A clock a few minutes fast must not stop anybody. */
const fast = 5 * 60_000

/**
 * A moment that has been. The time alone is the last one there was; a moment of data (2026-11-24T09:15:00Z) is read too.
 * @returns null for an empty text, or what is wrong
 */
export function readWhen(text: string, now: Date): Date | null | { fault: string } {
  const written = text.trim()
  if (written === '') return null
  const moment = readMoment(written, now)
  if (!moment) return { fault: 'write it as 14:32, or with the day as 24/11/2026 14:32' }
  if (moment.getTime() > now.getTime() + fast) return { fault: 'it is still to come; enter when it was' }
  return moment.getTime() > now.getTime() ? now : moment
}

function readMoment(written: string, now: Date): Date | null {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(written)) {
    const at = new Date(written)
    return Number.isNaN(at.getTime()) ? null : at
  }
  const dated = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[ ,]+(?:at )?(\S+(?: ?[ap]m)?)$/i.exec(written)
  const time = readTime(dated ? dated[4]! : written)
  if (!time) return null
  if (dated)
    return londonMoment({ year: Number(dated[3]), month: Number(dated[2]), day: Number(dated[1]), ...time })
  const today = londonMoment({ ...londonClock(now), ...time })
  if (!today || today.getTime() <= now.getTime() + fast) return today
  return londonMoment({ ...londonClock(new Date(now.getTime() - 86_400_000)), ...time })
}
