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

export const comparatorsShape = z
  .strictObject({
    documents: z
      .array(z.strictObject({ id: text, title: text, published: month.optional(), publisher: text }))
      .min(1),
    sets: z.array(set),
  })
  .superRefine(({ documents, sets }, context) => {
    sets.forEach(({ source }, at) => {
      const id = source.slice(0, source.indexOf(':'))
      if (!documents.some((one) => one.id === id))
        context.addIssue({
          code: 'custom',
          path: ['sets', at, 'source'],
          message: `there is no document "${id}"`,
        })
    })
  })

export type Comparators = z.infer<typeof comparatorsShape>
export type ComparatorSet = Comparators['sets'][number]
export type ComparatorGroup = ComparatorSet['columns'][string][number]

/** The newest set that was known when an inspection was announced; without a date the newest. */
export function comparatorSet(comparators: Comparators, announced: string | null): ComparatorSet | null {
  const known = comparators.sets.filter(
    ({ usedFrom }) => announced === null || usedFrom <= announced.slice(0, 7),
  )
  return known.toSorted((a, b) => (a.usedFrom < b.usedFrom ? -1 : 1)).at(-1) ?? null
}

/** Where a set comes from, in words: the figures' own source and the report that prints them. */
export function sourceWords(comparators: Comparators, { from, source }: ComparatorSet): string {
  const [id, ...section] = source.split(': ')
  const document = comparators.documents.find((one) => one.id === id)
  const when = document?.published ? ` (${document.published})` : ''
  return `${from}, as printed in ${document?.publisher}, ${document?.title}${when}, ${section.join(': ')}`
}
