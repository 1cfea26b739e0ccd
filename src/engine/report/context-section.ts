/** Contextual facts: what the caseload is made of, beside national figures. Small counts are hidden, for anyone reads this. */
import { sourceWords } from '../caseload/comparators.ts'
import type { ContextTable } from '../caseload/context.ts'
import { longDate } from '../caseload/dates.ts'
import { type Disclosed, disclosed } from '../disclosure/one-way.ts'
import { type DisclosureRule, disclosureRule } from '../disclosure/rule.ts'
import type { Framework } from '../framework/shape.ts'
import type { Block, Cell } from './document.ts'
import type { ReportContext } from './material.ts'

/** Stands for a figure that is not printed. */
const hidden = '[c]'

export function contextSection(framework: Framework, context: ReportContext | undefined): Block[] {
  const kinds = context?.kinds.filter(({ cases }) => cases > 0) ?? []
  if (!context || kinds.length === 0) return []
  const rule = disclosureRule(framework)
  return [
    { kind: 'heading', level: 3, id: 'contextual-facts', text: 'Contextual facts' },
    {
      kind: 'paragraph',
      text: `These figures count the eligible cases that the service listed for this inspection. A child with two cases counts twice. ${context.national ? 'National figures count children over a year. ' : ''}Counts up to ${rule.hideUpTo}, and others from which they could be worked out, are not printed (${hidden}); a list of fewer than ${rule.breakDownFrom} cases is not broken down. Shares are rounded to whole numbers, halves upwards, and need not add up to a hundred.`,
    },
    ...kinds.flatMap((kind) => kindBlocks(context, rule, kind)),
  ]
}

function kindBlocks(
  context: ReportContext,
  rule: DisclosureRule,
  { kind, label, cases, tables, acceptedOn }: ReportContext['kinds'][number],
): Block[] {
  const heading: Block = { kind: 'heading', level: 4, id: `context-${kind}`, text: label }
  const listed = acceptedOn
    ? `Cases: the list of eligible cases (${label.toLowerCase()}) that the service sent, accepted on ${longDate(acceptedOn)}.`
    : null
  const printed = tables.flatMap((table) => tableBlocks(context, rule, kind, label, cases, table, listed))
  const sum: Block = { kind: 'paragraph', text: `${cases} eligible ${cases === 1 ? 'case' : 'cases'}.` }
  return [heading, sum, ...printed]
}

/** One table a column: beside the national figures in their groups, or by category. Both would give hidden counts away. */
function tableBlocks(
  context: ReportContext,
  rule: DisclosureRule,
  kind: string,
  label: string,
  cases: number,
  { column, label: title, rows, compared }: ContextTable,
  listed: string | null,
): Block[] {
  const id = `table-context-${kind}-${column}`
  const caption = `${label}: ${title.toLowerCase()}`
  const compares = compared.length > 0
  const national = new Map(compared.map((row) => [row.label, row.national]))
  const shown = disclosed<{ label: string; count: number; percent: number }>(
    compares ? compared : rows,
    cases,
    rule,
  )
  if (!shown) return []
  const numeric = (text: string): Cell => ({ text, numeric: true })
  const head = [
    { text: title },
    numeric('Cases'),
    numeric('Share'),
    ...(compares ? [numeric('National')] : []),
  ]
  const table: Block = {
    kind: 'table',
    id,
    caption,
    head,
    rows: shown.map((row) => [
      { text: row.label, header: true },
      ...figures(row).map(numeric),
      ...(compares ? [numeric(`${national.get(row.label)}%`)] : []),
    ]),
  }
  const sources = listed ? [listed] : []
  if (compares && context.national) {
    const { of, period } = context.national
    sources.push(`National figures: ${of}, ${period}. ${sourceWords(context.comparators, context.national)}.`)
  }
  return sources.length > 0 ? [table, { kind: 'source', text: sources.join(' ') }] : [table]
}

const figures = ({ count, percent }: Disclosed<{ label: string; count: number; percent: number }>) =>
  count === null ? [hidden, hidden] : [String(count), `${percent}%`]
