/** National figures beside which a service's own are set: data with a source, checked as a whole. */
import { z } from 'zod'

const text = z.string().trim().min(1)
const month = z.string().regex(/^\d{4}-\d{2}$/, 'write a month such as 2022-02')

const group = z
  .strictObject({
    label: text,
    codes: z.array(text).min(1).optional(),
    fromAge: z.int().min(0).optional(),
    toAge: z.int().optional(),
    percent: z.int().min(0).max(100),
  })
  .refine(
    ({ codes, fromAge, toAge }) => (codes === undefined) === (fromAge !== undefined && toAge !== undefined),
    {
      message: 'name either the codes of the group or its first and last age',
    },
  )

const set = z.strictObject({
  /** The year that the figures are about. */
  period: text,
  /** Whom they count. */
  of: text,
  /** Where the report that prints them has them from. */
  from: text,
  /** "document: section", the document being one of `documents`. */
  source: z.string().regex(/^[a-z0-9-]+: .+/, 'write "document: section"'),
  /** From when on they were known; inspections announced before are not compared with them. */
  usedFrom: month,
  columns: z.record(text, z.array(group).min(1)),
})

/** Part of a population: how many there are, or their whole percentage where only that is printed. */
const people = z
  .strictObject({
    label: text,
    codes: z.array(text).min(1),
    percent: z.int().min(1).max(100).optional(),
    people: z.int().min(1).optional(),
  })
  .refine(({ percent, people: number }) => (percent === undefined) !== (number === undefined), {
    message: 'give either a percentage or a number of people',
  })

/** Everybody of an age who lives in one area, by groups. Whoever is in no group is not known. */
const population = z.strictObject({
  /** As the service's area is called. */
  area: text,
  of: text,
  source: z.string().regex(/^[a-z0-9-]+: .+/, 'write "document: section"'),
  columns: z.record(
    text,
    z
      .strictObject({ groups: z.array(people).min(1), against: people })
      .refine(
        ({ groups, against }) =>
          groups.every(({ percent }) => (percent === undefined) === (against.percent === undefined)),
        { message: 'give either percentages throughout or numbers throughout' },
      ),
  ),
})

export const comparatorsShape = z
  .strictObject({
    documents: z
      .array(z.strictObject({ id: text, title: text, published: month.optional(), publisher: text }))
      .min(1),
    sets: z.array(set),
    populations: z.array(population).default([]),
  })
  .superRefine(({ documents, sets, populations }, context) => {
    for (const [section, cited] of Object.entries({ sets, populations }))
      cited.forEach(({ source }, at) => {
        const id = source.slice(0, source.indexOf(':'))
        if (!documents.some((one) => one.id === id))
          context.addIssue({
            code: 'custom',
            path: [section, at, 'source'],
            message: `there is no document "${id}"`,
          })
      })
  })

export type Comparators = z.infer<typeof comparatorsShape>
export type ComparatorSet = Comparators['sets'][number]
export type Population = Comparators['populations'][number]
export type ComparatorGroup = ComparatorSet['columns'][string][number]

/** The newest set that was known when an inspection was announced; without a date the newest. */
export function comparatorSet(comparators: Comparators, announced: string | null): ComparatorSet | null {
  const known = comparators.sets.filter(
    ({ usedFrom }) => announced === null || usedFrom <= announced.slice(0, 7),
  )
  return known.toSorted((a, b) => (a.usedFrom < b.usedFrom ? -1 : 1)).at(-1) ?? null
}

/** The population of a service's area, by the area's name in any capitals; the first listed, which is the newest. */
export const populationOf = ({ populations }: Comparators, area: string): Population | null =>
  populations.find((one) => one.area.toLowerCase() === area.trim().toLowerCase()) ?? null

/** Where a set comes from, in words: the figures' own source and the report that prints them. */
export const sourceWords = (comparators: Comparators, { from, source }: ComparatorSet): string =>
  `${from}, as printed in ${printedIn(comparators, source)}`

/** The report that prints a figure, and where in it. */
export function printedIn(comparators: Comparators, source: string): string {
  const [id, ...section] = source.split(': ')
  const document = comparators.documents.find((one) => one.id === id)
  const when = document?.published ? ` (${document.published})` : ''
  return `${document?.publisher}, ${document?.title}${when}, ${section.join(': ')}`
}
