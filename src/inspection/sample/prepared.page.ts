/** The list of possible samples, in words that the inspected service can hold the inspectorate to. */
import type { Framework } from '#engine/framework/shape.ts'
import { percentOf } from '#engine/rating/percent.ts'
import { button, input, insetText, summaryList } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { RecordedSample } from './queries.ts'

const casesWords = (count: number) => (count === 1 ? 'one case' : `${count} cases`)

function strataWords(framework: Framework): string {
  const labels = framework.sampling.strata.map((id) =>
    (framework.caseload.columns.find((column) => column.id === id)?.label ?? id).toLowerCase(),
  )
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`
}

export function preparedSection(framework: Framework, sample: RecordedSample): Html {
  const { list, n, eligible } = sample.plan
  const when = `${readableMoment(sample.preparedAt)}, by ${sample.preparedBy}`
  const rows = [
    { key: { text: 'Prepared' }, value: { text: when } },
    { key: { text: 'Hash of the caseload' }, value: { text: sample.frameHash, classes: 'pl-digest' } },
  ]
  if (!list) {
    return html`<p class="govuk-body">The planned sample is the whole caseload: all ${eligible} cases. Nothing is left to chance, so no list and no seed are needed. The draw is recorded all the same.</p>
${summaryList({ rows })}`
  }
  return html`<p class="govuk-body">There are <strong>${list.rows} possible samples</strong> of ${n} cases on the list. Each of them matches the caseload on ${strataWords(framework)} to within ${casesWords(list.tolerance)}. Each case stands in exactly <strong>${list.timesEach}</strong> of the ${list.rows}, so every case has the same chance of being drawn: ${n} in ${eligible}, about ${percentOf(n, eligible)}%.</p>
${summaryList({
  rows: [
    ...rows,
    { key: { text: 'Digest of the list' }, value: { text: sample.listDigest, classes: 'pl-digest' } },
  ],
})}
<p class="govuk-body">The digest belongs to this list alone: one case moved in any of the samples would give another. Both sides have it before the dice are rolled, so the list cannot be exchanged afterwards.</p>`
}

/** Asks for the public seed; a census only asks to be recorded. */
export function drawForm(state: FormState, slug: string, sample: RecordedSample): Html {
  const action = `/inspections/${slug}/sample/${sample.caseKind}/draw`
  if (!sample.plan.list) {
    return form(action, button({ text: 'Record the draw of every case', preventDoubleClick: true }))
  }
  return html`${insetText({ text: 'Read the first characters of the digest out to the service on the call, and only then roll the dice. The seed can be entered once.' })}
${form(
  action,
  html`${input({
    id: 'seed',
    name: 'seed',
    label: { text: 'Public seed', classes: 'govuk-label--s' },
    hint: {
      text: 'What the dice showed, exactly as it was read out with both sides present, for example 4-1-6-2-5. Capitals and spaces inside it matter.',
    },
    classes: 'govuk-input--width-20',
    autocomplete: 'off',
    spellcheck: false,
    ...field(state, 'seed'),
  })}
${button({ text: 'Draw the sample', preventDoubleClick: true })}`,
)}`
}
