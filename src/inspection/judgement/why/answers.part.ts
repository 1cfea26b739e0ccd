/** The last step of the story: every answer a figure is counted from, by case, and every case that is left out. */
import type { KeyQuestion } from '#engine/framework/shape.ts'
import { type Html, html } from '#platform/web/html.ts'
import { type BehindCase, type Group, groups } from '../results/behind.ts'

const names: Record<Group, string> = {
  yes: 'Yes',
  no: 'No',
  'not-applicable': 'Not applicable',
  missing: 'Not answered yet',
  undecided: 'Not decided yet whether it counts',
  out: 'Left out',
}

/** References hold hyphens, at which a line must not break. */
const refs = (cases: readonly BehindCase[]): Html =>
  html`${cases.map((one, at) => html`${at === 0 ? '' : ', '}<span class="pl-nowrap">${one.line.caseRef}</span>`)}`

/** Why cases are out, the cases of one reason together. */
const byReason = (cases: readonly BehindCase[]): Html[] =>
  [...Map.groupBy(cases, (one) => one.reason)].map(([reason, of]) => html`<li>${refs(of)}. ${reason}</li>`)

export function answersPart(behind: readonly BehindCase[], { ref }: KeyQuestion, address: string): Html {
  const counted = groups.filter((group) => group !== 'out' && group !== 'undecided')
  const out = behind.filter((one) => one.group === 'out' || one.group === 'undecided')
  const second = behind.filter((one) => one.bySecond)
  return html`<ul class="govuk-list govuk-list--bullet">${counted.map((group) => {
    const of = behind.filter((one) => one.group === group)
    return of.length === 0 ? '' : html`<li>${names[group]} (${of.length}): ${refs(of)}</li>`
  })}${out.length > 0 ? html`<li>${names.out} (${out.length}):<ul class="govuk-list govuk-list--bullet">${byReason(out)}</ul></li>` : ''}${second.length > 0 ? html`<li>In ${refs(second)} the answer of the second assessment counts, because it was settled so.</li>` : ''}</ul>
<p class="govuk-body pl-screen-only"><a class="govuk-link" href="${address}">The answers behind ${ref}, with notes</a></p>`
}
