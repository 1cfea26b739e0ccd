/** The request for a caseload, as each side sees it: what is missing and by when, and the form that asks. */
import { button, details, insetText } from '#platform/web/components/index.ts'
import { dateField } from '#platform/web/date-field.ts'
import { readableDate, readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { dueTag, missingWords } from '../../caseload-asked.page.ts'
import type { CaseloadAsked } from '../../caseload-asked.ts'

/** What the service was asked for, and what of it is still missing. */
export function requestState(asked: CaseloadAsked | undefined): Html | '' {
  if (!asked) return ''
  const { dueOn, missing, sentAt, sentBy, reminded } = asked
  const when = `${reminded ? 'Last reminder' : 'Asked'} ${readableMoment(sentAt)}, by ${sentBy}.`
  if (missing.length === 0)
    return insetText({ html: html`<strong>Everything that was asked for is in.</strong> ${when}` })
  return insetText({
    html: html`<strong>Still missing: ${missingWords(missing)}.</strong> ${dueTag(dueOn)}<br>Asked for by ${readableDate(dueOn)}. ${when}`,
  })
}

/** @param today for the day that is proposed */
export function requestForm(
  state: FormState,
  slug: string,
  asked: CaseloadAsked | undefined,
  suggested: string,
): Html | '' {
  if (asked && asked.missing.length === 0) return ''
  const again = asked !== undefined
  const body = form(`/inspections/${slug}/caseload/request`, [
    html`<p class="govuk-body">${
      again
        ? html`The service contact sees the reminder on their first page, with what is still missing: ${missingWords(asked.missing)}.`
        : html`The service contact sees on their first page what to send and by when: the columns, the dates that count in this inspection, the words for each list, and a template to fill in.`
    }</p>`,
    dateField(state, 'due', 'Send it by', 'For example, 27 3 2027', again ? asked.dueOn : suggested),
    button({ text: again ? 'Send a reminder' : 'Ask for the caseload', preventDoubleClick: true }),
  ])
  if (!again) return html`<h2 class="govuk-heading-m">Ask the service</h2>${body}`
  return details({
    summaryText: 'Send a reminder',
    open: state.faults.some(({ field }) => field.startsWith('due')),
    html: body,
  })
}
