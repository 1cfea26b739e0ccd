/** Why a standard is rated as it is: from the overall rating down to each answer, in words, with every rule's source. */
import type { KeyQuestion } from '#engine/framework/shape.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { ratingTag } from '../rating-tag.ts'
import type { BehindCase } from '../results/behind.ts'
import type { StandardStanding, Standing } from '../standing.ts'
import { sourceInWords } from '../story.ts'
import { answersPart } from './answers.part.ts'
import { asOf } from './as-of.ts'
import { overallStepsOf, stepsPart } from './steps.part.ts'

export interface StandardWhy {
  standing: Standing
  one: StandardStanding
  /** By key question; null for whoever assesses one of the cases a second time. */
  behind: ReadonlyMap<string, BehindCase[]> | null
}

/** The whole story in a few sentences. */
function inShort({ standing, one }: StandardWhy): Html {
  const { rated, standard, decision } = one
  const { score, outOf, overall } = standing.rated
  const name = `${standard.ref} ${standard.name}`
  if (rated.computed === null) return html`<p class="govuk-body-l">${name} has no rating yet.</p>`
  const why = rated.lowest
    ? `its lowest key question, ${rated.lowest.ref}, stands at ${rated.lowest.percent}%`
    : 'it was judged so on all the evidence'
  const because = rated.discretion
    ? `By the rules it would be ${rated.discretion.from}, because ${why}; the ratings panel changed that to ${rated.discretion.to}.`
    : `This is so because ${why}${decision ? ', and the ratings panel confirmed it' : ''}.`
  const points = rated.score === 1 ? '1 point' : `${rated.score} points`
  const counts = !standard.countsToScore
    ? 'It is rated apart and brings no points to the total.'
    : score === null
      ? `It brings ${points}. An overall rating follows once every standard that counts is rated.`
      : `It brings ${points} of the ${score} (of ${outOf} possible) from which the overall rating, ${overall}, follows.`
  return html`<p class="govuk-body-l">${name} is ${rated.rating}. ${because} ${counts}</p>`
}

function panelPart({ standing, one }: StandardWhy): Html {
  const { framework } = standing
  const { decision, standard } = one
  const own = standing.rated.trace.filter((step) => step.ref === standard.ref)
  const changed = own.filter((step) => step.step === 'discretion')
  const triggers = own.filter((step) => step.step === 'reason-to-look-again')
  const otherwise = standing.carried
    ? 'The published report tells of no change by the panel.'
    : decision
      ? `The panel confirmed the rating: ${decision.reason}`
      : 'The panel has not decided on this standard yet.'
  return html`${changed.length > 0 ? stepsPart(framework, changed) : html`<p class="govuk-body pl-written">${otherwise}</p>`}
${decision ? html`<p class="govuk-body">Decided by ${decision.by.name}, ${readableMoment(decision.at)}.</p>` : ''}
${
  triggers.length > 0
    ? html`<p class="govuk-body">Why the panel may look again:</p>${stepsPart(framework, triggers)}`
    : standard.judged === 'from-cases'
      ? html`<p class="govuk-body">No trigger for looking again was found.</p>`
      : ''
}`
}

function judgedPart({ standing, one }: StandardWhy): Html {
  const [newest] = one.judgements
  const steps = standing.rated.trace.filter(
    (step) => ['judgement', 'not-rated'].includes(step.step) && step.ref === one.standard.ref,
  )
  return html`${stepsPart(standing.framework, steps)}
${
  newest
    ? html`<p class="govuk-body">${newest.by.name}, ${readableMoment(newest.at)} (version ${newest.version}), gave these reasons:</p>
<p class="govuk-body pl-written">${newest.reasons}</p>`
    : ''
}
<p class="govuk-body">What the judgement answers:</p>
<ul class="govuk-list govuk-list--bullet">${one.standard.keyQuestions.map((question) => html`<li><span class="pl-ref">${question.ref}</span>${question.text}</li>`)}</ul>`
}

function questionPart(shown: StandardWhy, question: KeyQuestion, base: string): Html {
  const { standing, behind } = shown
  const { framework, rated, tally } = standing
  const figure = rated.keyQuestions.find((one) => one.ref === question.ref)
  const sample = tally.keyQuestions.find((one) => one.id === question.id)?.sample ?? 0
  const counts = question.when
    ? `Counted are ${question.whenLabel ?? 'the cases to which it applies'}, out of ${sample} in the sample.`
    : `Every case of the sample counts, ${sample} in all.`
  const cases = behind?.get(question.id)
  return html`<h3 class="govuk-heading-s" id="${question.id}"><span class="pl-ref">${question.ref}</span>${question.text} ${figure?.band ? ratingTag(framework, figure.band) : ''}</h3>
<p class="govuk-body">${counts}${question.whenSource ? html`<span class="pl-small pl-block">Source: ${sourceInWords(framework, question.whenSource)}.</span>` : ''}</p>
${stepsPart(
  framework,
  rated.trace.filter((step) => step.ref === question.ref),
)}
${
  standing.carried
    ? html`<p class="govuk-body">The report prints no answers case by case, so the story ends at these counts.</p>`
    : cases
      ? answersPart(cases, question, `${base}/questions/${question.id}`)
      : html`<p class="govuk-body">The answers case by case are not shown to you while you assess a case a second time.</p>`
}`
}

export function standardWhyPage(around: Around, shown: StandardWhy): Page {
  const { standing, one } = shown
  const { framework, rated } = standing
  const { standard } = one
  const base = `/inspections/${around.inspection.slug}/judgement`
  const fromCases = standard.judged === 'from-cases'
  const lowest = rated.trace.filter(
    (step) => step.ref === standard.ref && ['lowest-key-question', 'not-rated'].includes(step.step),
  )
  const title = one.rated.rating
    ? `Why is ${standard.ref} ${standard.name} ${one.rated.rating}?`
    : `Why has ${standard.ref} ${standard.name} no rating?`
  return inspectionPage(
    around,
    'judgement',
    title,
    html`<div class="govuk-grid-row pl-why"><div class="govuk-grid-column-two-thirds">
${asOf(standing)}
${inShort(shown)}
<h2 class="govuk-heading-m">1. The overall rating</h2>
${stepsPart(framework, overallStepsOf(rated.trace))}
<h2 class="govuk-heading-m">2. The ratings panel</h2>
${panelPart(shown)}
<h2 class="govuk-heading-m">3. ${fromCases ? 'What the figures give' : 'The judgement'}</h2>
${fromCases ? stepsPart(framework, lowest) : judgedPart(shown)}
${
  fromCases
    ? html`<h2 class="govuk-heading-m">4. From the answers to the figures</h2>
${standard.keyQuestions.map((question) => questionPart(shown, question, base))}`
    : ''
}
<p class="govuk-body pl-screen-only"><a class="govuk-link" href="${base}/why">Why this overall rating?</a></p>
</div></div>`,
    { back: { href: `${base}/${standard.id}`, text: `${standard.ref} ${standard.name}` } },
  )
}
