/** What the team says about a section, open comments first, and the form to say more. */
import { button, details, select, tag, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { SectionComment } from './writing.queries.ts'

/** The paragraphs of a text, as somebody would point at them. */
export const paragraphsIn = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const longestName = 60
const shortened = (text: string) => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > longestName ? `${line.slice(0, longestName)}…` : line
}

export interface Commenting {
  at: string
  comments: readonly SectionComment[]
  /** The text that stands. */
  text: string
  mayComment: boolean
  mayResolve: (comment: SectionComment) => boolean
}

export function commentsPart(state: FormState, given: Commenting): Html {
  const open = given.comments.filter((one) => one.open)
  const resolved = given.comments.filter((one) => !one.open)
  return html`<h2 class="govuk-heading-m" id="comments">Comments</h2>
${open.length === 0 ? html`<p class="govuk-body">No comment is open.</p>` : open.map((one) => commentHtml(given, one))}
${resolved.length > 0 ? details({ summaryText: `${resolved.length} resolved`, html: html`${resolved.map((one) => commentHtml(given, one))}` }) : ''}
${given.mayComment ? commentForm(state, given) : ''}`
}

function commentHtml({ at, mayResolve }: Commenting, one: SectionComment): Html {
  return html`<div class="pl-comment" id="comment-${one.id}">
<p class="govuk-body-s govuk-!-margin-bottom-1"><strong>${one.by}</strong>, ${readableMoment(one.at)} ${one.open ? '' : tag({ text: `Resolved by ${one.setBy}`, classes: 'govuk-tag--green' })}</p>
${one.quote ? html`<p class="govuk-body-s pl-quoted">About: ${shortened(one.quote)}</p>` : ''}
<p class="govuk-body pl-written govuk-!-margin-bottom-1">${one.body}</p>
${
  mayResolve(one)
    ? form(
        `${at}/comments/${one.id}`,
        html`<input type="hidden" name="base" value="${one.version}"><input type="hidden" name="state" value="${one.open ? 'resolved' : 'open'}">${button({ html: html`${one.open ? 'Resolve' : 'Open again'}<span class="govuk-visually-hidden"> the comment of ${one.by}, ${shortened(one.body)}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
      )
    : ''
}</div>`
}

function commentForm(state: FormState, { at, text }: Commenting): Html {
  const paragraphs = paragraphsIn(text)
  return details({
    summaryText: 'Comment on this section',
    open: state.faults.some((fault) => fault.field === 'comment'),
    html: form(
      `${at}/comments`,
      html`${select({
        id: 'about',
        name: 'about',
        label: { text: 'What it is about' },
        items: [
          { value: '0', text: 'The whole section' },
          ...paragraphs.map((one, place) => ({
            value: String(place + 1),
            text: `${place + 1}. ${shortened(one)}`,
          })),
        ],
      })}
${textarea({ ...field(state, 'comment'), id: 'comment', name: 'comment', label: { text: 'Comment' }, rows: 3 })}
${button({ text: 'Add comment', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
    ),
  })
}
