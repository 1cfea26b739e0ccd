import { roleLabels } from '#platform/permissions/roles.ts'
import { button, tag } from '#platform/web/components/index.ts'
import { readableDate } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { stageLabel } from '../stages.ts'
import type { ListedInspection } from './queries.ts'

export function stageTag(inspection: { stage: string; origin: string }) {
  if (inspection.origin === 'published-figures')
    return tag({ text: 'Published figures', classes: 'govuk-tag--grey' })
  const published = inspection.stage === 'published'
  return tag({
    text: stageLabel(inspection.stage),
    classes: published ? 'govuk-tag--green' : 'govuk-tag--blue',
  })
}

export interface AlertCount {
  open: number
  overdue: number
}

const alertCell = (slug: string, count: AlertCount | undefined) => {
  if (!count || count.open === 0) return html`–`
  return html`<a class="govuk-link" href="/inspections/${slug}/alerts">${count.open} open</a>${count.overdue > 0 ? html` ${tag({ text: `${count.overdue} overdue`, classes: 'govuk-tag--red' })}` : ''}`
}

/**
 * @param alerts by inspection, for those who answer for them; without any the column is left out
 * @param first what waits for the reader
 */
export function inspectionsPage(
  inspections: ListedInspection[],
  mayOpen: boolean,
  alerts: ReadonlyMap<string, AlertCount>,
  first: Html | '',
): Page {
  return page(
    'Inspections',
    html`<h1 class="govuk-heading-l">Inspections</h1>
${first}
${mayOpen ? button({ text: 'Open an inspection', href: '/inspections/new' }) : ''}
${
  inspections.length === 0
    ? html`<p class="govuk-body">You are not on any inspection yet. The programme manager puts teams together.</p>`
    : wideTable('Inspections', {
        head: [
          { text: 'Service' },
          { text: 'Framework' },
          { text: 'Fieldwork' },
          { text: 'Stage' },
          { text: 'Your part' },
          ...(alerts.size > 0 ? [{ text: 'Alerts' }] : []),
        ],
        firstCellIsHeader: true,
        rows: inspections.map((inspection) => [
          {
            html: html`<a class="govuk-link" href="/inspections/${inspection.slug}">${inspection.service}</a>`,
          },
          { text: inspection.framework },
          { text: inspection.fieldworkFrom ? readableDate(inspection.fieldworkFrom) : 'Not known' },
          { html: stageTag(inspection) },
          { text: inspection.roles.map((role) => roleLabels[role]).join(', ') || '–' },
          ...(alerts.size > 0 ? [{ html: alertCell(inspection.slug, alerts.get(inspection.id)) }] : []),
        ]),
      })
}`,
  )
}
