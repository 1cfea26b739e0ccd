/**
 * A report's figures as open data. What was answered about the one case that a question counts is the answer on one child,
 * whom people nearby may know: the report prints it where the inspectorate's style does, but no file of data carries it.
 */
import type { Rated, RatedKeyQuestion, RatedStandard } from '../rating/rated.ts'
import type { Results } from '../rating/results.ts'
import type { Step } from '../rating/trace.ts'
import type { Block, Cell, KeyQuestionRow, ReportDocument, ReportFigures, TableBlock } from './document.ts'

/** Stands for what is left out. */
export const leftOut = '[c]'

export interface LeftOut {
  ref: string
  shorthand: typeof leftOut
  why: string
}

const why = 'The answer is about a single case.'

/** The key questions that count a single case. */
export const singleCaseQuestions = ({ keyQuestions }: Pick<Rated | Results, 'keyQuestions'>): Set<string> =>
  new Set(keyQuestions.flatMap(({ ref, relevant }) => (relevant === 1 ? [ref] : [])))

export const leftOutOf = (singles: ReadonlySet<string>): LeftOut[] =>
  [...singles].map((ref) => ({ ref, shorthand: leftOut, why }))

export function openDocument(document: ReportDocument): ReportDocument {
  const singles = singleCaseQuestions(document.figures.rated)
  return {
    ...document,
    blocks: document.blocks.map((block) => openBlock(block, singles)),
    figures: openFigures(document.figures, singles),
  }
}

export const openFigures = (figures: ReportFigures, singles: ReadonlySet<string>): ReportFigures => ({
  ...figures,
  results: {
    ...figures.results,
    keyQuestions: figures.results.keyQuestions.map((one) => (singles.has(one.ref) ? { ref: one.ref } : one)),
  },
  rated: openRated(figures.rated, singles),
})

export const openRated = (rated: Rated, singles: ReadonlySet<string>): Rated => ({
  ...rated,
  standards: rated.standards.map((one) => openStandard(one, singles)),
  keyQuestions: rated.keyQuestions.map(
    (one): RatedKeyQuestion => (singles.has(one.ref) ? { ref: one.ref, percent: null, band: null } : one),
  ),
  trace: rated.trace.flatMap((step) => openStep(step, singles)),
})

/** A rating is the inspectorate's word on the service and stays; what in it rests on one case goes. */
function openStandard(standard: RatedStandard, singles: ReadonlySet<string>): RatedStandard {
  const reasons = standard.reasons.filter(
    ({ keyQuestion, together = [] }) => ![keyQuestion, ...together].some((ref) => singles.has(ref)),
  )
  return {
    ...standard,
    lowest: standard.lowest && singles.has(standard.lowest.ref) ? null : standard.lowest,
    reasons,
    triggers: standard.triggers.filter(
      (trigger) =>
        reasons.some((one) => one.trigger === trigger) ||
        !standard.reasons.some((one) => one.trigger === trigger),
    ),
  }
}

function openStep(step: Step, singles: ReadonlySet<string>): Step[] {
  if (step.ref !== undefined && singles.has(step.ref)) return []
  const named = [...singles].filter(
    (ref) =>
      Object.hasOwn(step.inputs, ref) || step.inputs.keyQuestion === ref || step.sentence.includes(ref),
  )
  if (named.length === 0) return [step]
  if (named.some((ref) => step.inputs.keyQuestion === ref || step.sentence.includes(ref))) return []
  return [
    {
      ...step,
      inputs: Object.fromEntries(Object.entries(step.inputs).filter(([name]) => !singles.has(name))),
    },
  ]
}

function openBlock(block: Block, singles: ReadonlySet<string>): Block {
  switch (block.kind) {
    case 'key-question-table':
      return {
        ...block,
        rows: block.rows.map((row): KeyQuestionRow => {
          if (row.relevant !== 1) return row
          const { yes: _, relevant: __, ...rest } = row
          return { ...rest, percent: null, printed: leftOut, band: null, lowest: false, leftOut: true }
        }),
      }
    case 'chart':
      return {
        ...block,
        groups: block.groups.map((group) => ({
          ...group,
          rows: group.rows.map((row) =>
            singles.has(row.label) ? { ...row, percent: null, printed: leftOut, lowest: false } : row,
          ),
        })),
      }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => (isSingle(block, row, singles) ? withoutFigures(row) : row)),
      }
    default:
      return block
  }
}

/** Rows of the annexe's data that rest on one case: of a key question, or of a prompt ("1 of 1"). */
function isSingle({ id }: TableBlock, row: readonly Cell[], singles: ReadonlySet<string>): boolean {
  if (id === 'table-key-questions') return singles.has(row[0]!.text.split(' ')[0]!)
  return id.startsWith('table-prompts-') && row.some(({ text, numeric }) => numeric && / of 1$/.test(text))
}

const withoutFigures = (row: readonly Cell[]): Cell[] =>
  row.map((cell) => (cell.numeric ? { ...cell, text: leftOut } : cell))
