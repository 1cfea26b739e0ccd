/** What the check found in single rows: faults to put right, rows that are not eligible, and what is only worth a look. */
import { type Fault, inHeadings } from '#engine/caseload/case.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { button, details, insetText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { counted } from '../counted.ts'
import type { Review } from './review.ts'

const severalFiles = ({ files }: Review) => files.length > 1

export function unknownWords({ unknown }: Review, at: string): Html | '' {
  if (unknown.length === 0) return ''
  return insetText({
    html: html`<p class="govuk-body"><strong>${unknown.length === 1 ? '1 word is' : `${unknown.length} words are`} not on our lists:</strong> ${unknown
      .slice(0, 5)
      .map(({ value }) => `“${value}”`)
      .join(
        ', ',
      )}${unknown.length > 5 ? ' and others' : ''}. Say what ${unknown.length === 1 ? 'it means' : 'they mean'}, and the rows are right as they are.</p>
${button({ text: 'Say what they mean', href: `${at}/words`, classes: 'govuk-!-margin-bottom-0' })}`,
  })
}

export function faultsFound(framework: Framework, review: Review, at: string): Html | '' {
  const { faults, files } = review
  if (faults.count === 0) return ''
  const rest = faults.count - faults.first.length
  return html`<h2 class="govuk-heading-m" id="faults">What to put right</h2>
<ul class="govuk-list">${files.map(
    (file, index) =>
      html`<li><a class="govuk-link" href="${at}/faults.csv?file=${index + 1}" download>Faulty rows of ${file.name}, each with what to put right beside it</a> (CSV)</li>`,
  )}</ul>
${wideTable('Faults in the file', {
  caption: 'Faults by row and column',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [
    { text: 'Row' },
    ...(severalFiles(review) ? [{ text: 'File' }] : []),
    { text: 'Column' },
    { text: 'What to put right' },
  ],
  rows: faults.first.map((fault) => [
    { text: inHeadings(fault) ? 'Headings' : fault.row },
    ...(severalFiles(review) ? [{ text: fault.file ?? 1 }] : []),
    { text: columnLabel(framework, fault) },
    { text: fault.message },
  ]),
})}
${rest > 0 ? html`<p class="govuk-body">And ${rest.toLocaleString('en-GB')} more, all of them in the download.</p>` : ''}`
}

const columnLabel = (framework: Framework, { column }: Fault) =>
  framework.caseload.columns.find(({ id }) => id === column)?.label ?? column

export function notEligible(review: Review): Html | '' {
  const { count, first } = review.notEligible
  if (count === 0) return ''
  return details({
    summaryText: `Not eligible: ${counted(count, 'row')}, with the reasons`,
    html: html`${wideTable('Rows that are not eligible', {
      firstCellIsHeader: true,
      head: [{ text: 'Row' }, ...(severalFiles(review) ? [{ text: 'File' }] : []), { text: 'Why' }],
      rows: first.map(({ row, file, reasons }) => [
        { text: row },
        ...(severalFiles(review) ? [{ text: file ?? 1 }] : []),
        { text: reasons.join(' ') },
      ]),
    })}${count > first.length ? html`<p class="govuk-body">And ${counted(count - first.length, 'more row')}.</p>` : ''}`,
  })
}

const signs = {
  'same-stem': 'The references begin alike',
  'same-pattern': 'Gender, ethnicity, age and date are all the same',
} as const

/** Only worth a look: one child may rightly have two cases. */
export function perhapsOneChild({ sameChild }: Review): Html | '' {
  if (sameChild.count === 0) return ''
  return details({
    summaryText: `Worth a look: ${sameChild.count === 1 ? '1 child' : `${sameChild.count.toLocaleString('en-GB')} children`} may be there twice`,
    html: html`<p class="govuk-body">A child may rightly have more than one case. If these are one case recorded twice, take one row out and send the file again.</p>
${wideTable('Cases that may be of one child', {
  firstCellIsHeader: true,
  head: [{ text: 'Cases' }, { text: 'Why we ask' }],
  rows: sameChild.first.map(({ refs, why }) => [{ text: refs.join(', ') }, { text: signs[why] }]),
})}${sameChild.count > sameChild.first.length ? html`<p class="govuk-body">And ${(sameChild.count - sameChild.first.length).toLocaleString('en-GB')} more.</p>` : ''}`,
  })
}
