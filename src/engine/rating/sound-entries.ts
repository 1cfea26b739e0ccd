/** What can still be checked of a results file whose shape is broken: its sound entries, each on its own. */
import { resultsShape } from './results.ts'

const asGroup = (raw: unknown): Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {}

export function soundEntries(raw: unknown): Record<string, unknown> {
  const sound: Record<string, unknown> = { framework: 'unknown' }
  for (const [name, shape] of Object.entries(resultsShape.shape)) {
    const given = asGroup(raw)[name]
    if (Array.isArray(given)) sound[name] = given.filter((entry) => shape.safeParse([entry]).success)
    else if (given !== undefined && shape.safeParse(given).success) sound[name] = given
  }
  return sound
}

/** The key questions that a file names, however broken their figures are. */
export const refsGiven = (raw: unknown): string[] => {
  const given = asGroup(raw).keyQuestions
  return Array.isArray(given) ? given.map((entry) => String(asGroup(entry).ref)) : []
}
