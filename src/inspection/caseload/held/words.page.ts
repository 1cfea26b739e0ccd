/** Words of the file that no list has, and what each of them means. */
import { createHash } from 'node:crypto'
import { codesOf } from '#engine/caseload/codes.ts'
import type { UnknownValue } from '#engine/caseload/unknown-values.ts'
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import { button, select } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'

export interface WordsView {
  framework: Framework
  kind: CaseKind
  unknown: readonly UnknownValue[]
  at: string
  readingVersion: number
}

export const wordField = (index: number) => `word-${index}`

/** The choice for a word that none of the codes is right for. */
export const stillAFault = 'none'

/** Tells whether a page still lists what the check found. */
export const stampOf = (unknown: readonly UnknownValue[]): string =>
  createHash('sha256')
    .update(JSON.stringify(unknown.map(({ list, value }) => [list, value])))
    .digest('hex')
    .slice(0, 16)

export const codesFor = (framework: Framework, kind: CaseKind, one: UnknownValue) =>
  codesOf(framework, kind, framework.caseload.columns.find(({ id }) => id === one.column)!)

export function wordsPage(around: Around, state: FormState, view: WordsView): Page {
  const { framework, kind, unknown, at, readingVersion } = view
  const label = (id: string) => framework.caseload.columns.find((column) => column.id === id)?.label ?? id
  return inspectionPage(
    around,
    'caseload',
    'What do these words mean?',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body-l">${kind.label}</p>
<p class="govuk-body">The file uses words that are not on our lists. Say once what each means; later files of your service are then read without asking. If none of the words on a list is right, leave it: the rows stay faults for you to correct.</p>
${form(`${at}/words`, [
  html`<input type="hidden" name="stamp" value="${stampOf(unknown)}"><input type="hidden" name="version" value="${readingVersion}">`,
  ...unknown.map((one, index) =>
    select({
      id: wordField(index),
      name: wordField(index),
      label: { text: `“${one.value}”`, classes: 'govuk-label--s' },
      hint: {
        text: `${label(one.column)}, in ${one.rows === 1 ? '1 row' : `${one.rows.toLocaleString('en-GB')} rows`}.${one.guess ? ' A guess: please check.' : ''}`,
      },
      items: [
        { value: stillAFault, text: 'None of these: leave it a fault' },
        ...codesFor(framework, kind, one).map(({ code, label: text }) => ({ value: code, text })),
      ],
      ...field(state, wordField(index), one.guess ?? stillAFault),
    }),
  ),
  button({ text: 'Confirm what they mean', preventDoubleClick: true }),
])}
</div></div>`,
    { about: kind.label, back: { href: at, text: 'Check and accept' }, before: faultSummary(state) },
  )
}
