/** The proof of a draw on one page that stands by itself, on screen and on paper. */

import type { Framework } from '#engine/framework/shape.ts'
import type { PublishedDraw } from '#engine/sampling/published-draw.ts'
import { sha256 } from '#engine/sampling/stream.ts'
import { summaryList } from '#platform/web/components/index.ts'
import { readableDate } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import type { Around } from '../inspection-page.ts'
import { frameworkName } from '../inspection-page.ts'
import { changedPart } from './changed.part.ts'
import { balance, checks, type DrawnView } from './drawn.page.ts'
import { stepsList } from './explain.page.ts'
import { leftPart } from './left.part.ts'
import { wholeInWords } from './limits.part.ts'
import { type KindOfSample, sizeAsItStands } from './sample.page.ts'
import { exactMoment, stepsOf } from './steps.ts'

export interface ProofView {
  framework: Framework
  one: KindOfSample
  drawn: DrawnView
  checkedAt: Date
}

const refs = (list: readonly string[]) =>
  html`<ol class="govuk-list govuk-list--number pl-refs">${list.map((ref) => html`<li>${ref}</li>`)}</ol>`

/** The arithmetic of the pick, so that it can be done with any program that knows SHA-256. */
function pick({ frameHash, seed, list, systematic, row, cases }: PublishedDraw): Html {
  if (!list && !systematic)
    return html`<p class="govuk-body">Every case is in the sample, so nothing was picked.</p>`
  const text = `${frameHash}|${systematic ? 'systematic' : 'draw'}|${seed},1`
  const among = systematic ? cases.length : list!.rows
  return html`<p class="govuk-body">The text below is the hash of the caseload, the word “${systematic ? 'systematic' : 'draw'}”, the public seed and the number 1. Its SHA-256, read as one large number and divided by ${among}, leaves the remainder ${systematic ? systematic.start : row}: ${systematic ? 'where the first step begins' : 'the row (rows are counted from 0)'}.</p>
<p class="govuk-body pl-digest">${text}</p>
<p class="govuk-body pl-digest">SHA-256: ${sha256(text)}</p>`
}

export function proofPage(around: Around, view: ProofView): Page {
  const { framework, one, drawn, checkedAt } = view
  const { inspection } = around
  const { published, verification, sample } = drawn
  const { draw, plan } = sample
  const address = `/inspections/${inspection.slug}/sample/${one.kind.id}`
  const title = `Proof of the draw: ${one.kind.label.toLowerCase()}`
  return page(
    `${title} – ${inspection.serviceName}`,
    html`<div class="pl-proof">
<span class="govuk-caption-l">${inspection.serviceName}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body pl-screen-only">Print this page or keep it as a file. It needs nothing else to be understood.</p>
${summaryList({
  rows: [
    { key: { text: 'Standards' }, value: { text: frameworkName(framework) } },
    { key: { text: 'Announced' }, value: { text: readableDate(inspection.announcedOn) } },
    { key: { text: 'Eligible cases (N)' }, value: { text: plan.eligible } },
    {
      key: { text: 'Planned' },
      value: { text: `${plan.n} (${plan.unrounded.replace(/\.?0+$/, '')} before rounding up)` },
    },
    { key: { text: 'Drawn' }, value: { text: published.drawn.length } },
    { key: { text: 'How' }, value: { text: howWords(published) } },
    sample.reason !== null && {
      key: { text: 'Reason recorded' },
      value: { html: html`<span class="pl-written">${sample.reason}</span>` },
    },
    {
      key: { text: 'Furthest from its share' },
      value: { text: `${draw.balance.largest.toFixed(2)} cases: ${draw.balance.label}` },
    },
  ],
})}
${changedPart(one.changed)}
<h2 class="govuk-heading-m">Every step, in order</h2>
${stepsList(stepsOf(sample))}
<h2 class="govuk-heading-m">How the seed picked</h2>
${pick(published)}
<h2 class="govuk-heading-m">Cases in the sample</h2>
${refs(published.drawn)}
${published.reserves?.length ? html`<h2 class="govuk-heading-m">Reserves, in the order the seed fixed</h2>${refs(published.reserves)}` : ''}
${leftPart(framework, one.left, sample.drawn)}
<h2 class="govuk-heading-m">How closely it matches the caseload</h2>
${balance(framework, one.kind.id, draw.balance.categories)}
<p class="govuk-body">${wholeInWords({ framework, size: sizeAsItStands(one) })}</p>
<h2 class="govuk-heading-m">Checks</h2>
${checks(verification)}
<p class="govuk-body">Counted on ${exactMoment(checkedAt)}. The whole list is in the file <a class="govuk-link" href="${address}/proof.json" download>${inspection.slug}-${one.kind.id}-draw.json</a>; any program can count it again, ours with <code>plumbline sample verify FILE</code>.</p>
</div>`,
    { back: { href: `${address}/explained`, text: 'How the cases are drawn' } },
  )
}

function howWords({ list, systematic, seed }: PublishedDraw): string {
  if (list)
    return `One of ${list.rows} possible samples, each within ${list.tolerance === 1 ? 'one case' : `${list.tolerance} cases`} of every share, each case in ${list.timesEach}; picked by the public seed “${seed}”`
  if (systematic)
    return `Equal steps along a list sorted by ${systematic.order.join(', ')}; the start picked by the public seed “${seed}”`
  return 'Every eligible case'
}
