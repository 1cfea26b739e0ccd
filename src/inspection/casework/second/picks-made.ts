/** The shares picked by lot, with all that somebody needs to pick them again. */
import type { Framework } from '#engine/framework/shape.ts'
import { details, summaryList } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { kindLabel } from '../case-view.ts'
import type { Pick } from './queries.ts'

const asked = ({ amount, unit }: Pick): string =>
  unit === 'per-cent' ? `${amount} per cent` : amount === 1 ? '1 case' : `${amount} cases`

export function picksMade(framework: Framework, picks: Pick[]): Html | '' {
  if (picks.length === 0) return ''
  return details({
    summaryText: 'How cases were picked by lot',
    html: html`<p class="govuk-body">The cases in play are put in order of their reference. Each gets the key SHA-256 of “digest|second|seed|reference”, where the digest is the SHA-256 of the list of references as JSON. The lowest keys are picked, so the order of the file plays no part and anyone can repeat it.</p>
${picks.map((pick) =>
  summaryList({
    rows: [
      { key: { text: 'Kind of case' }, value: { text: kindLabel(framework, pick.caseKind) } },
      {
        key: { text: 'Picked' },
        value: {
          text: `${asked(pick)}: ${pick.picked.length} of ${pick.among.length} cases, by ${pick.by}, ${readableMoment(pick.at)}`,
        },
      },
      { key: { text: 'Seed' }, value: { text: pick.seed } },
      { key: { text: 'Digest of the cases in play' }, value: { text: pick.digest, classes: 'pl-digest' } },
      { key: { text: 'Cases' }, value: { text: pick.picked.join(', ') } },
    ],
  }),
)}`,
  })
}
