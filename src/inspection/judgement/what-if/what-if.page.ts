/** What other rules would have given: for one inspection, or for all whose ratings are settled. */
import type { Framework } from '#engine/framework/shape.ts'
import type { Change } from '#engine/simulation/change.ts'
import { ratingRange, scoreRange } from '#engine/simulation/in-words.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import type { Simulation } from '#engine/simulation/simulate.ts'
import { insetText } from '#platform/web/components/index.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import type { Asked } from './asked.ts'
import { questionBounds, totalBounds } from './bounds.part.ts'
import { changePart } from './change.part.ts'
import { changesPart } from './changes.part.ts'
import { whatIfForm } from './form.part.ts'
import type { OverAll } from './over-all.ts'
import { ruleList } from './rule-list.part.ts'
import { overviewTable, standardsTable } from './sides.part.ts'
import { transitionsTable } from './transitions.part.ts'

export interface WhatIf {
  asked: Asked
  /** By which the tags are drawn, and against which rules are read. */
  frameworks: readonly Framework[]
  simulation: Simulation | null
}

const intro = (what: string): Html =>
  html`<p class="govuk-body">${what} The answers stay as they are, and nothing is written: neither the record nor a rating changes.</p>`

function caution(): Html {
  return insetText({
    html: html`<p class="govuk-body">This says what the same answers would have given. Where rules change, work changes with them, and inspectors might have answered differently.</p>
<p class="govuk-body">Decisions of ratings panels are on record and on neither side: nobody knows what a panel would have decided on other figures.</p>`,
  })
}

/** Where each band begins by the rules that are tried. */
const boundariesOf = ({ keyQuestionBands }: Framework, { boundaries }: Rules): number[] =>
  keyQuestionBands.bands
    .map(({ rating, from }) => boundaries?.[rating] ?? from)
    .filter((from) => from > 0)
    .toSorted((a, b) => a - b)

/** What a slider changes. What it came to is said to whoever does not see it. */
function answerPart({ rules, inspections }: Simulation, content: Html): Html {
  const [one] = inspections
  const side = one && (one.assumed ?? one.after)
  const said =
    side && inspections.length === 1
      ? `${ratingRange(side.overall)}, ${scoreRange(side)} of ${side.outOf}`
      : `${inspections.length} inspections`
  const share = rules.unaskedSufficient
  return html`<div data-answer="${share === undefined ? 'Without an assumption' : `With ${share}%`}: ${said}.">${content}</div>`
}

export function whatIfPage(
  around: Around,
  { asked, frameworks, simulation, change }: WhatIf & { change: Change | null },
  framework: Framework,
): Page {
  const base = `/inspections/${around.inspection.slug}/judgement`
  const [one] = simulation?.inspections ?? []
  return inspectionPage(
    around,
    'judgement',
    'What if the rules were others?',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${intro('Rate this inspection a second time under other rules.')}
${whatIfForm(`${base}/what-if`, asked, frameworks)}
</div></div>
${
  simulation && one
    ? answerPart(
        simulation,
        html`${ruleList(simulation.rules, frameworks)}
${overviewTable(framework, [one], simulation.rules.unaskedSufficient)}
${totalBounds(framework, [one], simulation.rules.unaskedSufficient)}
${standardsTable(framework, one)}
${questionBounds(one, simulation.rules.unaskedSufficient, boundariesOf(framework, simulation.rules))}
${change ? changePart(change) : ''}
${caution()}`,
      )
    : ''
}`,
    {
      wide: true,
      before: faultSummary({ faults: asked.faults, values: {} }),
      status: asked.faults.length > 0 ? 422 : 200,
      back: { href: base, text: 'Results and ratings panel' },
    },
  )
}

export function whatIfAllPage({
  asked,
  frameworks,
  answer,
  settled,
}: Omit<WhatIf, 'simulation'> & { answer: OverAll | null; settled: number }): Page {
  const framework = frameworks[0]!
  const simulation = answer?.simulation
  const left = answer?.left ?? []
  return page(
    'What if the rules were others?',
    html`${faultSummary({ faults: asked.faults, values: {} })}
<h1 class="govuk-heading-l">What if the rules were others?</h1>
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${intro(`Rate every inspection whose ratings are settled a second time under other rules: ${settled} at present, reports published elsewhere among them.`)}
${whatIfForm('/what-if', asked, frameworks)}
</div></div>
${
  answer && simulation
    ? answerPart(
        simulation,
        html`${ruleList(simulation.rules, frameworks)}
${overviewTable(framework, simulation.inspections, simulation.rules.unaskedSufficient)}
${totalBounds(framework, simulation.inspections, simulation.rules.unaskedSufficient)}
${transitionsTable('standards-move', 'Standards: how many go from each rating to each other', simulation.standards)}
${transitionsTable('overall-moves', 'Overall: how many go from each rating to each other', simulation.overall)}
${changesPart(simulation.inspections, answer.changes)}
<h2 class="govuk-heading-m">What changes, inspection by inspection</h2>
${simulation.inspections.map((one) => standardsTable(framework, one, true))}
${caution()}`,
      )
    : ''
}
${left.length > 0 ? html`<h2 class="govuk-heading-m">Left out</h2><ul class="govuk-list govuk-list--bullet">${left.map((one) => html`<li>${one.name}: ${one.faults.join('; ')}</li>`)}</ul>` : ''}`,
    { wide: true, status: asked.faults.length > 0 ? 422 : 200 },
  )
}
