/** A locked draft to be read paragraph by paragraph, each with what was said about it and the way to say more. */
import type { ReportDocument } from '#engine/report/document.ts'
import { paragraphsOf } from '#engine/report/paragraphs.ts'
import { coverHtml } from '#platform/documents/cover-html.ts'
import { blocksHtml, footnotesHtml } from '#platform/documents/document-html.ts'
import { footnoteNumbers } from '#platform/documents/footnotes.ts'
import { fileList } from '#platform/documents/report-files.page.ts'
import { details, warningText } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { LockedDraft } from '../locked-drafts.ts'
import { commentPart } from './comment-part.ts'
import { embargo } from './embargo.ts'
import type { AccuracyComment } from './queries.ts'

/** Nothing while the ratings that the draft rests on are those of the newest panel. */
const noLongerHolds = ({ takenBack }: LockedDraft): Html | '' =>
  takenBack
    ? warningText({
        text: `This draft no longer holds. The ratings panel meets again since ${readableMoment(takenBack.at)}. The reason given: ${takenBack.reason}`,
      })
    : ''

export function draftPage(
  around: Around,
  draft: LockedDraft,
  document: ReportDocument,
  comments: readonly AccuracyComment[],
  mayComment: boolean,
): Page {
  const at = `/inspections/${around.inspection.slug}/accuracy`
  const here = `${at}/drafts/${draft.version}`
  const first = footnoteNumbers(document.blocks)
  return inspectionPage(
    around,
    'accuracy',
    `Draft for factual accuracy, version ${draft.version}`,
    html`<p class="govuk-body">Locked ${readableMoment(draft.lockedAt)} by ${draft.by}.<br><span class="govuk-hint pl-digest">Digest ${draft.digest}</span></p>
${draft.version > 1 ? html`<p class="govuk-body"><a class="govuk-link" href="${here}/changes">What changed since version ${draft.version - 1}</a></p>` : ''}
${details({ summaryText: 'Download this draft', html: fileList(`${here}/files`) })}
<article class="pl-document pl-numbered">
<h2 class="govuk-heading-xl">${document.title}</h2>
${paragraphsOf(document).map(({ block, number }) => {
  if (number === null) return blocksHtml([block], first)
  const said = comments.filter((one) => one.paragraph === number)
  return html`<section class="pl-paragraph" id="paragraph-${number}" aria-label="Paragraph ${number}">
<p class="pl-paragraph__number govuk-body-s"><span aria-hidden="true">${number}</span>${mayComment ? html` <a class="govuk-link govuk-link--no-visited-state" href="${here}/paragraphs/${number}">Comment<span class="govuk-visually-hidden"> on paragraph ${number}</span></a>` : ''}</p>
<div>${block.kind === 'cover' ? coverHtml(block) : blocksHtml([block], first)}${said.map((one) => commentPart(one))}</div></section>\n`
})}${footnotesHtml(document.blocks, first)}</article>`,
    {
      before: html`${embargo(around.inspection.stage)}${noLongerHolds(draft)}`,
      back: { href: at, text: 'Factual accuracy' },
      wide: true,
    },
  )
}
