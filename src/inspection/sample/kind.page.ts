/** One kind of case from its plan to its drawn sample, in the order in which things must happen. */
import type { Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import { button, insetText } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { type DrawnView, drawnSection } from './drawn.page.ts'
import { canBeListed } from './plan.ts'
import { drawForm, preparedSection } from './prepared.page.ts'
import type { KindOfSample } from './sample.page.ts'
import { sizeSection } from './size.page.ts'

export interface KindView {
  framework: Framework
  one: KindOfSample
  /** Present once the sample is drawn. */
  drawn: DrawnView | null
}

export function kindPage(around: Around, state: FormState, view: KindView): Page {
  const { framework, one, drawn } = view
  const { slug, stage } = around.inspection
  const leads = stage === 'sample' && may(around.roles, 'draw sample', 'inspection')
  return inspectionPage(
    around,
    'sample',
    `Sample: ${one.kind.label.toLowerCase()}`,
    one.size.eligible === 0
      ? insetText({ text: 'There are no eligible cases of this kind, so there is nothing to draw.' })
      : html`<h2 class="govuk-heading-m">1. How many cases</h2>
${sizeSection(framework, one.size)}
<h2 class="govuk-heading-m">2. The list of possible samples</h2>
${one.sample ? preparedSection(framework, one.sample) : prepare(framework, slug, one, leads)}
<h2 class="govuk-heading-m">3. The draw</h2>
${draw(view, state, slug, leads)}
${drawn ? drawnSection(framework, slug, drawn) : ''}`,
    { before: faultSummary(state), back: { href: `/inspections/${slug}/sample`, text: 'Sample' } },
  )
}

function prepare(framework: Framework, slug: string, one: KindOfSample, leads: boolean): Html {
  if (!leads) return html`<p class="govuk-body">Not prepared yet.</p>`
  if (!canBeListed(framework, one.size)) {
    return insetText({
      text: 'This caseload is too large for a list of possible samples. Ask for the inspection’s window to be checked: no service of this kind has so many cases.',
    })
  }
  return html`<p class="govuk-body">Preparing fixes the caseload: it can no longer be replaced. The list is built from the caseload alone, before anyone knows the seed. This may take up to half a minute.</p>
${form(`/inspections/${slug}/sample/${one.kind.id}/prepare`, button({ text: 'Prepare the list', preventDoubleClick: true }))}`
}

function draw({ one }: KindView, state: FormState, slug: string, leads: boolean): Html | '' {
  if (one.sample?.draw) return ''
  if (!one.sample) return html`<p class="govuk-body">The seed is entered after the list is prepared.</p>`
  return leads ? drawForm(state, slug, one.sample) : html`<p class="govuk-body">Not drawn yet.</p>`
}
