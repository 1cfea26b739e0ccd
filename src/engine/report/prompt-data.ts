/** The prompts behind the key questions, counted: one table for each key question, with both shares and what each is of. */
import { keyQuestionsInOrder, promptById } from '../framework/find.ts'
import type { KeyQuestion } from '../framework/shape.ts'
import { percentOf } from '../rating/percent.ts'
import type { PromptCount } from '../rating/tally.ts'
import type { Block, Cell } from './document.ts'
import { printsCounts } from './key-question-table.ts'
import type { ReportMaterial } from './material.ts'

const share = (yes: number, of: number): string => (of > 0 ? `${percentOf(yes, of)}%` : 'Not applicable')

export function promptData(material: ReportMaterial): Block[] {
  const tables = keyQuestionsInOrder(material.framework).flatMap(({ keyQuestion }) =>
    promptTable(material, keyQuestion),
  )
  if (tables.length === 0) return []
  const ofWhole = material.framework.promptDenominator.of === 'whole-sample'
  return [
    { kind: 'heading', level: 3, id: 'annex-prompts', text: 'Prompts behind the key questions' },
    {
      kind: 'paragraph',
      text: `Each prompt has two shares: of the cases to which it applied, and of the whole sample, in which a case to which it did not apply counts as not yes. These standards give the share of ${ofWhole ? 'the whole sample' : 'the cases to which it applied'}; the other stands beside it so that the two cannot be taken for one another. Of samples of up to ${material.framework.report.countsUpTo} cases only the counts are given.`,
    },
    ...tables,
  ]
}

function promptTable(material: ReportMaterial, keyQuestion: KeyQuestion): Block[] {
  const counts = (material.prompts ?? []).filter((count) => count.keyQuestion === keyQuestion.ref)
  if (counts.length === 0) return []
  const numeric = (text: string | number): Cell => ({ text: String(text), numeric: true })
  // Of a small sample counts are printed, and no shares.
  const withShares = !printsCounts(material.framework, counts[0]!.sample)
  const both = (cases: string, ofThem: string): Cell[] =>
    withShares ? [numeric(cases), numeric(ofThem)] : [numeric(cases)]
  const row = (count: PromptCount): Cell[] => [
    {
      text: `${count.letter}) ${promptById(material.framework, count.id)?.prompt.text ?? ''}`,
      header: true,
    },
    ...both(`${count.yes} of ${count.relevant}`, share(count.yes, count.relevant)),
    ...both(`${count.yes} of ${count.sample}`, share(count.yes, count.sample)),
  ]
  return [
    {
      kind: 'table',
      id: `table-prompts-${keyQuestion.id}`,
      caption: `${keyQuestion.ref} ${keyQuestion.text}`,
      head: [
        { text: 'Prompt' },
        ...both('Yes, of cases it applied to', 'Share of those'),
        ...both('Yes, of the whole sample', 'Share of the sample'),
      ],
      rows: counts.map(row),
    },
  ]
}
