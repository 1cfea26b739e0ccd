/** Claims of the report that do not agree with its figures, each to be put right or answered with a reason. */
import { button, insetText, tag, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { ClaimFound } from '../report-claims.ts'

export function claimsPage(
  around: Around,
  state: FormState,
  found: readonly ClaimFound[],
  mayAnswer: boolean,
): Page {
  const at = `/inspections/${around.inspection.slug}/report`
  const open = found.filter(({ answer }) => !answer).length
  return inspectionPage(
    around,
    'report',
    'Claims to check',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body">Every figure in words is held against the figures of the result. Put right what is wrong, or say why it stands: the report can be approved only when each is answered.</p>
${
  found.length === 0
    ? insetText({ text: 'Nothing in the report contradicts its figures.' })
    : html`<p class="govuk-body">${open === 0 ? 'Each is answered.' : open === 1 ? 'One is not answered.' : `${open} are not answered.`}</p>${found.map((one) => foundPart(at, one, mayAnswer))}`
}
</div></div>`,
    { before: faultSummary(state), back: { href: at, text: 'Report' } },
  )
}

function foundPart(
  at: string,
  { id, finding, heading, words, section, answer }: ClaimFound,
  mayAnswer: boolean,
): Html {
  return html`<section class="pl-change" id="claim-${id.slice(0, 12)}"><h2 class="govuk-heading-s">${heading}: “${finding.printed}” ${answer ? tag({ text: 'Answered', classes: 'govuk-tag--green' }) : tag({ text: finding.severity === 'error' ? 'Contradicts the figures' : 'To be looked at', classes: 'govuk-tag--red' })}</h2>
<p class="govuk-body">${finding.message}</p>
${insetText({ html: html`<div class="pl-prose">${withMark(words, finding)}</div>` })}
${mayAnswer && section ? html`<p class="govuk-body"><a class="govuk-link" href="${at}/sections/${section}">Change the text<span class="govuk-visually-hidden">: ${heading}, ${finding.printed}</span></a></p>` : ''}
${answer ? html`<p class="govuk-body-s pl-comment__answer"><strong>It stands</strong>, ${answer.by}, ${readableMoment(answer.at)}:<br><span class="pl-written">${answer.reason}</span></p>` : ''}
${
  mayAnswer
    ? form(
        `${at}/claims/${id}`,
        html`<input type="hidden" name="base" value="${answer?.version ?? 0}">${textarea({ id: `reason-${id.slice(0, 12)}`, name: 'reason', label: { text: `Why it stands: ${finding.printed}` }, rows: 2 })}${button({ text: answer ? 'Answer again' : 'Let it stand', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
      )
    : ''
}</section>`
}

/** The words of the claim stand out among those of their paragraph. */
function withMark(words: string, { from, to, printed }: ClaimFound['finding']): Html | string {
  if (from === undefined || to === undefined || !words.slice(from, to).includes(printed)) return words
  return html`${words.slice(0, from)}<strong>${words.slice(from, to)}</strong>${words.slice(to)}`
}
