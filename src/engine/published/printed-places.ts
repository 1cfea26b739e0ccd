/** How a carried figure stands in the report it comes from. */
import type { CarriedKeyQuestion } from './carried-figures.ts'

type Place = keyof CarriedKeyQuestion['printed']
type Printed = NonNullable<CarriedKeyQuestion['printed'][Place]>

/** The places of a report in its order; the annexe holds its data and comes last. */
const places: readonly (readonly [Place, string])[] = [
  ['sectionTable', 'section'],
  ['text', 'text'],
  ['annexe', 'annexe'],
]

/** The figures with their places, in the report's order: stored data do not keep the order of their names. */
export const inReportOrder = (printed: CarriedKeyQuestion['printed']): { place: string; figure: Printed }[] =>
  places.flatMap(([id, place]) => {
    const figure = printed[id]
    return figure ? [{ place, figure }] : []
  })

function words(figure: Printed): string {
  if (figure.notApplicable) return 'not applicable'
  if (figure.percent !== undefined) return `${figure.percent}%`
  return `${figure.yes} of ${figure.relevant}`
}

/** "64%", or each place where they differ: "81% (section), 62% (annexe)". */
export function printedWords({ printed }: CarriedKeyQuestion): string {
  const all = inReportOrder(printed).map(({ place, figure }) => ({ place, figure: words(figure) }))
  const [first] = all
  if (!first) return 'not printed'
  if (all.every(({ figure }) => figure === first.figure)) return first.figure
  return all.map(({ place, figure }) => `${figure} (${place})`).join(', ')
}

/** Whether every place of the report prints the figure that was worked out. */
export function printsAs(
  { printed }: CarriedKeyQuestion,
  worked: { yes?: number; relevant?: number; percent: number | null },
): boolean {
  return Object.values(printed).every((figure) => {
    if (figure.notApplicable) return worked.percent === null
    if (figure.percent !== undefined) return figure.percent === worked.percent
    return figure.yes === worked.yes && figure.relevant === worked.relevant
  })
}
