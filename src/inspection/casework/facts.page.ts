/** The facts of a case: what the caseload tells, and what the inspector finds. They decide which questions count. */

import { factQuestion } from '#engine/casework/case-state.ts'
import { type CaseFact, factsFor } from '#engine/casework/questions-for.ts'
import { differenceOf, remarkOn } from '#engine/casework/remark.ts'
import { button, insetText, summaryList } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { answerText } from './answers-read.ts'
import { choicesOfFact } from './asked.ts'
import { askedOrNot } from './asked-or-not.ts'
import { type Screen, screenForm } from './case-form.ts'
import { backToCase, casePage } from './case-frame.ts'
import { type CaseView, characteristics, contextOf } from './case-view.ts'
import { choiceField, guidancePart, noteDetails, questionBlock } from './question-fields.ts'
import { setAsidePart } from './set-aside.part.ts'

export function factsPage(view: CaseView, screen: Screen): Page {
  const { framework, assessment, state } = view
  const { caseKind, caseValues } = assessment
  const known = summaryList({
    rows: characteristics(framework, caseKind, caseValues).map(({ label, value }) => ({
      key: { text: label },
      value: { text: value },
    })),
  })
  const own = factsFor(framework, caseKind, state.facts).filter((one) => one.from === 'inspector')
  const context = contextOf(assessment, framework)
  const field = ({ fact, asked, reason }: CaseFact): Html => {
    const question = factQuestion(fact)
    const kept = view.current.get(question)
    const asking = { question, name: fact.label, form: screen.form, kept }
    const block = questionBlock(
      asking,
      html`${choiceField(asking, html`${fact.label}`, choicesOfFact(framework, fact, caseKind), {
        hint: fact.hint,
        legendClasses: 'govuk-!-font-weight-bold',
        small: true,
      })}${fact.note ? noteDetails(asking, `“${fact.label}”`) : ''}<p class="govuk-body pl-remark" data-warning="${question}" aria-live="polite">${remarkOn(context, state, question)}</p>${guidancePart(fact.guidance, `“${fact.label}”`)}`,
    )
    if (!fact.when) return block
    const why = html`<p class="govuk-body govuk-!-font-weight-bold">${fact.label}</p>${insetText({ html: html`<p class="govuk-body" data-reason>${reason}</p>` })}`
    return askedOrNot({ fact: fact.id }, asked === 'yes', block, why)
  }
  const read = ({ fact }: CaseFact) => {
    const question = factQuestion(fact)
    const difference = differenceOf(context, state, question)
    return {
      key: { text: fact.label },
      value: {
        html: html`${answerText(view, question, view.current.get(question))}${difference ? html`<p class="govuk-body">${difference.recorded}</p>` : ''}`,
      },
    }
  }
  /** In the framework's order; facts of one group stand under its heading. */
  const groups = [...Map.groupBy(own, (one) => one.fact.group ?? '')].map(
    ([group, facts]) =>
      html`${group ? html`<h3 class="govuk-heading-s pl-group">${group}</h3>` : ''}${view.closed ? summaryList({ rows: facts.map(read) }) : facts.map(field)}`,
  )
  const body = html`${setAsidePart(view, new Set(own.map(({ fact }) => factQuestion(fact))))}
<h2 class="govuk-heading-m">From the caseload</h2>
${known}
<h2 class="govuk-heading-m">Found by the inspector</h2>
${
  view.closed
    ? html`${groups}${button({ text: 'Continue', href: screen.next, classes: 'govuk-button--secondary' })}`
    : screenForm(view, 'facts', screen.next, html`${groups}`)
}`
  return casePage(view, 'Facts of the case', body, {
    back: backToCase(view),
    before: screen.before,
    ...(screen.status ? { status: screen.status } : {}),
  })
}
