/** How a sample's size comes about, with the figures put into the rule. */

import type { Framework } from '#engine/framework/shape.ts'
import { details, summaryList } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { endlessSize, formulaOf, type PlannedSize, precisionOf } from './plan.ts'

const trimmed = (decimal: string) => decimal.replace(/\.?0+$/, '')

const kindLabel = (framework: Framework, id: string) =>
  (framework.caseKinds.find((kind) => kind.id === id)?.label ?? id).toLowerCase()

/** The document by its title instead of its id. */
function sourceWords(framework: Framework, source: string): string {
  const [id = '', ...section] = source.split(': ')
  const document = framework.documents.find((one) => one.id === id)
  return document ? `${document.title}: ${section.join(': ')}` : source
}

export function sizeSection(framework: Framework, size: PlannedSize): Html {
  return html`${summaryList({
    rows: [
      { key: { text: 'Eligible cases (N)' }, value: { text: size.eligible } },
      { key: { text: 'Planned sample (n)' }, value: { html: html`<strong>${size.n}</strong>` } },
      { key: { text: 'How it is worked out' }, value: { html: workings(framework, size) } },
      { key: { text: 'Source of the rule' }, value: { text: sourceWords(framework, size.source) } },
    ],
  })}
${precision(framework, size)}`
}

function workings(framework: Framework, size: PlannedSize): Html {
  const result = html`${trimmed(size.unrounded)}${/\.0*$/.test(size.unrounded) ? '' : ', rounded up'}${Number(size.unrounded) > size.eligible ? `, and no more than the ${size.eligible} there are` : ''}: <strong>${size.n}</strong>`
  if (size.censusUpTo !== undefined) {
    return html`Every case is read, because there are no more than ${size.censusUpTo}: <strong>${size.n}</strong>. By its rule the sample would have had ${trimmed(size.unrounded)} cases before rounding up.`
  }
  if (size.note) return html`${size.note}<br>${formula(framework, size)}${result}`
  switch (size.method) {
    case 'all':
      return html`Every eligible case is assessed: <strong>${size.n}</strong>`
    case 'formula':
      return html`${formula(framework, size)}${result}`
    case 'share':
      return html`${share(framework, size)}${result}`
  }
}

function formula(framework: Framework, size: PlannedSize): Html | '' {
  const rule = formulaOf(framework, size)
  const endless = rule && endlessSize(rule)
  if (!rule || !endless) return ''
  return html`${rule.confidencePercent}% confidence (z = ${rule.z}), a margin of ${rule.marginPoints} points either way, and p = ${rule.proportionPercent}%.<br>
n₀ = z² × p × (1 − p) ÷ margin² = ${endless}<br>
n₀ ÷ (1 + (n₀ − 1) ÷ N), with N = ${size.eligible}: `
}

function share(framework: Framework, size: PlannedSize): Html {
  const { shareOf, parameters } = size
  if (!shareOf) return html`A share of another sample: `
  const other = kindLabel(framework, shareOf.kind)
  const of = `The sample of ${other} before rounding is ${trimmed(shareOf.unrounded)}.`
  return parameters.ratio === 'caseload'
    ? html`${of} This sample has the same share of its caseload: ${trimmed(shareOf.unrounded)} × ${size.eligible} ÷ ${shareOf.eligible} = `
    : html`${of} There are ${parameters.own} cases here for every ${parameters.other} of ${other}: ${trimmed(shareOf.unrounded)} × ${parameters.own} ÷ ${parameters.other} = `
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`

/** What the planned sample can tell, exactly, beside what the rule aims at. */
function precision(framework: Framework, size: PlannedSize): Html | '' {
  const found = precisionOf(framework, size)
  if (!found) {
    return size.n > 0 && size.n === size.eligible
      ? html`<p class="govuk-body">Every eligible case is in the sample, so there is no sampling error.</p>`
      : ''
  }
  const { rule, coverage, marginPoints } = found
  return details({
    summaryText: 'How precise a sample of this size is',
    html: html`<p class="govuk-body">By the usual approximation the margin is ${marginPoints.toFixed(1)} points either way at ${rule.confidencePercent}% confidence.</p>
<p class="govuk-body">Counted exactly for ${size.n} whole cases out of ${size.eligible}: the result lands within ${rule.marginPoints} points of the truth in ${percent(coverage.atHalf)} of all possible samples if half the caseload is sufficient, and in ${percent(coverage.worst)} in the least favourable case (${coverage.worstAt} of ${size.eligible}). The margin that holds with ${rule.confidencePercent}% confidence whatever the truth is ${coverage.trueMarginPoints.toFixed(2)} points.</p>`,
  })
}
