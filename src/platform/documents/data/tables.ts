/**
 * The tables of a report as data: figures as numbers, and a shorthand in square brackets where there is none. They are
 * made from the tables of the document, so that no file of data says what the report does not.
 */
import type {
  Cell,
  KeyQuestionRow,
  KeyQuestionTableBlock,
  RatingsTableBlock,
  RecommendationBlock,
  ReportDocument,
  TableBlock,
} from '#engine/report/document.ts'
import { openDocument } from '#engine/report/open-data.ts'
import { confidential, dataValue, notApplicable, notAvailable } from './shorthand.ts'

export interface DataColumn {
  /** For programs: small letters, digits and low lines. */
  name: string
  title: string
  holds: 'text' | 'number'
  about?: string
}

export interface DataTable {
  /** For programs and file names. */
  name: string
  title: string
  notes: string[]
  columns: DataColumn[]
  rows: (string | number)[][]
}

const text = (name: string, title: string, about?: string): DataColumn => ({
  name,
  title,
  holds: 'text',
  ...(about ? { about } : {}),
})
const number = (name: string, title: string, about?: string): DataColumn => ({
  ...text(name, title, about),
  holds: 'number',
})

/** Open data, so without what rests on a single case, whatever the report prints. */
export function dataTables(document: ReportDocument): DataTable[] {
  const { blocks } = openDocument(document)
  const keyQuestionTables = blocks.filter((block) => block.kind === 'key-question-table')
  const recommended = blocks.filter((block) => block.kind === 'recommendation')
  const taken = new Set<string>()
  const tables = [
    ...blocks.flatMap((block) => (block.kind === 'ratings-table' ? [ratings(block)] : [])),
    ...(keyQuestionTables.length > 0 ? [keyQuestions(keyQuestionTables)] : []),
    ...(recommended.length > 0 ? [recommendations(recommended)] : []),
    ...blocks.flatMap((block, at) => {
      if (block.kind !== 'table' || (block.id === keyQuestionsAgain && keyQuestionTables.length > 0))
        return []
      const next = blocks[at + 1]
      return [plain(block, next?.kind === 'source' ? [next.text] : [])]
    }),
  ]
  return tables.map((table) => ({ ...table, name: unused(table.name, taken) }))
}

/** The annex that prints the key questions once more, for readers; here they stand in one table as it is. */
const keyQuestionsAgain = 'table-key-questions'

const ratings = ({ caption, rows, overall, score, outOf }: RatingsTableBlock): DataTable => ({
  name: 'ratings',
  title: caption,
  notes: ['The last row is the service as a whole: the sum of the scores that count.'],
  columns: [
    text('reference', 'Reference'),
    text('standard', 'Standard'),
    text('rating', 'Rating'),
    number('score', 'Score'),
    number('out_of', 'Out of', 'The highest score that can be reached.'),
    text('counts', 'Counts to the score'),
  ],
  rows: [
    ...rows.map((row) => [
      row.ref,
      row.name,
      row.rating?.label ?? notApplicable,
      row.score ?? notApplicable,
      row.rating?.highest ?? notApplicable,
      row.countsToScore ? 'Yes' : 'No',
    ]),
    ['Overall', 'The service', overall?.label ?? notAvailable, score ?? notAvailable, outOf, notApplicable],
  ],
})

const keyQuestions = (tables: readonly KeyQuestionTableBlock[]): DataTable => ({
  name: 'key_questions',
  title: 'Key questions: cases where the answer is yes',
  notes: [
    'Percentages are whole numbers, of the cases that count. The lowest of a standard decides its rating.',
  ],
  columns: [
    text('reference', 'Reference'),
    text('key_question', 'Key question'),
    text('cases_that_count', 'Cases that count'),
    number('yes', 'Yes'),
    number('cases', 'Cases'),
    number('percentage', 'Percentage'),
    text('band', 'Band'),
    text('lowest', 'Lowest of its standard'),
    text('printed', 'As printed in the report'),
  ],
  rows: tables
    .flatMap(({ rows }) => rows)
    .map((row) => [
      row.ref,
      row.text,
      row.cases ?? 'All cases',
      ...(row.leftOut
        ? [confidential, confidential, confidential, confidential, confidential]
        : figures(row)),
      row.printed,
    ]),
})

const figures = (row: KeyQuestionRow) => [
  row.yes ?? notAvailable,
  row.relevant ?? notAvailable,
  row.percent ?? notApplicable,
  row.band?.label ?? notApplicable,
  row.lowest ? 'Yes' : 'No',
]

const recommendations = (blocks: readonly RecommendationBlock[]): DataTable => ({
  name: 'recommendations',
  title: 'Recommendations',
  notes: ['They are numbered through, whoever they are for.'],
  columns: [
    number('number', 'Number'),
    text('addressee', 'Who must act'),
    text('recommendation', 'Recommendation'),
  ],
  rows: blocks.map((block) => [block.number, block.addressee, block.text]),
})

/** A table that the report prints as it is. */
function plain({ id, caption, head, rows }: TableBlock, notes: string[]): DataTable {
  const names = new Set<string>()
  return {
    name: nameOf(id.replace(/^table-/, '')),
    title: caption,
    notes,
    columns: head.map((cell, at) => {
      const shares = cell.numeric && rows.some((row) => row[at]?.text.endsWith('%'))
      const title = shares && !/per ?cent/i.test(cell.text) ? `${cell.text} (per cent)` : cell.text
      return { name: unused(nameOf(title), names), title, holds: cell.numeric ? 'number' : 'text' }
    }),
    rows: rows.map((row) => row.map((cell: Cell) => (cell.numeric ? dataValue(cell.text) : cell.text))),
  }
}

const nameOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '') || 'column'

function unused(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`
  taken.add(free)
  return free
}
