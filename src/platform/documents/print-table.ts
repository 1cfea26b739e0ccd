/** Every table of a document as plain rows of cells, for forms that know one kind of table. */
import type { Cell, KeyQuestionTableBlock, RatingsTableBlock, TableBlock } from '#engine/report/document.ts'

/** `under` is a second, quieter line. */
export type PrintCell = Cell & { under?: string }
export type PrintTable = { id: string; caption: string; head: Cell[]; rows: PrintCell[][] }

export function printTable(block: TableBlock | RatingsTableBlock | KeyQuestionTableBlock): PrintTable {
  if (block.kind === 'table') return block
  return block.kind === 'ratings-table' ? ratings(block) : keyQuestions(block)
}

function ratings({ id, caption, rows, overall, score, outOf }: RatingsTableBlock): PrintTable {
  return {
    id,
    caption,
    head: [{ text: 'Standard' }, { text: 'Rating' }, { text: 'Score', numeric: true }],
    rows: [
      ...rows.map((row): PrintCell[] => [
        { text: `${row.ref} ${row.name}`, header: true },
        row.rating
          ? { text: `${row.rating.label}${row.note ? ` (note ${row.note})` : ''}`, rating: row.rating }
          : { text: row.why ? `Not rated. ${row.why}` : 'Not rated' },
        {
          text: row.score === null ? 'None' : row.countsToScore ? String(row.score) : 'Outside the score',
          numeric: true,
        },
      ]),
      [
        { text: 'Overall', header: true, strong: true },
        overall ? { text: overall.label, rating: overall, strong: true } : { text: 'Not rated' },
        { text: score === null ? 'None yet' : `${score} of ${outOf}`, numeric: true, strong: true },
      ],
    ],
  }
}

const keyQuestions = ({ id, caption, rows }: KeyQuestionTableBlock): PrintTable => ({
  id,
  caption,
  head: [{ text: 'Key question' }, { text: 'Yes', numeric: true }, { text: 'Band' }],
  rows: rows.map((row): PrintCell[] => {
    const strong = row.lowest ? ({ strong: true } as const) : {}
    return [
      {
        text: `${row.ref} ${row.text}`,
        header: true,
        ...strong,
        ...(row.cases ? { under: `Counts ${row.cases}` } : {}),
      },
      { text: row.printed, numeric: true, ...strong },
      {
        text: row.band?.label ?? 'None',
        ...(row.band && row.lowest ? { rating: row.band } : {}),
        ...(row.lowest ? { under: 'Lowest' } : {}),
      },
    ]
  }),
})
