/** The draw explained to the inspected service: what happens, what they hold in their hands, and how they check it. */
import type { Framework } from '#engine/framework/shape.ts'
import { percentOf } from '#engine/rating/percent.ts'
import { may } from '#platform/permissions/may.ts'
import { button, insetText } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { columnsInWords, strataInWords } from './category-names.ts'
import { changedPart } from './changed.part.ts'
import { checks, type DrawnView } from './drawn.page.ts'
import { leftPart } from './left.part.ts'
import { categoriesNow, limitsPart } from './limits.part.ts'
import { formerPart } from './prepared.page.ts'
import type { FormerSample } from './queries.ts'
import { type KindOfSample, sizeAsItStands } from './sample.page.ts'
import { type DrawStep, exactMoment, isCensus, stepsOf, unconfirmedWords } from './steps.ts'

export interface ExplainView {
  framework: Framework
  one: KindOfSample
  drawn: DrawnView | null
  former: FormerSample[]
  /** When the checks were made that are shown. */
  checkedAt: Date
}

/** In order, each with its moment: what matters is which came before which. */
export const stepsList = (steps: readonly DrawStep[]): Html =>
  html`<ol class="govuk-list govuk-list--number pl-steps">${steps.map(
    (step) =>
      html`<li><strong>${step.what}</strong><br>${step.at ? `${exactMoment(step.at)}, ${step.by}` : html`<span class="pl-written">${step.leftOut ?? 'Not yet'}</span>`}${step.mark ? html`<br>${step.mark.name}: <span class="pl-digest">${step.mark.value}</span>` : ''}</li>`,
  )}</ol>`

const people = (count: number) => (count === 1 ? 'one case' : `${count} cases`)

/** How the cases are drawn, for people who never drew a sample. */
function plainWords(framework: Framework, one: KindOfSample): Html {
  const { size, sample } = one
  const chance = `${size.n} in ${size.eligible}, about ${percentOf(size.n, size.eligible)}%`
  if (size.n === size.eligible) {
    return html`<p class="govuk-body">Every one of your ${size.eligible} eligible cases is read. Nothing is left to chance, so there is nothing to draw.</p>`
  }
  if (sample?.method === 'systematic') {
    return html`<p class="govuk-body">Your ${size.eligible} eligible cases are sorted by ${columnsInWords(framework, sample.plan.order ?? [])}. Along the sorted list, ${size.n} cases are taken at equal steps. Where the first step begins is decided by one random number that nobody can know beforehand. Every case has the same chance: ${chance}.</p>`
  }
  const list = sample?.plan.list
  return html`<p class="govuk-body">${
    list
      ? html`Here are <strong>${list.rows} possible samples</strong>, one a row. Each of them looks like your caseload: on ${strataInWords(framework)} it is out by no more than ${people(list.tolerance)}. Each child’s case is in exactly <strong>${list.timesEach}</strong> of the ${list.rows} rows, so every case has the same chance of being read: ${chance}.`
      : html`First a list of several hundred possible samples is made, one a row. Each of them looks like your caseload on ${strataInWords(framework)}, and each child’s case is in equally many of them, so every case has the same chance of being read: ${chance}.`
  }</p>
<p class="govuk-body">Then dice are rolled, with you and the inspectorate both present. What they show picks one row. Nobody can know it beforehand, and nobody can roll twice: the program takes one seed for each kind of case and refuses a second.</p>`
}

function yourPart(around: Around, { sample }: KindOfSample): Html | '' {
  if (!sample || isCensus(sample) || sample.draw) return ''
  const mayConfirm = may(around.roles, 'confirm digest', 'inspection') && around.inspection.stage === 'sample'
  const address = `/inspections/${around.inspection.slug}/sample/${sample.caseKind}`
  return html`<h2 class="govuk-heading-m">What you hold in your hands</h2>
<p class="govuk-body">This digest is like a fingerprint of ${sample.method === 'systematic' ? 'how the cases are sorted' : 'the whole list'}. If anything in it were changed after today, even one case, the fingerprint would be another. Write it down or print this page before any dice are rolled.</p>
${insetText({ html: html`<p class="govuk-body govuk-!-margin-bottom-1">Digest</p><p class="govuk-body pl-digest govuk-!-font-weight-bold">${sample.listDigest}</p>` })}
${
  sample.confirmed
    ? html`<p class="govuk-body">${sample.confirmed.by} confirmed on ${exactMoment(sample.confirmed.at)} that the service has it.</p>`
    : mayConfirm
      ? form(
          `${address}/confirm`,
          html`<input type="hidden" name="digest" value="${sample.listDigest}">${button({ text: 'Confirm that we have the digest', preventDoubleClick: true })}`,
        )
      : html`<p class="govuk-body">The service contact can confirm here that the service has it. The time is recorded.</p>`
}`
}

function outcome(around: Around, { one, drawn, checkedAt }: ExplainView): Html {
  const address = `/inspections/${around.inspection.slug}/sample/${one.kind.id}`
  if (!drawn) {
    return html`<h2 class="govuk-heading-m">Afterwards</h2>
<p class="govuk-body">Once the seed is in, this page shows what it picked, counts everything again before your eyes, and offers the whole list with the proof of the draw. You need not take our word: the counting is done by separate code, and anybody else’s program can do it too.</p>`
  }
  const { published, verification } = drawn
  return html`<h2 class="govuk-heading-m">What was drawn</h2>
<p class="govuk-body">${
    published.list
      ? html`The dice showed <strong>${published.seed}</strong>. That picked row <strong>${published.row}</strong> of ${published.list.rows} (counted from 0): ${people(published.drawn.length)}.`
      : published.systematic
        ? html`The dice showed <strong>${published.seed}</strong>. The steps began at <strong>${published.systematic.start}</strong> of ${published.cases.length}: ${people(published.drawn.length)}.`
        : html`Every case is in the sample: ${people(published.drawn.length)}.`
  }</p>
${
  published.list !== null && !drawn.sample.confirmed
    ? html`<p class="govuk-body pl-written">${unconfirmedWords(drawn.sample.draw)}. The digest that was recorded came before the seed all the same: the record shows the moment of both.</p>`
    : ''
}
<h2 class="govuk-heading-m" id="check">Check it</h2>
<p class="govuk-body">Compare the digest below with the one you wrote down, and the seed with what the dice showed. Everything else is counted for you:</p>
${checks(verification)}
<p class="govuk-body">Counted on ${exactMoment(checkedAt)}. Open this page again to have it counted again.</p>
<h3 class="govuk-heading-s">Keep the proof</h3>
<ul class="govuk-list govuk-list--bullet">
<li><a class="govuk-link" href="${address}/proof">The proof on one page</a>, to print or keep</li>
<li><a class="govuk-link" href="${address}/proof.json" download>The whole list and the draw</a> (JSON), for anybody’s program. With ours: <code>plumbline sample verify FILE</code></li>
</ul>`
}

export function explainPage(around: Around, state: FormState, view: ExplainView): Page {
  const { framework, one, drawn, former } = view
  const address = `/inspections/${around.inspection.slug}/sample/${one.kind.id}`
  const label = one.kind.label.toLowerCase()
  const body =
    one.size.eligible === 0
      ? insetText({ text: 'There are no eligible cases of this kind, so there is nothing to draw.' })
      : html`${plainWords(framework, one)}
${changedPart(one.changed)}
${yourPart(around, one)}
${outcome(around, view)}
${drawn ? leftPart(framework, one.left, drawn.sample.drawn) : ''}
<h2 class="govuk-heading-m">Every step, in order</h2>
<p class="govuk-body">Each step is in a record to which nothing can be added in between. What matters is that the seed comes last.</p>
${stepsList(stepsOf(one.sample))}
${formerPart(former)}
<h2 class="govuk-heading-m">What the sample can and cannot say</h2>
${limitsPart({ framework, size: sizeAsItStands(one), ...(drawn ? { categories: categoriesNow(drawn.sample.draw.balance, one.left) } : {}) })}`
  return inspectionPage(around, 'sample', `How the cases are drawn: ${label}`, body, {
    before: faultSummary(state),
    back: { href: address, text: `Sample: ${label}` },
  })
}
