/** What differs between two states of a report, part by part, figures included. */
import type { Block, ReportDocument } from '#engine/report/document.ts'
import { blockText, paragraphsOf } from '#engine/report/paragraphs.ts'
import { changedParts, textDifference } from '#platform/documents/text-difference.ts'
import { type Html, html } from '#platform/web/html.ts'

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
<div class="govuk-body pl-prose">${blockDifference(one?.block, other?.block)}</div></section>`
})}`
}

/** Of a table only the rows that differ, below its caption. */
function blockDifference(before: Block | undefined, after: Block | undefined): Html {
  const old = before ? blockText(before) : ''
  const now = after ? blockText(after) : ''
  if (!before || !after || before.kind !== after.kind || !/table$/.test(after.kind))
    return textDifference(old, now)
  const [oldRows, rows] = [old.split('\n'), now.split('\n')]
  const changed = changedParts(oldRows, rows)
  const caption = changed.some((one) => one.after === 0) ? '' : `${rows[0]}\n`
  return html`${caption}${changed.map((one) => html`${textDifference(one.before === null ? '' : oldRows[one.before]!, one.after === null ? '' : rows[one.after]!)}\n`)}`
}
