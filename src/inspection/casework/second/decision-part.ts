/** Under a difference: what was decided and why, and the form to decide it or to decide it anew. */
import type { Compared } from '#engine/casework/two-views.ts'
import { button, details, radios, summaryList, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { casePath } from '../case-view.ts'
import type { BothViews, Reconciliation } from './both-views.ts'
import { stillHolds } from './both-views.ts'
import type { DifferencesView } from './differences-view.ts'
import { saidInWords } from './said-in-words.ts'

/** Who decided, and whether one of the two views was their own. */
function whoDecided({ assessors }: BothViews, { by, byId, at }: Reconciliation): string {
  const own = (['first', 'second'] as const).find((part) => assessors[part].id === byId)
  return `${by}${own ? ` (made the ${own} assessment)` : ''}, ${readableMoment(at)}`
}

function decided(shown: DifferencesView, one: Compared, decision: Reconciliation, newest: boolean): Html {
  const values = `The first said ${saidInWords(shown.view, one, decision.firstValue).toLowerCase()}, the second ${saidInWords(shown.view, one, decision.secondValue).toLowerCase()}.`
  return summaryList({
    card: {
      title: {
        text: `${one.name}: the ${decision.stands} stands${newest ? '' : ` (version ${decision.version})`}`,
        headingLevel: 3,
      },
    },
    rows: [
      { key: { text: 'Why' }, value: { html: html`<span class="pl-written">${decision.reason}</span>` } },
      { key: { text: 'Decided by' }, value: { text: whoDecided(shown.both, decision) } },
      ...(stillHolds(decision, one)
        ? []
        : [
            {
              key: { text: 'Counts' },
              value: { text: `No longer: it was made on other answers. ${values} Decide again.` },
            },
          ]),
    ],
  })
}

function asks(shown: DifferencesView, one: Compared, state: FormState, version: number): Html {
  const { view } = shown
  const id = `settle-${one.question.replace(':', '-')}`
  const mine = state.values.question === one.question ? state : { faults: [], values: {} }
  const label = (part: 'first' | 'second') =>
    `The ${part}: ${saidInWords(shown.view, one, one[part]).toLowerCase()} (${shown.both.assessors[part].name})`
  return form(
    `${casePath(view.assessment)}/reconciliation`,
    html`<input type="hidden" name="question" value="${one.question}">
<input type="hidden" name="version" value="${version}">
<input type="hidden" name="first" value="${one.first}">
<input type="hidden" name="second" value="${one.second}">
${radios({
  idPrefix: mine === state ? 'stands' : `${id}-stands`,
  name: 'stands',
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: `${one.name}: which view stands?`, classes: 'govuk-fieldset__legend--s' } },
  ...field(mine, 'stands'),
  items: [
    { value: 'first', text: label('first') },
    { value: 'second', text: label('second') },
  ],
})}
${textarea({
  id: mine === state ? 'reason' : `${id}-reason`,
  name: 'reason',
  label: { html: html`Why<span class="govuk-visually-hidden"> this view of ${one.name} stands</span>` },
  rows: 2,
  ...field(mine, 'reason'),
})}
${button({ text: 'Record which stands', classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  )
}

export function decisionPart(
  shown: DifferencesView,
  one: Compared,
  state: FormState,
  settles: boolean,
): Html | '' {
  const [newest, ...older] = shown.both.decisions.get(one.question) ?? []
  const open = shown.both.reconciled.open.some(({ question }) => question === one.question)
  const history =
    older.length > 0
      ? details({
          summaryText: `Earlier decisions on ${one.name}`,
          html: html`${older.map((decision) => decided(shown, one, decision, false))}`,
        })
      : ''
  const settleable = settles && (open || newest !== undefined) && !one.byFacts && one.first && one.second
  const ask = settleable ? asks(shown, one, state, newest?.version ?? 0) : ''
  const again =
    newest && !open && ask
      ? details({
          summaryText: `Decide ${one.name} again`,
          open: state.values.question === one.question,
          html: ask,
        })
      : ask
  return html`${newest ? decided(shown, one, newest, true) : ''}${history}${again}`
}
