/** The list of possible samples, in words that the inspected service can hold the inspectorate to. */
import type { Framework } from '#engine/framework/shape.ts'
import { percentOf } from '#engine/rating/percent.ts'
import { button, input, insetText, summaryList, textarea } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { field } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { columnsInWords, strataInWords } from './category-names.ts'
import type { FormerSample, RecordedSample } from './queries.ts'
import { exactMoment, isCensus, unconfirmedWords } from './steps.ts'

const casesWords = (count: number) => (count === 1 ? 'one case' : `${count} cases`)

/** What both sides have before the dice are rolled. */
export function preparedSection(
  framework: Framework,
  sample: RecordedSample,
  former: readonly FormerSample[],
): Html {
  return html`${preparedWords(framework, sample)}
${summaryList({
  rows: [
    {
      key: { text: 'Prepared' },
      value: { text: `${exactMoment(sample.preparedAt)}, by ${sample.preparedBy}` },
    },
    sample.reason !== null && {
      key: { text: 'Reason' },
      value: { html: html`<span class="pl-written">${sample.reason}</span>` },
    },
    { key: { text: 'Hash of the caseload' }, value: { text: sample.frameHash, classes: 'pl-digest' } },
    !isCensus(sample) && {
      key: { text: sample.method === 'lottery' ? 'Digest of the list' : 'Digest of the order' },
      value: { text: sample.listDigest, classes: 'pl-digest' },
    },
    !isCensus(sample) && {
      key: { text: 'The service has the digest' },
      value: {
        classes: 'pl-written',
        text: sample.confirmed
          ? `${exactMoment(sample.confirmed.at)}, by ${sample.confirmed.by}`
          : sample.draw
            ? unconfirmedWords(sample.draw)
            : 'Not confirmed yet. The service contact confirms it on the page that explains the draw',
      },
    },
  ],
})}
${formerPart(former)}`
}

function preparedWords(framework: Framework, sample: RecordedSample): Html {
  const { list, n, eligible, order } = sample.plan
  if (isCensus(sample)) {
    return html`<p class="govuk-body">The planned sample is the whole caseload: all ${eligible} cases. Nothing is left to chance, so no list and no seed are needed. The draw is recorded all the same.</p>`
  }
  const chance = `${n} in ${eligible}, about ${percentOf(n, eligible)}%`
  if (!list) {
    return html`<p class="govuk-body">The cases are drawn along a sorted list: sorted by ${columnsInWords(framework, order ?? [])}, with one public random number for where equal steps begin. Every case has the same chance of being drawn: ${chance}. This is the fallback without a list of possible samples; how closely it matches the caseload shows once it is drawn.</p>`
  }
  return html`<p class="govuk-body">There are <strong>${list.rows} possible samples</strong> of ${n} cases on the list. Each of them matches the caseload on ${strataInWords(framework)} to within ${casesWords(list.tolerance)}. Each case stands in exactly <strong>${list.timesEach}</strong> of the ${list.rows}, so every case has the same chance of being drawn: ${chance}.</p>
<p class="govuk-body">The digest below belongs to this list alone: one case moved in any of the samples would give another. Both sides have it before the dice are rolled, so the list cannot be exchanged afterwards.</p>`
}

/** What was given up before any seed. It stays in sight: nothing can be prepared many times unseen. */
export function formerPart(former: readonly FormerSample[]): Html | '' {
  if (former.length === 0) return ''
  return html`<p class="govuk-body">Prepared ${former.length + 1} times. Nothing was drawn from the former ${former.length === 1 ? 'one' : 'ones'}:</p>
${wideTable('Prepared before', {
  firstCellIsHeader: true,
  head: ['Time', 'Prepared', 'Method', 'Digest', 'Reason'].map((text) => ({ text })),
  rows: former.map((one) => [
    { text: one.version },
    { text: `${exactMoment(one.preparedAt)}, by ${one.preparedBy}` },
    { text: one.method === 'lottery' ? 'List of possible samples' : 'Sorted list' },
    { text: one.listDigest, classes: 'pl-digest' },
    { html: one.reason === null ? html`–` : html`<span class="pl-written">${one.reason}</span>` },
  ]),
})}`
}

/** Asks for the public seed; a census only asks to be recorded. */
export function drawForm(state: FormState, slug: string, sample: RecordedSample): Html {
  const action = `/inspections/${slug}/sample/${sample.caseKind}/draw`
  if (isCensus(sample)) {
    return form(action, button({ text: 'Record the draw of every case', preventDoubleClick: true }))
  }
  const confirmed = sample.confirmed
    ? 'The service has confirmed that it has the digest. Roll the dice with both sides present.'
    : 'The service has not confirmed yet that it has the digest. Ask its contact to do so on the page that explains the draw, and roll the dice only then.'
  return html`${insetText({ text: `${confirmed} The seed can be entered once.` })}
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
${sample.confirmed ? '' : unconfirmedField(state)}
${button({ text: 'Draw the sample', preventDoubleClick: true })}`,
)}`
}

/** A service that does not answer cannot stop an inspection; that it was not waited for stays in sight. */
const unconfirmedField = (state: FormState): Html =>
  textarea({
    id: 'unconfirmed',
    name: 'unconfirmed',
    label: { text: 'Why it is drawn without the service’s word', classes: 'govuk-label--s' },
    hint: {
      text: 'Only if the service cannot confirm. Say how it was given the digest instead, for example read out on the call. It stands in the proof, and the service reads it.',
    },
    rows: 3,
    ...field(state, 'unconfirmed'),
  })
