import { button, input } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'

interface Service {
  name: string
  area: string
  invented: boolean
  inspections: number | null
}

export function servicesPage(state: FormState, services: Service[], mayRegister: boolean): Page {
  return page(
    'Services',
    html`${faultSummary(state)}
<h1 class="govuk-heading-l">Services</h1>
${
  services.length === 0
    ? html`<p class="govuk-body">No service is registered yet.</p>`
    : wideTable('Services', {
        caption: `${services.length} registered`,
        captionClasses: 'govuk-table__caption--s',
        head: [{ text: 'Service' }, { text: 'Area' }, { text: 'Inspections', format: 'numeric' }],
        firstCellIsHeader: true,
        rows: services.map((service) => [
          { text: service.invented ? `${service.name} (invented)` : service.name },
          { text: service.area },
          { text: String(service.inspections ?? 0), format: 'numeric' },
        ]),
      })
}
${
  mayRegister
    ? html`<h2 class="govuk-heading-m">Register a service</h2>
${form(
  '/services',
  html`${input({ ...field(state, 'name'), id: 'name', name: 'name', label: { text: 'Name of the service' }, classes: 'govuk-input--width-30' })}
${input({ ...field(state, 'area'), id: 'area', name: 'area', label: { text: 'Local area' }, hint: { text: 'For example, the council or councils it serves' }, classes: 'govuk-input--width-30' })}
${button({ text: 'Register service' })}`,
)}`
    : ''
}`,
  )
}
