/** The rules that are tried, in sentences. */
import type { Framework } from '#engine/framework/shape.ts'
import { rulesInWords } from '#engine/simulation/in-words.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import { type Html, html } from '#platform/web/html.ts'

export const ruleList = (rules: Rules, frameworks: readonly Framework[]): Html =>
  html`<h2 class="govuk-heading-m">${rules.title}</h2>
${rules.about ? html`<p class="govuk-body">${rules.about}</p>` : ''}
<ul class="govuk-list govuk-list--bullet">${rulesInWords(rules, frameworks).map((line) => html`<li>${line}</li>`)}</ul>`
