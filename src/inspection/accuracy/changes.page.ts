/** What differs between two locked drafts, part by part. */
import type { ReportDocument } from '#engine/report/document.ts'
import { blockText, paragraphsOf } from '#engine/report/paragraphs.ts'
import { changedParts, textDifference } from '#platform/documents/text-difference.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { embargo } from './embargo.ts'

/** The changed parts of a report, each under the heading it stands below. */
export function documentChanges(before: ReportDocument, after: ReportDocument): Html {
  const old = paragraphsOf(before)
  const now = paragraphsOf(after)
  const text = (all: typeof old) => all.map(({ block }) => blockText(block))
  const changed = changedParts(text(old), text(now))
  if (changed.length === 0) return html`<p class="govuk-body">Nothing that can be read was changed.</p>`
  const under = (all: typeof old, at: number) => {
    for (let place = at; place >= 0; place--) {
      const { block } = all[place]!
      if (block.kind === 'heading') return block.text
    }
    return 'The beginning'
  }
  const name = (number: number | null | undefined) => (number ? `paragraph ${number}` : 'heading')
  return html`<p class="govuk-body">${changed.length === 1 ? 'One part differs.' : `${changed.length} parts differ.`}</p>
${changed.map((part) => {
  const one = part.before === null ? undefined : old[part.before]
  const other = part.after === null ? undefined : now[part.after]
  const where = part.after === null ? under(old, part.before!) : under(now, part.after)
  const what = !other
    ? `${name(one?.number)}, taken out`
    : !one
      ? `${name(other.number)}, new`
      : name(other.number)
  return html`<section class="pl-change"><h2 class="govuk-heading-s">${where}: ${what}</h2>
<div class="govuk-body pl-prose">${textDifference(one ? blockText(one.block) : '', other ? blockText(other.block) : '')}</div></section>`
})}`
}

export function changesPage(
  around: Around,
  version: number,
  before: ReportDocument,
  after: ReportDocument,
): Page {
  const at = `/inspections/${around.inspection.slug}/accuracy/drafts/${version}`
  return inspectionPage(
    around,
    'accuracy',
    `What changed from version ${version - 1} to version ${version}`,
    documentChanges(before, after),
    { before: embargo(around.inspection.stage), back: { href: at, text: `Draft, version ${version}` } },
  )
}
