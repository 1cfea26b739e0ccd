/** By which rules, and as of when, a rating is explained. */
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { frameworkName } from '../../inspection-page.ts'
import type { Standing } from '../standing.ts'

export function asOf({ framework, concluded, carried }: Standing): Html {
  const when = concluded
    ? `As the panel left it on ${readableMoment(concluded.at)}.`
    : carried
      ? 'As published; nothing of it was judged here.'
      : 'As it stands now.'
  return html`<p class="govuk-body">${frameworkName(framework)}. ${when}</p>`
}
