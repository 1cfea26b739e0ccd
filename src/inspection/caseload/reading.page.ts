/** How this service's files are read, for both sides to see. */
import type { Framework } from '#engine/framework/shape.ts'
import { details } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import type { KnownReading } from './held/queries.ts'

/** @param forgetAt where a word is sent that should be asked about again, for those who may say so */
export function rememberedReading(
  framework: Framework,
  known: KnownReading,
  forgetAt: string | null,
): Html | '' {
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
        head: [{ text: 'Word in the file' }, { text: 'Means' }, ...(forgetAt ? [{ text: 'Change' }] : [])],
        rows: reading.spellings.map(({ list, spelling, code }) => [
          { text: spelling },
          { text: labelOf(framework, list, code) },
          ...(forgetAt ? [{ html: forget(forgetAt, version, list, spelling) }] : []),
        ]),
      })
    : ''
}`,
  })
}

const forget = (at: string, version: number, list: string, spelling: string): Html =>
  form(
    at,
    html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="list" value="${list}"><input type="hidden" name="spelling" value="${spelling}"><button class="pl-link-button govuk-body" type="submit">Ask again<span class="govuk-visually-hidden"> what “${spelling}” means</span></button>`,
  )

const labelOf = (framework: Framework, list: string, code: string): string =>
  framework.codeLists[list]?.find((one) => one.code === code)?.label ?? code
