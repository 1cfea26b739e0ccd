/** Tables by groups of children in a form that anyone may read, for the lead to put into the report. */
import type { GroupTables } from '#engine/disclosure/group-tables.ts'
import { button, checkboxes, tag } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field, fieldValues } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { printedPart, tableName, withheldPart } from './publishable.part.ts'
import { choosable, releasedFor, type ToPublish } from './publishable.ts'

/** The name of the boxes of one table, by which a fault finds its way back to them. */
export const boxesOf = ({ by, kind }: { by: string; kind: string }): string => `questions-${by}-${kind}`

function standsNow(shown: ToPublish, table: GroupTables): Html | '' {
  const released = releasedFor(shown, table)
  if (!released || released.table.rows.length === 0) return ''
  const refs = [...new Set(released.table.rows.map(({ ref }) => ref))].join(', ')
  const outdated = shown.result && released.table.result !== shown.result.version
  return html`<p class="govuk-body">${tag({ text: outdated ? 'Of an earlier result' : 'In the report', classes: outdated ? 'govuk-tag--red' : 'govuk-tag--green' })} ${refs}, put there by ${released.by}, ${readableMoment(released.at)}.${outdated ? ' It is not printed any more.' : ''}</p>`
}

function releaseForm(base: string, state: FormState, shown: ToPublish, table: GroupTables): Html | '' {
  const may = choosable(shown, table)
  const released = releasedFor(shown, table)
  const standing = [...new Set(released?.table.rows.map(({ ref }) => ref))]
  if (may.length === 0 && standing.length === 0) return ''
  const name = boxesOf(table)
  const { errorMessage } = field(state, name)
  return form(
    `${base}/${table.by}/${table.kind}`,
    html`<input type="hidden" name="base" value="${released?.version ?? 0}">
${checkboxes({
  name,
  idPrefix: name,
  classes: 'govuk-checkboxes--small',
  fieldset: {
    legend: {
      text: `Key questions of “${tableName(table)}” for the report`,
      classes: 'govuk-fieldset__legend--s',
    },
  },
  hint: {
    text: 'They are printed after what the report says of diversity, as they stand above. Without any the table is taken out.',
  },
  ...(errorMessage ? { errorMessage } : {}),
  values: fieldValues(state, name, standing),
  items: may.map(({ ref }) => ({ value: ref, text: ref })),
})}
${button({ html: html`Keep this choice<span class="govuk-visually-hidden"> for ${tableName(table)}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  )
}

function oneTable(
  base: string,
  state: FormState,
  shown: ToPublish,
  mayRelease: boolean,
  table: GroupTables,
): Html {
  return html`<h2 class="govuk-heading-m" id="${table.by}-${table.kind}">${tableName(table)}</h2>
${standsNow(shown, table)}
${printedPart(table)}
${withheldPart(table)}
${mayRelease ? releaseForm(base, state, shown, table) : ''}`
}

function whatCanBeDone(shown: ToPublish, mayRelease: boolean): string {
  if (!shown.result)
    return 'Once the ratings panel has concluded, the lead inspector can put these tables into the report.'
  if (mayRelease)
    return 'Choose key questions and keep your choice: it is recorded with the rule, your name and the time.'
  return 'The lead inspector puts tables into the report while it is written.'
}

export function publishablePage(
  around: Around,
  state: FormState,
  shown: ToPublish,
  mayRelease: boolean,
): Page {
  const base = `/inspections/${around.inspection.slug}/judgement/groups/publishable`
  const { rule, tables } = shown
  return inspectionPage(
    around,
    'judgement',
    'What may be published of the groups',
    html`<p class="govuk-body-l">Each table stands here as anyone may read it. Nothing else about groups of children belongs in a report.</p>
<p class="govuk-body">Counts from 1 to ${rule.hideUpTo} are hidden, and so is a zero or a hundred per cent that tells something of every child of a row or column; others are hidden with them, as few children as can be, until whoever knows all the totals is left with at least ${rule.hideUpTo + 1} possible numbers for each. A share is not printed without its count. Groups of fewer than ${rule.breakDownFrom} cases are put together with others.</p>
<p class="govuk-body">${whatCanBeDone(shown, mayRelease)}</p>
${tables.length === 0 ? html`<p class="govuk-body">No case is answered in full yet.</p>` : tables.map((table) => oneTable(base, state, shown, mayRelease, table))}`,
    {
      wide: true,
      before: faultSummary(state),
      back: { href: `/inspections/${around.inspection.slug}/judgement/groups`, text: 'Groups of children' },
    },
  )
}
