/** How a standard's rating came about: every step in order, with its rule and where the rule is published. */
import type { Framework, Standard } from '#engine/framework/shape.ts'
import type { Step } from '#engine/rating/trace.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Standing } from './standing.ts'

/** "luton-2020: Annexe 2" → the document's title and the place in it. */
export function sourceInWords(framework: Framework, source: string): string {
  const at = source.indexOf(': ')
  const document = framework.documents.find((one) => one.id === source.slice(0, at))
  return `${document?.title ?? source.slice(0, at)}, ${source.slice(at + 2)}`
}

export function stepsOf({ rated }: Standing, standard: Standard): Step[] {
  const refs = new Set([standard.ref, ...standard.keyQuestions.map((keyQuestion) => keyQuestion.ref)])
  return rated.trace.filter((step) => step.ref !== undefined && refs.has(step.ref))
}

/** The rule of a step and where it is published, to stand beneath its sentence. */
export const ruleOf = (framework: Framework, { rule, source }: Step): Html =>
  html`<div class="pl-small">Rule: ${rule}.${source ? ` Source: ${sourceInWords(framework, source)}.` : ''}</div>`

export function story(standing: Standing, standard: Standard): Html {
  const { framework } = standing
  return html`<h2 class="govuk-heading-m">How the rating came about</h2>
<ol class="govuk-list govuk-list--number">${stepsOf(standing, standard).map((step) => {
    const about = step.ref !== standard.ref && !step.sentence.startsWith(step.ref!)
    return html`<li>${about ? html`<span class="pl-ref">${step.ref}</span>` : ''}${step.sentence}
${ruleOf(framework, step)}</li>`
  })}</ol>`
}
