/** The sample as it was drawn: who is in it, how closely it matches the caseload, and that it can be checked. */
import type { Framework } from '#engine/framework/shape.ts'
import type { CategoryBalance } from '#engine/sampling/balance.ts'
import { inListOrder } from '#engine/sampling/list-order.ts'
import type { PublishedDraw } from '#engine/sampling/published-draw.ts'
import type { Verification } from '#engine/sampling/verify.ts'
import { details, summaryList, table, tag } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { nameCategory } from './category-names.ts'
import { deviationChart } from './deviation-chart.ts'
import type { RecordedSample } from './queries.ts'
import { exactMoment } from './steps.ts'

export interface DrawnView {
  sample: RecordedSample & { draw: NonNullable<RecordedSample['draw']> }
  published: PublishedDraw
  verification: Verification
}

export function drawnSection(framework: Framework, slug: string, view: DrawnView): Html {
  const { sample, published, verification } = view
  const { draw, plan } = sample
  const rows = [
    { key: { text: 'Drawn' }, value: { text: `${exactMoment(draw.drawnAt)}, by ${draw.drawnBy}` } },
    ...(plan.list
      ? [
          { key: { text: 'Public seed' }, value: { text: draw.seed } },
          {
            key: { text: 'Row it picked' },
            value: { text: `${draw.row} of ${plan.list.rows} (the first row is 0)` },
          },
        ]
      : []),
    ...(published.systematic
      ? [
          { key: { text: 'Public seed' }, value: { text: draw.seed } },
          {
            key: { text: 'Start it picked' },
            value: { text: `${published.systematic.start} of ${plan.eligible} (counted from 0)` },
          },
        ]
      : []),
    { key: { text: 'Cases drawn' }, value: { text: sample.drawn } },
    { key: { text: 'Reserves' }, value: { text: published.reserves?.length ?? 0 } },
    {
      key: { text: 'Furthest from its share' },
      value: { text: `${draw.balance.largest.toFixed(2)} cases: ${draw.balance.label}` },
    },
  ]
  return html`${summaryList({ rows })}
${refs('Cases in the sample', published.drawn)}
${published.reserves?.length ? refs('Reserves, in the order in which they may step in', published.reserves) : ''}
<h3 class="govuk-heading-s">How closely the sample matches the caseload</h3>
<p class="govuk-body">The deviation is counted in cases: how many more or fewer of a category were drawn than its exact share.</p>
${balance(framework, sample.caseKind, draw.balance.categories)}
<h3 class="govuk-heading-s">Checks</h3>
${checks(verification)}
<ul class="govuk-list"><li><a class="govuk-link" href="/inspections/${slug}/sample/${sample.caseKind}/proof">The proof on one page, to print or keep</a></li>
<li><a class="govuk-link" href="/inspections/${slug}/sample/${sample.caseKind}/proof.json" download>Download the proof of the draw (JSON)</a>. Anyone can check it with <code>plumbline sample verify FILE</code>.</li></ul>`
}

const refs = (summaryText: string, list: readonly string[]) =>
  details({
    summaryText: `${summaryText} (${list.length})`,
    html: html`<ol class="govuk-list govuk-list--number pl-refs">${list.map((ref) => html`<li>${ref}</li>`)}</ol>`,
  })

const signed = (value: number) =>
  value === 0 ? '0.00' : `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`

export function balance(framework: Framework, kind: string, categories: CategoryBalance[]): Html {
  const named = inListOrder(framework, kind, categories).map((one) => ({
    ...one,
    ...nameCategory(framework, kind, one),
  }))
  return html`<div class="pl-beside"><div class="pl-scroll" tabindex="0" role="region" aria-label="Balance of the sample">${table(
    {
      firstCellIsHeader: true,
      head: [
        { text: 'Category' },
        ...['Caseload', 'Share of the sample', 'Drawn', 'Deviation'].map((text) => ({
          text,
          format: 'numeric',
        })),
      ],
      rows: named.map((one) => [
        { text: `${one.variable}: ${one.category}` },
        { text: one.caseload, format: 'numeric' },
        { text: one.expected.toFixed(2), format: 'numeric' },
        { text: one.sample, format: 'numeric' },
        { text: signed(one.deviation), format: 'numeric' },
      ]),
    },
  )}</div>${deviationChart(named)}</div>`
}

export function checks({ ok, checks: all }: Verification): Html {
  return html`<p class="govuk-body">${
    ok
      ? tag({ text: 'The draw holds', classes: 'govuk-tag--green' })
      : tag({ text: 'The draw does not hold', classes: 'govuk-tag--red' })
  }</p>
<p class="govuk-body">Counted again just now from the record, by code that shares nothing with the code that draws.</p>
<div class="pl-scroll" tabindex="0" role="region" aria-label="Checks of the draw">${table({
    firstCellIsHeader: true,
    head: [{ text: 'Check' }, { text: 'Result' }, { text: 'Found' }],
    rows: all.map((one) => [
      { text: one.name },
      { text: one.ok ? 'Holds' : 'Does not hold' },
      { text: one.detail, classes: 'pl-digest' },
    ]),
  })}</div>`
}
