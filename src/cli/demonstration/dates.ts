/** The invented inspection is always in its fieldwork week, whenever the demonstration is loaded. */
const dayLength = 86_400_000
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)

export interface Dates {
  announcedOn: string
  fieldworkFrom: string
  fieldworkTo: string
  publicationPlannedOn: string
}

/** Monday to Friday of the week of `now`, announced five weeks before, published about four months after. */
export function fieldworkDates(now: Date): Dates {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const monday = today - ((now.getUTCDay() + 6) % 7) * dayLength
  return {
    announcedOn: iso(monday - 35 * dayLength),
    fieldworkFrom: iso(monday),
    fieldworkTo: iso(monday + 4 * dayLength),
    publicationPlannedOn: iso(monday + 120 * dayLength),
  }
}
