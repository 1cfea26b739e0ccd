/** The stage Factual accuracy: where it stands, what each side can do now, and everything that was said. */

import { takingComments, whyNotClosed } from '#engine/report/factual-accuracy.ts'
import type { Gap } from '#engine/report/gaps.ts'
import { may } from '#platform/permissions/may.ts'
import { button, details, insetText, textarea, warningText } from '#platform/web/components/index.ts'
import { dateField } from '#platform/web/date-field.ts'
import { readableDate, readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import type { AccuracyRound } from '../accuracy-round.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { LockedDraft } from '../locked-drafts.ts'
import type { ClaimFound } from '../report-claims.ts'
import { isWritten } from '../stages.ts'
import { commentPart } from './comment-part.ts'
import { embargo } from './embargo.ts'
import type { AccuracyComment } from './queries.ts'

export interface AccuracyStanding {
  round: AccuracyRound | null
  drafts: readonly LockedDraft[]
  comments: readonly AccuracyComment[]
  today: string
  /** For the lead while the report is written: what would be locked, and by when the service would answer. */
  draft: {
    digest: string
    gaps: readonly Gap[]
    openClaims: readonly ClaimFound[]
    proposedDue: string
  } | null
}

export function accuracyPage(around: Around, state: FormState, standing: AccuracyStanding): Page {
  const { inspection, roles } = around
  const at = `/inspections/${inspection.slug}/accuracy`
  const { round } = standing
  const service = may(roles, 'comment on accuracy', 'inspection')
  const runs = may(roles, 'run accuracy', 'inspection') && isWritten(inspection.stage)
  return inspectionPage(
    around,
    'accuracy',
    'Factual accuracy',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${round ? whereItStands(round, standing.today) : notYet(service)}
${runs && standing.draft && (!round || round.closed || round.takenBack) && inspection.stage === 'drafting' ? sendForm(at, state, standing.draft, round) : ''}
${round && service ? servicePart(at, round, standing) : ''}
${round ? draftsPart(at, standing.drafts) : ''}
${round && runs && inspection.stage === 'accuracy' ? leadPart(at, state, round, standing) : ''}
${round ? commentsPart(at, standing.comments, runs) : ''}
</div></div>`,
    { before: html`${faultSummary(state)}${round ? embargo(inspection.stage) : ''}` },
  )
}

const notYet = (service: boolean): Html =>
  insetText({
    text: service
      ? 'The draft report comes here when the inspection team has written it. You then check its facts, paragraph by paragraph.'
      : 'When the report is written, the lead inspector locks a draft and sends it to the service to check its facts.',
  })

function whereItStands(round: AccuracyRound, today: string): Html {
  const taking = takingComments(round, today)
  const now = {
    'in-time': html`<strong>The service may comment until ${readableDate(round.dueOn)}.</strong>`,
    late: html`<strong>The service may still comment, late, until ${readableDate(round.leaveUntil)}.</strong>`,
    finished: html`<strong>The service has finished commenting</strong> (${round.finishedAt ? readableMoment(round.finishedAt) : ''}).`,
    over: html`<strong>The days for comments ended on ${readableDate(round.leaveUntil ?? round.dueOn)}.</strong>`,
    'taken-back': html`<strong>This draft no longer holds: the ratings panel meets again.</strong> It was taken back ${readableMoment(round.takenBack?.at ?? round.sentAt)}. The reason given: <span class="pl-lines">${round.takenBack?.reason}</span><br>Comments that were made are kept. When the report is written anew, another draft comes to the service to be checked.`,
    closed: html`<strong>Factual accuracy is closed</strong> (${round.closedAt ? readableMoment(round.closedAt) : ''}, ${round.closedBy}).`,
  }[taking]
  return insetText({
    html: html`${now}<br>Sent ${readableMoment(round.sentAt)} by ${round.sentBy}. ${round.comments} ${round.comments === 1 ? 'comment' : 'comments'}, ${round.unanswered} not answered yet.${round.leaveReason ? html`<br>Late comments are taken because: ${round.leaveReason}` : ''}`,
  })
}

function sendForm(
  at: string,
  state: FormState,
  draft: NonNullable<AccuracyStanding['draft']>,
  before: AccuracyRound | null,
): Html {
  if (draft.gaps.length > 0)
    return html`<h2 class="govuk-heading-m">Missing before the draft can be sent</h2>
<ul class="govuk-list govuk-list--bullet">${draft.gaps.map((gap) => html`<li>${gap.message}</li>`)}</ul>`
  const what = html`<p class="govuk-body">The draft is locked as it stands now: what the service reads never changes. <a class="govuk-link" href="${at.replace(/accuracy$/, 'report/preview')}">Read it first</a></p>
${openClaimsPart(at, draft.openClaims)}
${form(
  `${at}/send`,
  html`<input type="hidden" name="digest" value="${draft.digest}">
${dateField(state, 'due', 'The service comments by', 'For example, 27 3 2027. The day proposed follows from the standards.', draft.proposedDue)}
${button({ text: 'Lock the draft and send it to the service', preventDoubleClick: true })}`,
)}`
  return before && !before.takenBack
    ? details({ summaryText: 'Send the draft to the service once more', html: what })
    : html`<h2 class="govuk-heading-m">Send the draft to the service</h2>${what}`
}

/** A draft may be locked with them: what they say is a matter of words, and the report is not approved before each is answered. */
const openClaimsPart = (at: string, open: readonly ClaimFound[]): Html | '' =>
  open.length === 0
    ? ''
    : html`${warningText({ iconFallbackText: 'Warning', text: `The service would read ${open.length === 1 ? 'a claim that contradicts' : `${open.length} claims that contradict`} the figures.` })}
<ul class="govuk-list govuk-list--bullet">${open.map(({ heading, finding }) => html`<li>${heading}: “${finding.printed}”. ${finding.message}</li>`)}</ul>
<p class="govuk-body"><a class="govuk-link" href="${at.replace(/accuracy$/, 'report/claims')}">Put them right, or say why they stand</a>. The draft can be locked all the same; the report is approved only when each is answered.</p>`

const draftsPart = (at: string, drafts: readonly LockedDraft[]): Html =>
  html`<h2 class="govuk-heading-m">Locked drafts</h2>
<ul class="govuk-list govuk-list--spaced">${drafts.map(
    (one) =>
      html`<li><a class="govuk-link" href="${at}/drafts/${one.version}">Version ${one.version}</a>, locked ${readableMoment(one.lockedAt)} by ${one.by}${one.takenBack ? html`, <strong>no longer holds</strong>` : ''}${one.version > 1 ? html`. <a class="govuk-link" href="${at}/drafts/${one.version}/changes">What changed<span class="govuk-visually-hidden"> in version ${one.version}</span></a>` : ''}</li>`,
  )}</ul>
<p class="govuk-body"><a class="govuk-link" href="${at}/exchange">The exchange, to print or keep</a></p>`

function servicePart(at: string, round: AccuracyRound, { today, drafts }: AccuracyStanding): Html | '' {
  const taking = takingComments(round, today)
  if (taking === 'over')
    return html`<p class="govuk-body">If something is still wrong, ask the lead inspector for leave to comment late.</p>`
  if (taking !== 'in-time' && taking !== 'late') return ''
  return html`<h2 class="govuk-heading-m">What you do now</h2>
<p class="govuk-body">Read <a class="govuk-link" href="${at}/drafts/${drafts[0]!.version}">the draft</a> and comment on each paragraph whose facts are not right. The team answers every comment with a reason.</p>
${form(`${at}/finished`, html`<p class="govuk-body">When you have no more comments, say so, and the team need not wait.</p>${button({ text: 'We have no more comments', classes: 'govuk-button--secondary' })}`)}`
}

function leadPart(at: string, state: FormState, round: AccuracyRound, standing: AccuracyStanding): Html {
  if (round.closed)
    return html`<p class="govuk-body">The report waits for the publications editor to approve it. <a class="govuk-link" href="${at.replace(/accuracy$/, 'publication')}">Publication</a></p>`
  const changed = standing.draft && standing.draft.digest !== standing.drafts[0]!.digest
  const why = whyNotClosed(round, round.unanswered, standing.today)
  return html`<h2 class="govuk-heading-m">Changes</h2>
<p class="govuk-body">Change the <a class="govuk-link" href="${at.replace(/accuracy$/, 'report')}">report</a> where a comment is accepted. ${changed ? 'It differs from the newest locked draft.' : 'It is the same as the newest locked draft.'}</p>
${changed && standing.draft ? openClaimsPart(at, standing.draft.openClaims) : ''}
${changed && standing.draft ? form(`${at}/lock`, html`<input type="hidden" name="digest" value="${standing.draft.digest}">${button({ text: 'Lock the changed draft for the service', classes: 'govuk-button--secondary' })}`) : ''}
<h2 class="govuk-heading-m">Close factual accuracy</h2>
${
  why.length > 0
    ? html`<p class="govuk-body">Not yet:</p><ul class="govuk-list govuk-list--bullet">${why.map((one) => html`<li>${one}</li>`)}</ul>`
    : form(
        `${at}/close`,
        html`<p class="govuk-body">Every comment is answered. ${changed ? 'The changed report is locked as the next version.' : ''}</p>${button({ text: 'Close factual accuracy' })}`,
      )
}
${leaveForm(at, state, round)}`
}

const leaveForm = (at: string, state: FormState, round: AccuracyRound): Html =>
  details({
    summaryText: 'Give leave to comment late',
    open: state.faults.some((one) => one.field === 'reason' || one.field.startsWith('until')),
    html: form(
      `${at}/leave`,
      html`<p class="govuk-body">Comments that arrive after ${readableDate(round.dueOn)} are marked as late.</p>
${dateField(state, 'until', 'Late comments are taken until', 'For example, 27 3 2027')}
${textarea({ ...field(state, 'reason'), id: 'reason', name: 'reason', label: { text: 'Why' }, rows: 2 })}
${button({ text: 'Give leave', classes: 'govuk-button--secondary' })}`,
    ),
  })

function commentsPart(at: string, comments: readonly AccuracyComment[], answers: boolean): Html {
  if (comments.length === 0)
    return html`<h2 class="govuk-heading-m">Comments</h2><p class="govuk-body">There is no comment yet.</p>`
  return html`<h2 class="govuk-heading-m">Comments</h2>
${comments.map(
  (
    one,
  ) => html`<h3 class="govuk-heading-s">Version ${one.draft}, <a class="govuk-link" href="${at}/drafts/${one.draft}#paragraph-${one.paragraph}">paragraph ${one.paragraph}</a></h3>
${commentPart(one, answers ? html`<p class="govuk-body-s"><a class="govuk-link" href="${at}/comments/${one.id}">${one.answer ? 'Answer again' : 'Answer'}<span class="govuk-visually-hidden"> the comment on paragraph ${one.paragraph}</span></a></p>` : '')}`,
)}`
}
