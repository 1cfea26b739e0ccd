/** What a service contact is asked for, in one line wherever they look first. */
import { insetText, tag } from '#platform/web/components/index.ts'
import { readableDate } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { AskedKind, CaseloadAsked } from './caseload-asked.ts'

export const missingWords = (missing: readonly AskedKind[]): string =>
  missing.map(({ label }) => label.toLowerCase()).join(', ')

const today = () => new Date().toISOString().slice(0, 10)

export const dueTag = (dueOn: string): Html | '' =>
  dueOn < today() ? tag({ text: 'Overdue', classes: 'govuk-tag--red' }) : ''

/** Nothing where nothing is missing. */
export function askedOfService(asked: CaseloadAsked): Html | '' {
  const { slug, service, dueOn, missing, reminded } = asked
  if (missing.length === 0) return ''
  return insetText({
    html: html`<strong>${service}: send your caseload by ${readableDate(dueOn)}.</strong> ${dueTag(dueOn)}${reminded ? html` ${tag({ text: 'Reminder', classes: 'govuk-tag--yellow' })}` : ''}<br>Still missing: ${missingWords(missing)}.<br><a class="govuk-link" href="/inspections/${slug}/caseload">Read what to send, and send it<span class="govuk-visually-hidden"> for ${service}</span></a>`,
  })
}

/** The same for everybody else who may see the caseload. */
export function askedOfServiceSeen(asked: CaseloadAsked | undefined, slug: string, mayAsk: boolean): Html {
  const link = (text: string) => html`<a class="govuk-link" href="/inspections/${slug}/caseload">${text}</a>`
  if (!asked)
    return insetText({
      html: html`The service has not been asked for its caseload yet.${mayAsk ? html`<br>${link('Ask for the caseload')}` : ''}`,
    })
  const { dueOn, missing, reminded } = asked
  if (missing.length === 0) return insetText({ html: html`The caseload is in. ${link('See what was sent')}` })
  return insetText({
    html: html`<strong>The service was asked for its caseload by ${readableDate(dueOn)}.</strong> ${dueTag(dueOn)}${reminded ? html` ${tag({ text: 'Reminded', classes: 'govuk-tag--yellow' })}` : ''}<br>Still missing: ${missingWords(missing)}.<br>${link('See the request')}`,
  })
}
