/** A comment with its answer, as both sides read it. */
import { tag } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { AccuracyComment } from './queries.ts'

export function answerTag({ answer }: AccuracyComment): Html {
  if (!answer) return tag({ text: 'Not answered yet', classes: 'govuk-tag--blue' })
  return answer.decision === 'accepted'
    ? tag({ text: 'Accepted', classes: 'govuk-tag--green' })
    : tag({ text: 'Declined', classes: 'govuk-tag--grey' })
}

/** @param extra what the reader can do about it */
export function commentPart(comment: AccuracyComment, extra: Html | '' = ''): Html {
  const { answer } = comment
  return html`<div class="pl-comment" id="comment-${comment.id}">
<p class="govuk-body-s govuk-!-margin-bottom-1"><strong>${comment.by}</strong>, ${readableMoment(comment.at)}${comment.late ? ', late with leave' : ''} ${answerTag(comment)}</p>
<p class="govuk-body pl-written govuk-!-margin-bottom-1">${comment.body}</p>
${
  answer
    ? html`<p class="govuk-body-s pl-comment__answer"><strong>${answer.decision === 'accepted' ? 'Accepted' : 'Declined'}</strong> by ${answer.by}, ${readableMoment(answer.at)}${answer.version > 1 ? ` (answered ${answer.version} times; the last one counts)` : ''}:<br><span class="pl-written">${answer.reason}</span></p>`
    : ''
}
${extra}</div>`
}
