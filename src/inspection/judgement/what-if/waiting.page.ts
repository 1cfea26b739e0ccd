/** Rating every inspection again takes longer than a moment: how far it is. Without scripts the page comes again by itself. */
import type { Framework } from '#engine/framework/shape.ts'
import type { Rules } from '#engine/simulation/rules.ts'
import { button } from '#platform/web/components/index.ts'
import { html } from '#platform/web/html.ts'
import { type Page, page } from '#platform/web/outcome.ts'
import type { HowFar } from './over-all.ts'
import { ruleList } from './rule-list.part.ts'

/** In seconds. */
const comesAgainAfter = 5

export const howFarWords = ({ done, of }: HowFar): string =>
  `${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} inspections are done.`

export function waitingPage(asked: {
  rules: Rules
  frameworks: readonly Framework[]
  howFar: HowFar
  digest: string
  address: string
}): Page {
  const { rules, frameworks, howFar, digest, address } = asked
  return page(
    'Inspections are being rated under other rules',
    html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds" data-progress="/what-if/progress?of=${encodeURIComponent(digest)}">
<h1 class="govuk-heading-l">Inspections are being rated under other rules</h1>
<p class="govuk-body" role="status" data-progress-words>${howFarWords(howFar)}</p>
<p class="govuk-body">The answer is shown here when it is ready. You can leave this page and come back to its address: the work goes on, and what is done is kept until figures change.</p>
${button({ text: 'See whether it is done', href: address })}
<p class="govuk-body"><a class="govuk-link" href="/what-if">Ask something else</a></p>
${ruleList(rules, frameworks)}
</div></div>`,
    { comesAgainAfter },
  )
}
