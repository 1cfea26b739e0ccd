/** The differences between two completions as a table: what was, and what is. */
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import type { Difference } from './snapshot-differences.ts'

const shown = ({ answer, note }: { answer: string; note: string | null }) => ({
  html: html`${answer}${note ? html`<br><span class="pl-written pl-small">${note}</span>` : ''}`,
})

export function differencesPart(differences: Difference[], before: string, after: string): Html {
  if (differences.length === 0)
    return html`<p class="govuk-body">No answer, note or fact differs from ${before}.</p>`
  return wideTable(`What differs between ${before} and ${after}`, {
    caption: `${differences.length === 1 ? '1 difference' : `${differences.length} differences`} between ${before} and ${after}`,
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Question' }, { text: before }, { text: after }].map(({ text }) => ({
      text: text.charAt(0).toUpperCase() + text.slice(1),
    })),
    rows: differences.map((one) => [
      { html: html`<span class="pl-ref">${one.ref}</span>${one.text}`, classes: 'pl-about' },
      shown(one.before),
      shown(one.after),
    ]),
  })
}
