/** The whole exchange on one page, to be printed and kept with the inspection. */
import { readableDate, readableMoment } from '#platform/web/dates.ts'
import { html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import type { AccuracyRound } from '../accuracy-round.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { LockedDraft } from '../locked-drafts.ts'
import { commentPart } from './comment-part.ts'
import { embargo } from './embargo.ts'
import type { AccuracyComment } from './queries.ts'

export function exchangePage(
  around: Around,
  round: AccuracyRound,
  drafts: readonly LockedDraft[],
  comments: readonly AccuracyComment[],
): Page {
  const { inspection } = around
  const accepted = comments.filter(({ answer }) => answer?.decision === 'accepted').length
  const declined = comments.filter(({ answer }) => answer?.decision === 'declined').length
  return inspectionPage(
    around,
    'accuracy',
    'The exchange on factual accuracy',
    html`<p class="govuk-body">${inspection.serviceName}. Round ${round.round}, sent ${readableMoment(round.sentAt)} by ${round.sentBy}, comments by ${readableDate(round.dueOn)}.
${round.leaveUntil ? html`Late comments were taken until ${readableDate(round.leaveUntil)}: ${round.leaveReason}` : ''}
${round.closedAt ? html`Closed ${readableMoment(round.closedAt)} by ${round.closedBy}.` : round.takenBack ? html`Taken back ${readableMoment(round.takenBack.at)}, when the ratings panel met again: ${round.takenBack.reason}` : 'Not closed yet.'}</p>
<p class="govuk-body">${comments.length} ${comments.length === 1 ? 'comment' : 'comments'}: ${accepted} accepted, ${declined} declined, ${comments.length - accepted - declined} not answered.</p>
<h2 class="govuk-heading-m">Locked versions</h2>
<ul class="govuk-list govuk-list--bullet">${drafts.toReversed().map((one) => html`<li>Version ${one.version}, ${readableMoment(one.lockedAt)}, by ${one.by}<br><span class="govuk-hint pl-digest">Digest ${one.digest}</span></li>`)}</ul>
<h2 class="govuk-heading-m">Comments and answers</h2>
${comments.length === 0 ? html`<p class="govuk-body">The service made no comment.</p>` : ''}
${comments.map(
  (
    one,
  ) => html`<section class="pl-exchange"><h3 class="govuk-heading-s">Version ${one.draft}, paragraph ${one.paragraph}</h3>
<blockquote class="govuk-inset-text pl-prose">${one.quote}</blockquote>
${commentPart(one)}</section>`,
)}`,
    {
      before: embargo(inspection.stage),
      back: { href: `/inspections/${inspection.slug}/accuracy`, text: 'Factual accuracy' },
    },
  )
}
