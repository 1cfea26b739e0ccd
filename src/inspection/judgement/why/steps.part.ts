import type { Framework } from '#engine/framework/shape.ts'
import type { Step } from '#engine/rating/trace.ts'
import { type Html, html } from '#platform/web/html.ts'
import { ruleOf } from '../story.ts'

/** Steps of the engine's trace, each sentence with its rule and where the rule is published. */
export const stepsPart = (framework: Framework, steps: readonly Step[]): Html | '' =>
  steps.length === 0
    ? ''
    : html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${steps.map((step) => html`<li>${step.sentence}${ruleOf(framework, step)}</li>`)}</ul>`

/** The steps from the points to the overall rating. */
export const overallStepsOf = (trace: readonly Step[]): Step[] =>
  trace.filter((step) => ['total', 'overall-band', 'limiting-judgement', 'overall'].includes(step.step))
