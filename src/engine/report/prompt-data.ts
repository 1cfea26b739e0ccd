/** The prompts behind the key questions, counted: one table for each standard, with both shares and what each is of. */
import { promptById, standardsInOrder } from '../framework/find.ts'
import type { Standard } from '../framework/shape.ts'
import { percentOf } from '../rating/percent.ts'
import type { PromptCount } from '../rating/tally.ts'
import type { Block, Cell } from './document.ts'
import type { ReportMaterial } from './material.ts'

const share = (yes: number, of: number): string => (of > 0 ? `${percentOf(yes, of)}%` : 'Not applicable')

export function promptData(material: ReportMaterial): Block[] {
  const tables = standardsInOrder(material.framework).flatMap((standard) => promptTable(material, standard))
  if (tables.length === 0) return []
  const ofWhole = material.framework.promptDenominator.of === 'whole-sample'
  return [
    { kind: 'heading', level: 3, id: 'annex-prompts', text: 'Prompts behind the key questions' },
    {
      kind: 'paragraph',
      text: `Each prompt has two shares: of the cases to which it applied, and of the whole sample, in which a case to which it did not apply counts as not yes. These standards give the share of ${ofWhole ? 'the whole sample' : 'the cases to which it applied'}; the other stands beside it so that the two cannot be taken for one another.`,
    },
    ...tables,
  ]
}

function promptTable(material: ReportMaterial, standard: Standard): Block[] {
  const questions = new Set(standard.keyQuestions.map(({ ref }) => ref))
  const counts = (material.prompts ?? []).filter(({ keyQuestion }) => questions.has(keyQuestion))
  if (counts.length === 0) return []
  const numeric = (text: string | number): Cell => ({ text: String(text), numeric: true })
  const row = (count: PromptCount): Cell[] => [
    {
      text: `${count.ref} ${promptById(material.framework, count.id)?.prompt.text ?? ''}`,
      header: true,
    },
    numeric(count.yes),
    numeric(count.relevant),
    numeric(share(count.yes, count.relevant)),
    numeric(count.sample),
    numeric(share(count.yes, count.sample)),
  ]
  return [
    {
      kind: 'table',
      id: `table-prompts-${standard.id}`,
      caption: `${standard.ref} ${standard.name}: answers to the prompts`,
      head: [
        { text: 'Prompt' },
        numeric('Yes'),
        numeric('Cases it applied to'),
        numeric('Share of those'),
        numeric('Whole sample'),
        numeric('Share of the sample'),
      ],
      rows: counts.map(row),
    },
  ]
}
