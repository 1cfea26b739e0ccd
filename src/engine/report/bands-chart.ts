/** The chart at the head of a domain. It is made from the tables below it, so that the two cannot differ. */
import { ratingById } from '../framework/find.ts'
import type { Domain, Framework } from '../framework/shape.ts'
import type { Block, KeyQuestionTableBlock } from './document.ts'

/** @param blocks the domain's standards as they are printed */
export function bandsChart(framework: Framework, domain: Domain, blocks: readonly Block[]): Block[] {
  const tables = blocks.filter((block): block is KeyQuestionTableBlock => block.kind === 'key-question-table')
  if (tables.length === 0) return []
  const nameOf = new Map(domain.standards.map(({ id, ref, name }) => [`table-${id}`, `${ref} ${name}`]))
  return [
    {
      kind: 'chart',
      id: `chart-${domain.id}`,
      title: `${domain.name}: key questions against the boundaries of the bands`,
      tables: tables.map(({ id }) => id),
      bands: framework.keyQuestionBands.bands
        .toSorted((a, b) => a.from - b.from)
        .map(({ rating, from }) => ({ from, label: ratingById(framework, rating)?.label ?? rating })),
      groups: tables.map(({ id, rows }) => ({
        heading: nameOf.get(id) ?? '',
        rows: rows.map(({ ref, percent, printed, lowest }) => ({ label: ref, percent, printed, lowest })),
      })),
    },
  ]
}
