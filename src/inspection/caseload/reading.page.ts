/** How this service's files are read, for both sides to see. */
import type { Framework } from '#engine/framework/shape.ts'
import { details } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import type { KnownReading } from './held/queries.ts'

export function rememberedReading(framework: Framework, known: KnownReading): Html | '' {
  const { version, reading, confirmedBy, confirmedAt } = known
  if (version === 0 || !confirmedAt) return ''
  const newest = reading.layouts.at(-1)
  const column = (id: string) => framework.caseload.columns.find((one) => one.id === id)?.label ?? id
  return details({
    summaryText: 'How the files of this service are read',
    html: html`<p class="govuk-body">Confirmed by ${confirmedBy}, ${readableMoment(confirmedAt)} (version ${version}). It can be changed under “Which column is which” when a file is sent.</p>
${
  newest
    ? wideTable('Headings and columns', {
        caption: 'The headings confirmed last',
        captionClasses: 'govuk-table__caption--s',
        firstCellIsHeader: true,
        head: [{ text: 'Heading of the file' }, { text: 'Column' }],
        rows: newest.columns
          .filter(({ heading }) => heading !== '')
          .map((one) => [
            { text: one.heading },
            { text: one.column === null ? 'Not read' : column(one.column) },
          ]),
      })
    : ''
}
${
  reading.spellings.length > 0
    ? wideTable('Words and what they mean', {
        caption: 'Words of the service',
        captionClasses: 'govuk-table__caption--s',
        firstCellIsHeader: true,
        head: [{ text: 'Word in the file' }, { text: 'Means' }],
        rows: reading.spellings.map(({ list, spelling, code }) => [
          { text: spelling },
          { text: labelOf(framework, list, code) },
        ]),
      })
    : ''
}`,
  })
}

const labelOf = (framework: Framework, list: string, code: string): string =>
  framework.codeLists[list]?.find((one) => one.code === code)?.label ?? code
