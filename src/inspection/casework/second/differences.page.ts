/** Both assessments of a case side by side, and deciding which view stands where they differ. */
import type { Compared } from '#engine/casework/two-views.ts'
import { may } from '#platform/permissions/may.ts'
import { details, insetText, tag } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { backToCase, casePage } from '../case-frame.ts'
import { decisionPart } from './decision-part.ts'
import type { DifferencesView } from './differences-view.ts'
import { saidInWords } from './said-in-words.ts'

function cell(shown: DifferencesView, one: Compared, part: 'first' | 'second') {
  const note = one[part] === 'not-relevant' ? null : shown.both.answers[part].get(one.question)?.note
  return {
    html: html`<strong>${saidInWords(shown.view, one, one[part])}</strong>${note ? html`<br><span class="pl-written">${note}</span>` : ''}`,
    classes: 'pl-two-views',
  }
}

/** Agreement in words; colour only repeats it. */
function verdict({ both }: DifferencesView, one: Compared): Html {
  if (one.same) return html`Same`
  const open = both.reconciled.open.some(({ question }) => question === one.question)
  if (one.byFacts)
    return html`${tag({ text: 'Differs', classes: 'govuk-tag--yellow' })}<br>Follows from the facts`
  if (open)
    return html`${tag({ text: 'Differs', classes: 'govuk-tag--yellow' })}<br>Not settled: the first counts`
  const decision = both.decisions.get(one.question)?.[0]
  return decision
    ? html`${tag({ text: 'Settled', classes: 'govuk-tag--green' })}<br>The ${decision.stands} stands`
    : html`${tag({ text: 'Differs', classes: 'govuk-tag--yellow' })}<br>Does not count by the facts`
}

/** @param name tells the table from the other with the same heading: one has the differences, one everything */
function sideBySide(shown: DifferencesView, name: string, heading: string, rows: Compared[]): Html | '' {
  if (rows.length === 0) return ''
  const { assessors } = shown.both
  return wideTable(`${name}: ${heading}`, {
    caption: heading,
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      { text: 'Question' },
      { text: `First: ${assessors.first.name}` },
      { text: `Second: ${assessors.second.name}` },
      { text: 'Agreement' },
    ],
    rows: rows.map((one) => [
      {
        html: html`${one.kind === 'fact' ? one.text : html`<span class="pl-ref">${one.name}</span>${one.text}`}`,
        classes: one.kind === 'key-question' ? '' : 'govuk-!-font-weight-regular',
      },
      cell(shown, one, 'first'),
      cell(shown, one, 'second'),
      { html: verdict(shown, one) },
    ]),
  })
}

/** Facts first, then standard by standard. */
function grouped(compared: Compared[]): [string, Compared[]][] {
  const groups = Map.groupBy(compared, ({ standard }) =>
    standard ? `${standard.ref} ${standard.name}` : 'Facts of the case',
  )
  return [...groups]
}

function summary({ both }: DifferencesView): Html {
  const count = (kind: Compared['kind'], one: string, many: string): string => {
    const own = both.compared.filter((compared) => compared.kind === kind)
    const differ = own.filter((compared) => !compared.same).length
    return `${differ} of ${own.length} ${own.length === 1 ? one : many}`
  }
  const open = both.reconciled.open.length
  return html`<p class="govuk-body-l">The two differ on ${count('key-question', 'key question', 'key questions')}, ${count('prompt', 'prompt', 'prompts')} and ${count('fact', 'fact', 'facts')}.</p>
<p class="govuk-body">Both assessments stay as they are. Where it is settled that the second view stands, its answer is what the results count; where nothing is settled, the first counts.${open > 0 ? ` ${open} ${open === 1 ? 'difference is' : 'differences are'} not settled.` : ''}</p>`
}

export function differencesPage(shown: DifferencesView, state: FormState): Page {
  const { view, both } = shown
  const differing = both.compared.filter((one) => !one.same)
  const settles =
    may(view.roles, 'reconcile', 'assessment') && view.assessment.inspection.stage === 'fieldwork'
  const all = grouped(both.compared).map(([heading, rows]) => sideBySide(shown, 'Everything', heading, rows))
  const body = html`${summary(shown)}
${
  differing.length === 0
    ? insetText({ text: 'The two assessments agree on everything.' })
    : html`<h2 class="govuk-heading-l">Differences</h2>
${grouped(differing).map(
  ([heading, rows]) => html`${sideBySide(shown, 'Differences', heading, rows)}
${rows.map((one) => decisionPart(shown, one, state, settles))}`,
)}`
}
${details({ summaryText: 'Everything, side by side', html: html`${all}` })}`
  return casePage(
    // What is closed to answers is said on the assessment's own pages.
    { ...view, closed: null },
    'Two assessments compared',
    body,
    { back: backToCase(view), before: faultSummary(state), wide: true },
  )
}
