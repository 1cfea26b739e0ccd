/** What the accepted caseload is made of, beside national figures: the contextual facts of a report, before any is hidden. */
import { sourceWords } from '#engine/caseload/comparators.ts'
import type { ContextTable, KindContext } from '#engine/caseload/context.ts'
import { disclosed } from '#engine/disclosure/one-way.ts'
import { type DisclosureRule, disclosureRule } from '#engine/disclosure/rule.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { insetText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import type { CaseloadContext } from '../caseload-context.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { counted } from './counted.ts'

export function figuresPage(around: Around, framework: Framework, context: CaseloadContext): Page {
  const { kinds, national, comparators } = context
  const rule = disclosureRule(framework)
  return inspectionPage(
    around,
    'caseload',
    'Figures of the caseload',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body">Counted from the cases that are accepted now. A child with two cases counts twice.</p>
${insetText({
  html: html`This page is for the inspection only. The report prints the same tables without counts up to ${rule.hideUpTo}, and without others from which those could be worked out; they are marked here with “hidden in the report”. A list of fewer than ${rule.breakDownFrom} cases is not broken down there.`,
})}
${kinds.length === 0 ? html`<p class="govuk-body">Nothing has been accepted yet.</p>` : ''}
${kinds.map((kind) => kindFigures(rule, kind))}
${
  national
    ? html`<h2 class="govuk-heading-m">Where the national figures come from</h2>
<p class="govuk-body">They are of ${national.of}, ${national.period}. ${sourceWords(comparators, national)}.</p>
<p class="govuk-body">They count children over a year; a caseload counts cases in a window of some months. A difference of a few points says little for a small caseload.</p>`
    : ''
}
</div></div>`,
    { back: { href: `/inspections/${around.inspection.slug}/caseload`, text: 'Caseload' } },
  )
}

const kindFigures = (rule: DisclosureRule, { label, cases, tables }: KindContext): Html =>
  html`<h2 class="govuk-heading-m">${label}</h2><p class="govuk-body">${counted(cases, 'eligible case')}.</p>
${cases === 0 ? '' : tables.map((table) => categories(rule, label, cases, table))}`

function categories(
  rule: DisclosureRule,
  kind: string,
  cases: number,
  { label, rows, compared }: ContextTable,
): Html {
  const shown = compared.length > 0 ? compared : rows
  const printed = disclosed<{ label: string; count: number; percent: number }>(shown, cases, rule)
  const hidden = new Set(
    shown.flatMap((row, at) => (printed === null || printed[at]!.count === null ? [row.label] : [])),
  )
  const mark = (row: string) =>
    hidden.has(row) ? html`<br><span class="govuk-hint">Hidden in the report</span>` : ''
  return html`${wideTable(`${kind}: ${label.toLowerCase()}`, {
    caption: label,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [
      { text: 'Category' },
      { text: 'Cases', format: 'numeric' },
      { text: 'Share', format: 'numeric' },
      ...(compared.length > 0 ? [{ text: 'National', format: 'numeric' as const }] : []),
    ],
    rows: [
      ...(compared.length > 0
        ? compared.map((row) => [
            { html: html`${row.label}${mark(row.label)}` },
            { text: row.count, format: 'numeric' as const },
            { text: `${row.percent}%`, format: 'numeric' as const },
            { text: `${row.national}%`, format: 'numeric' as const },
          ])
        : rows.map((row) => [
            { html: html`${row.label}${mark(row.label)}` },
            { text: row.count, format: 'numeric' as const },
            { text: `${row.percent}%`, format: 'numeric' as const },
          ])),
    ],
  })}${compared.length > 0 ? html`<p class="govuk-body">By category: ${rows.map(({ label: name, count }) => `${name}: ${count}`).join('; ')}.</p>` : ''}`
}
