/** The facts of a case: what the caseload tells, and what the inspector finds. They decide which questions count. */
import { factsFor } from '#engine/casework/questions-for.ts'
import { button, insetText, summaryList } from '#platform/web/components/index.ts'
import { html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { answerText } from './answers-read.ts'
import { choicesOfFact, factQuestion } from './asked.ts'
import { type Screen, screenForm } from './case-form.ts'
import { backToCase, casePage } from './case-frame.ts'
import { type CaseView, characteristics } from './case-view.ts'
import { choiceField, guidancePart, noteDetails, questionBlock } from './question-fields.ts'

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
  const fields = own.map(({ fact, asked, reason }) => {
    const question = factQuestion(fact)
    const kept = view.current.get(question)
    if (asked !== 'yes')
      return html`<h3 class="govuk-heading-s">${fact.label}</h3>${insetText({ text: reason })}`
    const asking = { question, form: screen.form, kept }
    return questionBlock(
      asking,
      html`${choiceField(asking, html`${fact.label}`, choicesOfFact(framework, fact, caseKind), {
        hint: fact.hint,
        legendClasses: 'govuk-!-font-weight-bold',
      })}${fact.note ? noteDetails(asking, `“${fact.label}”`) : ''}${guidancePart(fact.guidance, `“${fact.label}”`)}`,
    )
  })
  const read = summaryList({
    rows: own.map(({ fact }) => ({
      key: { text: fact.label },
      value: { html: answerText(view, factQuestion(fact), view.current.get(factQuestion(fact))) },
    })),
  })
  const body = html`<h2 class="govuk-heading-m">From the caseload</h2>
${known}
<h2 class="govuk-heading-m">Found by the inspector</h2>
${
  view.closed
    ? html`${read}${button({ text: 'Continue', href: screen.next, classes: 'govuk-button--secondary' })}`
    : screenForm(view, 'facts', html`${fields}`)
}`
  return casePage(view, 'Facts of the case', body, {
    back: backToCase(view),
    before: screen.before,
    ...(screen.status ? { status: screen.status } : {}),
  })
}
