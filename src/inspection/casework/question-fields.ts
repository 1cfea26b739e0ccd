/** The fields of one question: its choices, its note, and the line that says whether it is saved. */
import { details, radios, select, textarea } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Choice } from './asked.ts'
import type { KeptAnswer } from './queries.ts'
import { noteField, versionField } from './read-answer.ts'

export interface Asking {
  question: string
  /** What people call it, such as “2.1.1 a”. */
  name: string
  form: FormState
  kept: KeptAnswer | undefined
}

/** What stands in the fields is not what is kept: the screen is shown again. */
const differs = ({ question, form, kept }: Asking): boolean =>
  field(form, question, kept?.value ?? '').value !== (kept?.value ?? '') ||
  field(form, noteField(question), kept?.note ?? '').value !== (kept?.note ?? '')

/** Holds what belongs to one question; the script saves each of these by itself. */
export function questionBlock(asking: Asking, content: Html | Html[], classes = ''): Html {
  const { question, name, form, kept } = asking
  const version = field(form, versionField(question), String(kept?.version ?? 0)).value
  const unsaved = differs(asking)
  const saved = unsaved ? 'Not saved yet' : kept ? `Saved ${readableMoment(kept.at)}` : 'Not answered'
  return html`<div class="pl-question${classes}" data-question="${question}" data-name="${name}"${unsaved ? html` data-unsaved` : ''}>
<input type="hidden" name="${versionField(question)}" value="${version}">
${content}
<p class="pl-saved" data-saved aria-live="polite">${saved}</p>${question.startsWith('fact:') ? html`<p class="pl-saved" data-routing aria-live="polite"></p>` : ''}
</div>`
}

export function choiceField(
  { question, form, kept }: Asking,
  legend: Html,
  choices: Choice[],
  options: { hint?: string | undefined; legendClasses?: string; small?: boolean } = {},
): Html {
  const { value, errorMessage } = field(form, question, kept?.value ?? '')
  const hint = options.hint ? { hint: { text: options.hint } } : {}
  const error = errorMessage ? { errorMessage } : {}
  if (choices.length > 6) {
    return select({
      id: question,
      name: question,
      label: { html: legend, classes: options.legendClasses ?? '' },
      ...hint,
      ...error,
      value,
      items: [
        { value: '', text: 'Choose one' },
        ...choices.map((one) => ({ value: one.value, text: one.label })),
      ],
    })
  }
  return radios({
    idPrefix: question,
    name: question,
    classes: `${choices.length <= 3 ? 'govuk-radios--inline' : ''}${options.small ? ' govuk-radios--small' : ''}`,
    fieldset: { legend: { html: legend, classes: options.legendClasses ?? '' } },
    ...hint,
    ...error,
    value,
    items: choices.map((one) => ({ value: one.value, text: one.label })),
  })
}

/** What to look for: beside its question where there is room, behind one line below it where there is not. */
export const guidancePart = (guidance: string | undefined, name: string): Html | '' =>
  guidance
    ? html`<details class="pl-guidance"><summary>Guidance<span class="govuk-visually-hidden"> on ${name}</span></summary><p>${guidance}</p></details>`
    : ''

/** A note that may be given, kept behind one line until it is wanted. */
export function noteDetails(asking: Asking, name: string): Html {
  const { value, errorMessage } = note(asking)
  return details({
    summaryHtml: html`Note<span class="govuk-visually-hidden"> on ${name}</span>`,
    open: value !== '' || errorMessage !== undefined,
    classes: 'pl-note',
    html: textarea({
      id: noteField(asking.question),
      name: noteField(asking.question),
      label: { text: `Note on ${name}`, classes: 'govuk-visually-hidden' },
      rows: 3,
      value,
      ...(errorMessage ? { errorMessage } : {}),
    }),
  })
}

/** The reasons for the answer to a key question. */
export function reasonsField(asking: Asking, name: string): Html {
  const { value, errorMessage } = note(asking)
  return textarea({
    id: noteField(asking.question),
    name: noteField(asking.question),
    label: { html: html`Reasons<span class="govuk-visually-hidden"> for ${name}</span>` },
    rows: 4,
    value,
    ...(errorMessage ? { errorMessage } : {}),
  })
}

const note = ({ question, form, kept }: Asking) => field(form, noteField(question), kept?.note ?? '')
