/** One standard of a case: each key question that counts, its prompts, and the inspector's own answer. */
import { type CaseQuestion, questionsFor } from '#engine/casework/questions-for.ts'
import { remarkOn } from '#engine/casework/remark.ts'
import { promptRef } from '#engine/framework/find.ts'
import type { Standard } from '#engine/framework/shape.ts'
import { button, insetText } from '#platform/web/components/index.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { readQuestion } from './answers-read.ts'
import { choicesOfKeyQuestion, choicesOfPrompt } from './asked.ts'
import { askedOrNot } from './asked-or-not.ts'
import { type Screen, screenForm } from './case-form.ts'
import { backToCase, casePage } from './case-frame.ts'
import { type CaseView, casePath, contextOf } from './case-view.ts'
import { choiceField, guidancePart, noteDetails, questionBlock, reasonsField } from './question-fields.ts'
import { setAsidePart } from './set-aside.part.ts'

const heading = ({ keyQuestion }: CaseQuestion): Html =>
  html`<h2 class="govuk-heading-m" id="about-${keyQuestion.id}"><span class="pl-ref">${keyQuestion.ref}</span>${keyQuestion.text}</h2>`

/** Why a question is not asked here, and what becomes of answers given before. */
function notAsked(view: CaseView, asked: CaseQuestion): Html {
  const { keyQuestion, applies, reason } = asked
  const answered = [keyQuestion, ...keyQuestion.prompts].some(
    ({ id }) => (view.current.get(id)?.value ?? null) !== null,
  )
  return html`${heading(asked)}
${insetText({
  html: html`<p class="govuk-body" data-reason>${reason}</p>
<p class="govuk-body" data-undecided${applies === 'undecided' ? '' : html` hidden`}>It is asked once this is known. <a class="govuk-link" href="${casePath(view.assessment)}/facts">Answer the facts of the case</a></p>
<p class="govuk-body" data-kept${answered ? '' : html` hidden`}>The answers given before are kept in the history and left out of the figures.</p>`,
})}`
}

function keyQuestionFields(view: CaseView, asked: CaseQuestion, form: FormState): Html {
  const { keyQuestion } = asked
  const asking = (question: string, name: string) => ({
    question,
    name,
    form,
    kept: view.current.get(question),
  })
  const answer = asking(keyQuestion.id, keyQuestion.ref)
  return html`${heading(asked)}
<p class="govuk-hint">The prompts inform your answer. No count of them decides it.</p>
<p class="govuk-body-s"><a class="govuk-link" href="${casePath(view.assessment)}/examples/new/${keyQuestion.id}">Add a practice example<span class="govuk-visually-hidden"> on ${keyQuestion.ref}</span></a></p>
${keyQuestion.prompts.map((prompt) => {
  const name = promptRef(keyQuestion, prompt)
  const one = asking(prompt.id, name)
  const legend = html`<span class="pl-ref">${prompt.letter}</span>${prompt.text}`
  return questionBlock(
    one,
    html`${choiceField(one, legend, choicesOfPrompt(prompt), { small: true })}${noteDetails(one, name)}${guidancePart(prompt.guidance, name)}`,
  )
})}
${questionBlock(
  answer,
  html`${choiceField(
    answer,
    html`Your answer to ${keyQuestion.ref}: ${keyQuestion.text}`,
    choicesOfKeyQuestion(),
    { legendClasses: 'govuk-fieldset__legend--s' },
  )}${reasonsField(answer, keyQuestion.ref)}
<p class="govuk-body pl-remark" data-warning="${keyQuestion.id}" aria-live="polite">${remarkOn(contextOf(view.assessment, view.framework), view.state, keyQuestion.id)}</p>${guidancePart(keyQuestion.guidance, keyQuestion.ref)}`,
  ' pl-question--key',
)}`
}

export function standardPage(view: CaseView, standard: Standard, screen: Screen): Page {
  const { framework, assessment, state } = view
  const questions = questionsFor(framework, assessment.caseKind, state.facts).filter(
    (one) => one.standard.id === standard.id,
  )
  const shown = questions.map((one) => {
    if (view.closed) return one.applies === 'yes' ? readQuestion(view, one) : notAsked(view, one)
    const fields = keyQuestionFields(view, one, screen.form)
    if (!one.keyQuestion.when) return fields
    return askedOrNot({ keyQuestion: one.keyQuestion.id }, one.applies === 'yes', fields, notAsked(view, one))
  })
  const here = new Set(
    questions.flatMap(({ keyQuestion }) => [keyQuestion, ...keyQuestion.prompts]).map(({ id }) => id),
  )
  const body = html`${setAsidePart(view, here)}
<p class="govuk-body-l">${standard.statement}</p>
${
  view.closed
    ? html`${shown}${button({ text: 'Continue', href: screen.next, classes: 'govuk-button--secondary' })}`
    : screenForm(view, `standards/${standard.id}`, screen.next, html`${shown}`)
}`
  return casePage(view, `${standard.ref} ${standard.name}`, body, {
    back: backToCase(view),
    before: screen.before,
    ...(screen.status ? { status: screen.status } : {}),
  })
}
