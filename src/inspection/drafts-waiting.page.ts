/** That a draft waits, in a few lines wherever people look first. */
import { insetText } from '#platform/web/components/index.ts'
import { readableDate } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { DraftWaiting } from './drafts-waiting.ts'

const comments = (count: number): string => (count === 1 ? '1 comment' : `${count} comments`)

/** For the inspected side: what to do, until when, and what must not happen with the draft. Nothing once its turn is over. */
export function draftForService({
  slug,
  service,
  version,
  taking,
  until,
  comments: said,
}: DraftWaiting): Html | '' {
  if (taking !== 'in-time' && taking !== 'late') return ''
  const at = `/inspections/${slug}/accuracy`
  return insetText({
    html: html`<strong>${service}: check the facts of the draft report by ${readableDate(until)}.</strong><br>${
      taking === 'late' ? 'Comments are taken late, with leave of the lead inspector. ' : ''
    }${said > 0 ? `Your service has made ${comments(said)} so far. ` : ''}The draft is under embargo: do not share, quote or copy anything from it until the report is published.<br><a class="govuk-link" href="${at}/drafts/${version}">Read the draft<span class="govuk-visually-hidden"> of ${service}</span></a>, or <a class="govuk-link" href="${at}">see where factual accuracy stands<span class="govuk-visually-hidden"> at ${service}</span></a>`,
  })
}

/** For the lead: what of it waits for them. Nothing while the service has its turn and all is answered. */
export function draftForLead({ slug, service, taking, until, unanswered }: DraftWaiting): Html | '' {
  const open = taking === 'in-time' || taking === 'late'
  if (open && unanswered === 0) return ''
  const what =
    unanswered > 0
      ? `${comments(unanswered)} on the facts of the draft ${unanswered === 1 ? 'waits' : 'wait'} for an answer`
      : 'factual accuracy can be closed'
  return insetText({
    html: html`<strong>${service}: ${what}.</strong><br>${
      open
        ? `The service may comment until ${readableDate(until)}.`
        : taking === 'finished'
          ? 'The service has no more comments.'
          : `The days for comments ended on ${readableDate(until)}.`
    }<br><a class="govuk-link" href="/inspections/${slug}/accuracy">Factual accuracy<span class="govuk-visually-hidden"> at ${service}</span></a>`,
  })
}
