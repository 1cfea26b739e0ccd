import { button, select } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { type LocalAssessor, ownServiceField } from './own-services.ts'

/** Asks, for each local assessor of the team, which service they come from. */
export function ownServicesForm(
  slug: string,
  state: FormState,
  assessors: LocalAssessor[],
  services: { id: string; name: string }[],
): Html | '' {
  if (assessors.length === 0) return ''
  return html`<h2 class="govuk-heading-m" id="own-services">Where local assessors come from</h2>
<p class="govuk-body">A local assessor never assesses cases of their own service. Until it is recorded where they come from, no case can be given to them. A service that is not in the list can be <a class="govuk-link" href="/services">registered first</a>.</p>
${form(
  `/inspections/${slug}/team/own-services`,
  html`${assessors.map(({ id, name, serviceId }) =>
    select({
      id: ownServiceField(id),
      name: ownServiceField(id),
      label: { text: `${name} comes from` },
      ...field(state, ownServiceField(id), serviceId ?? ''),
      items: [
        { value: '', text: 'Not recorded' },
        ...services.map((service) => ({ value: service.id, text: service.name })),
      ],
    }),
  )}${button({ text: 'Save where they come from', preventDoubleClick: true })}`,
)}`
}
