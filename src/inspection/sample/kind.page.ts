/** One kind of case from its plan to its drawn sample, in the order in which things must happen. */
import type { Framework } from '#engine/framework/shape.ts'
import { may } from '#platform/permissions/may.ts'
import { insetText } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { changedPart } from './changed.part.ts'
import { type DrawnView, drawnSection } from './drawn.page.ts'
import { leftPart } from './left.part.ts'
import { categoriesNow, limitsPart } from './limits.part.ts'
import { decidedAlike } from './plan.ts'
import { prepareAgainForm, prepareForm } from './prepare-form.ts'
import { drawForm, preparedSection } from './prepared.page.ts'
import type { FormerSample } from './queries.ts'
import { type KindOfSample, sizeAsItStands } from './sample.page.ts'
import { sizeSection } from './size.page.ts'

export interface KindView {
  framework: Framework
  one: KindOfSample
  /** Present once the sample is drawn. */
  drawn: DrawnView | null
  /** What was prepared before, and never drawn from. */
  former: FormerSample[]
}

export function kindPage(around: Around, state: FormState, view: KindView): Page {
  const { framework, one, drawn, former } = view
  const { slug, stage, origin } = around.inspection
  const leads = stage === 'sample' && may(around.roles, 'draw sample', 'inspection')
  const sets =
    origin === 'live' &&
    (stage === 'caseload' || stage === 'sample') &&
    !one.sample?.draw &&
    may(around.roles, 'set sample rules', 'inspection')
  const address = `/inspections/${slug}/sample/${one.kind.id}`
  const parameters = html`<p class="govuk-body"><a class="govuk-link" href="${address}/parameters">${sets ? 'Set the size or window otherwise for this inspection' : 'What this inspection decided about size and window'}</a></p>`
  return inspectionPage(
    around,
    'sample',
    `Sample: ${one.kind.label.toLowerCase()}`,
    one.size.eligible === 0
      ? html`${insetText({ text: 'There are no eligible cases of this kind, so there is nothing to draw.' })}${changedPart(one.changed)}${parameters}`
      : html`<p class="govuk-body"><a class="govuk-link" href="${address}/explained">How this draw works, in plain words, for the inspected service</a></p>
<h2 class="govuk-heading-m">1. How many cases</h2>
${sizeSection(framework, one.size)}
${changedPart(one.changed)}
${sets || one.changed.length > 0 ? parameters : ''}
<h2 class="govuk-heading-m">2. What is drawn from</h2>
${one.sample && !one.sample.draw && !decidedAlike(one.changed, one.changedNow) ? insetText({ text: 'The size or window was set otherwise after this was prepared. Prepare it once more: until then nothing can be drawn.' }) : ''}
${one.sample ? preparedSection(framework, one.sample, former) : leads ? prepareForm(framework, slug, one, state) : html`<p class="govuk-body">Not prepared yet.</p>`}
${one.sample && !one.sample.draw && leads ? prepareAgainForm(framework, slug, one, state) : ''}
<h2 class="govuk-heading-m">3. The draw</h2>
${draw(view, state, slug, leads)}
${drawn ? drawnSection(framework, slug, drawn) : ''}
${drawn ? html`${leftPart(framework, one.left, drawn.sample.drawn)}<p class="govuk-body"><a class="govuk-link" href="${address}/leave">Cases that leave the sample, and who steps in</a></p>` : ''}
<h2 class="govuk-heading-m">What this sample can and cannot say</h2>
${limitsPart({ framework, size: sizeAsItStands(one), ...(drawn ? { categories: categoriesNow(drawn.sample.draw.balance, one.left) } : {}) })}`,
    { before: faultSummary(state), back: { href: `/inspections/${slug}/sample`, text: 'Sample' } },
  )
}

function draw({ one }: KindView, state: FormState, slug: string, leads: boolean): Html | '' {
  if (one.sample?.draw) return ''
  if (!one.sample) return html`<p class="govuk-body">The seed is entered after the list is prepared.</p>`
  return leads ? drawForm(state, slug, one.sample) : html`<p class="govuk-body">Not drawn yet.</p>`
}
