/** Setting the size and window of a sample otherwise than the framework does, and every version of that. */
import type { CaseKind, Framework } from '#engine/framework/shape.ts'
import {
  changesInWords,
  type ParameterName,
  parameterInWords,
  parametersOfKind,
} from '#engine/sampling/parameters.ts'
import { confidences } from '#engine/sampling/quantiles.ts'
import {
  button,
  fieldset,
  input,
  insetText,
  radios,
  select,
  textarea,
} from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary, field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import type { DecidedParameters } from '../sample-parameters.ts'
import { shownParameters } from './parameters-form.ts'

export interface ParametersView {
  framework: Framework
  /** As the framework has it, and as it holds here. */
  usual: CaseKind
  here: CaseKind
  /** Newest first. */
  versions: DecidedParameters[]
  /** What the visitor may set now. */
  open: ParameterName[]
  /** The list is prepared under what held before, so it has to be prepared once more. */
  prepared: boolean
}

type Shown = ReturnType<typeof shownParameters>

const number = (state: FormState, shown: Shown, name: keyof Shown, text: string, hint: string, suffix = '') =>
  input({
    id: name,
    name,
    label: { text, classes: 'govuk-label--s' },
    hint: { text: hint },
    classes: 'govuk-input--width-4',
    inputmode: 'numeric',
    ...(suffix ? { suffix: { text: suffix } } : {}),
    ...field(state, name, shown[name]),
  })

function control(view: ParametersView, state: FormState, shown: Shown, name: ParameterName): Html {
  const usual = parametersOfKind(view.usual)
  const published = `The framework: ${parameterInWords(name, usual[name] as never).toLowerCase()}.`
  switch (name) {
    case 'confidencePercent':
      return select({
        id: 'confidence',
        name: 'confidence',
        label: { text: 'Confidence', classes: 'govuk-label--s' },
        hint: { text: `${published} More confidence needs more cases.` },
        items: confidences.map((one) => ({ value: one, text: `${one}%` })),
        ...field(state, 'confidence', shown.confidence),
      })
    case 'marginPoints':
      return number(
        state,
        shown,
        'margin',
        'Margin either way',
        `${published} A narrower margin needs more cases.`,
        'points',
      )
    case 'proportionPercent':
      return number(
        state,
        shown,
        'proportion',
        'Expected share of sufficient cases',
        `${published} 50% needs the most cases and is safe when nothing is known.`,
        '%',
      )
    case 'censusUpTo':
      return number(
        state,
        shown,
        'census',
        'Read every case of a caseload of up to',
        `${published} For small services; 0 for no such limit.`,
        'cases',
      )
    case 'ratio':
      return html`${radios({
        idPrefix: 'basis',
        name: 'basis',
        fieldset: { legend: { text: 'What the size follows', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: published },
        items: [
          { value: 'caseload', text: 'The share of the two caseloads' },
          { value: 'fixed', text: 'A fixed proportion, given below' },
        ],
        ...field(state, 'basis', shown.basis),
      })}${number(state, shown, 'own', 'Cases here', 'Only for a fixed proportion.')}${number(state, shown, 'other', 'For so many cases of the other sample', 'Only for a fixed proportion.')}`
    case 'window':
      return fieldset({
        legend: { text: 'Window before the announcement, in months', classes: 'govuk-fieldset__legend--s' },
        html: html`<p class="govuk-hint">${published} A file that was sent before is checked again only when it is sent again.</p>${number(state, shown, 'from', 'From', 'The later end: fewer months back.')}${number(state, shown, 'to', 'To', 'The earlier end: more months back.')}`,
      })
  }
}

export function versionsTable(usual: CaseKind, versions: readonly DecidedParameters[]): Html | '' {
  if (versions.length === 0) return ''
  return wideTable('What this inspection decided', {
    caption: 'What this inspection decided',
    captionClasses: 'govuk-table__caption--m',
    head: ['Version', 'What', 'Reason', 'Decided'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: versions.map((one) => {
      const changes = changesInWords(usual, one.parameters)
      return [
        { text: one.version },
        {
          html:
            changes.length === 0
              ? html`As the framework has it`
              : html`<ul class="govuk-list govuk-!-margin-bottom-0">${changes.map((change) => html`<li>${change.what}: ${change.here} (framework: ${change.framework})</li>`)}</ul>`,
        },
        { html: html`<span class="pl-written">${one.reason}</span>` },
        { text: `${readableMoment(one.at)}, by ${one.by}` },
      ]
    }),
  })
}

export function parametersPage(around: Around, state: FormState, view: ParametersView): Page {
  const { usual, here, versions, open, prepared } = view
  const { slug, stage } = around.inspection
  const shown = shownParameters(here)
  const address = `/inspections/${slug}/sample/${usual.id}`
  return inspectionPage(
    around,
    'sample',
    `Size and window: ${usual.label.toLowerCase()}`,
    html`<p class="govuk-body">The framework says how large this sample is and which cases are eligible. An inspection may do it otherwise, with a reason. The reason stands wherever the sample is shown: on its pages, in the proof of the draw and in the report.</p>
${versionsTable(usual, versions)}
${
  open.length === 0
    ? insetText({
        text: 'Nothing can be set any more: the sample is drawn, or it is not yours to set.',
      })
    : html`${stage === 'caseload' ? '' : insetText({ text: 'The window can no longer be set: caseload files were checked against it.' })}
${prepared ? insetText({ text: 'The list is prepared under what holds now. If you set something else, prepare it once more: the former list stays on record.' }) : ''}
${form(
  `${address}/parameters`,
  html`<input type="hidden" name="version" value="${versions[0]?.version ?? 0}">
${open.map((name) => control(view, state, shown, name))}
${textarea({
  id: 'reason',
  name: 'reason',
  label: { text: 'Reason', classes: 'govuk-label--s' },
  hint: { text: 'What makes this inspection different. Also when you go back to the framework’s own rule.' },
  rows: 3,
  ...field(state, 'reason'),
})}
${button({ text: 'Save', preventDoubleClick: true })}`,
)}`
}`,
    { before: faultSummary(state), back: { href: address, text: `Sample: ${usual.label.toLowerCase()}` } },
  )
}
