/** How a case stands in a list: what the caseload tells of it, how far it is, and in what state. */

import { counted } from '#engine/casework/case-state.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { tag } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { characteristics, kindLabel } from './case-view.ts'
import type { CaseWithState } from './case-with-state.ts'
import type { ListedCase } from './queries.ts'

export const caseStatus = (one: CaseWithState): Html => {
  if (one.completedAt) return tag({ text: 'Complete', classes: 'govuk-tag--green' })
  if (!one.assessorId) return tag({ text: 'Not allocated', classes: 'govuk-tag--grey' })
  if (counted(one.state.progress).answered === 0)
    return tag({ text: 'Not started', classes: 'govuk-tag--grey' })
  return tag({ text: 'In progress', classes: 'govuk-tag--blue' })
}

export const answeredOf = (one: CaseWithState): string => {
  const { answered, of } = counted(one.state.progress)
  return `${answered} of ${of}`
}

/** "Disposal: Referral order", and the service's classifications. */
export const knownOf = (framework: Framework, one: ListedCase): string[] =>
  characteristics(framework, one.caseKind, one.caseValues).map(({ label, value }) => `${label}: ${value}`)

export const about = (framework: Framework, one: ListedCase): Html =>
  html`${[kindLabel(framework, one.caseKind), ...knownOf(framework, one)].map((words, at) => html`${at > 0 ? html`<br>` : ''}${words}`)}`

/** "First inspector, with Second inspector". */
export const assessorsInWords = (one: ListedCase): string => {
  if (!one.assessor) return 'Nobody'
  return one.colleague ? `${one.assessor}, with ${one.colleague}` : one.assessor
}
