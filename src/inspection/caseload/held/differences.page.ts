/** What the files sent now would change in the caseload that counts: cases added, gone, and changed by field. */
import type { ChangedCase } from '#engine/caseload/changes.ts'
import { codesOf } from '#engine/caseload/codes.ts'
import type { CaseKind, CaseloadColumn, Framework } from '#engine/framework/shape.ts'
import { details, insetText, warningText } from '#platform/web/components/index.ts'
import { readableDate } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { counted } from '../counted.ts'
import type { Listed, Review } from './review.ts'

export function differences(framework: Framework, kind: CaseKind, changes: Review['changes']): Html | '' {
  if (!changes) return ''
  const { version, added, gone, changed } = changes
  const heading = html`<h2 class="govuk-heading-m" id="differences">What would change from version ${version}</h2>`
  if (added.count + gone.count + changed.count === 0)
    return html`${heading}${insetText({ text: 'The eligible cases are the same, in every field.' })}`
  return html`${heading}
${gone.count > 0 ? warningText({ text: `${counted(gone.count, 'case')} of version ${version} would no longer be in the caseload, and could not be drawn.` }) : ''}
${listOf('Added', added)}${listOf('Gone', gone)}${changed.count > 0 ? changedCases(framework, kind, changed) : ''}`
}

function listOf(title: string, { count, first }: Listed<string>): Html | '' {
  if (count === 0) return ''
  const rest = count - first.length
  return details({
    summaryText: `${title}: ${counted(count, 'case')}`,
    open: count <= 20,
    html: html`<p class="govuk-body">${first.join(', ')}${rest > 0 ? ` and ${rest.toLocaleString('en-GB')} more` : ''}</p>`,
  })
}

function changedCases(framework: Framework, kind: CaseKind, { count, first }: Listed<ChangedCase>): Html {
  const columns = new Map(framework.caseload.columns.map((column) => [column.id, column]))
  return html`${details({
    summaryText: `Changed: ${counted(count, 'case')}`,
    open: count <= 20,
    html: html`${wideTable('Changed cases', {
      firstCellIsHeader: true,
      head: [{ text: 'Case' }, { text: 'Column' }, { text: 'Was' }, { text: 'Would be' }],
      rows: first.flatMap(({ caseRef, fields }) =>
        fields.map(({ column, from, to }) => {
          const known = columns.get(column)
          const shown = (value: string) => ({ text: known ? inWords(framework, kind, known, value) : value })
          return [{ text: caseRef }, { text: known?.label ?? column }, shown(from), shown(to)]
        }),
      ),
    })}${count > first.length ? html`<p class="govuk-body">And ${counted(count - first.length, 'more case', 'more cases')}.</p>` : ''}`,
  })}`
}

function inWords(framework: Framework, kind: CaseKind, column: CaseloadColumn, value: string): string {
  if (value === '') return 'Blank'
  if (column.kind === 'date') return readableDate(value)
  if (column.kind !== 'code') return value
  return codesOf(framework, kind, column).find(({ code }) => code === value)?.label ?? value
}
