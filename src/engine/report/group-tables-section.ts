/** Tables by groups of children that somebody put into the report, printed where the report writes of diversity. */
import { groupsInWords } from '../disclosure/publishable.ts'
import { disclosureRule } from '../disclosure/rule.ts'
import type { Framework } from '../framework/shape.ts'
import { percentOf } from '../rating/percent.ts'
import type { Block, Cell } from './document.ts'

/** As it was put into the report: nothing that is hidden is in it. */
export type GroupTable = {
  by: string
  label: string
  kind: string
  kindLabel: string
  /** The panel's result whose cases it counts. */
  result: number
  rows: { ref: string; groups: string[]; yes: number | null; of: number }[]
}

/** Stands for a figure that is not printed. */
const hidden = '[c]'

export function groupTableBlocks(framework: Framework, tables: readonly GroupTable[]): Block[] {
  if (tables.length === 0) return []
  const rule = disclosureRule(framework)
  return [
    { kind: 'heading', level: 3, id: 'groups-of-children', text: 'Groups of children' },
    {
      kind: 'paragraph',
      text: `These tables count the cases that were read, by what is recorded of the child. Where groups are small, a difference between them may be chance. Counts up to ${rule.hideUpTo}, and others from which they could be worked out, are not printed (${hidden}). Groups of fewer than ${rule.breakDownFrom} cases are put together with others; key questions for which that does not protect every child are left out.`,
    },
    ...tables.map(tableBlock),
  ]
}

const numeric = (text: string): Cell => ({ text, numeric: true })

const tableBlock = ({ by, label, kind, kindLabel, rows }: GroupTable): Block => ({
  kind: 'table',
  id: `table-groups-${by}-${kind}`,
  caption: `${kindLabel}: cases answered yes, by ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
  head: [{ text: 'Group' }, { text: 'Key question' }, numeric('Yes'), numeric('Cases'), numeric('Share')],
  rows: rows.map(({ ref, groups, yes, of }) => [
    // First, so that nobody takes the row for the figure of the whole key question.
    { text: groupsInWords(groups), header: true },
    { text: ref },
    numeric(yes === null ? hidden : String(yes)),
    numeric(String(of)),
    numeric(yes === null ? hidden : `${percentOf(yes, of)}%`),
  ]),
})
