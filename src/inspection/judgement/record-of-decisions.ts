/** Every judgement and decision on a standard, the newest first, with who and when. Nothing is ever replaced. */
import { summaryList } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import { ratingLabel, type StandardStanding, type Standing, withoutTrigger } from './standing.ts'

const lines = (text: string): Html => html`<span class="pl-lines">${text}</span>`

function entry(title: string, rows: [string, string | Html][], by: string, at: Date): Html {
  return summaryList({
    card: { title: { text: title } },
    rows: [
      ...rows.map(([key, value]) => ({
        key: { text: key },
        value: typeof value === 'string' ? { text: value } : { html: value },
      })),
      { key: { text: 'By' }, value: { text: `${by}, ${readableMoment(at)}` } },
    ],
  })
}

export function recordOfJudgements({ framework }: Standing, { judgements }: StandardStanding): Html | '' {
  if (judgements.length === 0) return ''
  return html`<h2 class="govuk-heading-m">The lead inspector’s judgement</h2>
${judgements.map((one, at) =>
  entry(
    `Version ${one.version}${at === 0 ? '' : ' (earlier)'}`,
    [
      ['Rating', ratingLabel(framework, one.rating)],
      ['Reasons', lines(one.reasons)],
    ],
    one.by.name,
    one.at,
  ),
)}`
}

export function recordOfDecisions({ framework }: Standing, one: StandardStanding): Html | '' {
  if (one.decisions.length === 0) return ''
  return html`<h2 class="govuk-heading-m">The panel’s decision</h2>
${one.decisions.map((decision, at) => {
  const changed = decision.rating !== decision.proposed
  const [from, to] = [decision.proposed, decision.rating].map((id) => ratingLabel(framework, id))
  const past = at > 0 ? ' (earlier)' : one.decision ? '' : ' (on a rating that is no longer proposed)'
  return entry(
    `${decision.meeting === null ? '' : `Meeting ${decision.meeting}, `}${decision.meeting === null ? 'V' : 'v'}ersion ${decision.version}${past}`,
    [
      ['Rating', changed ? `From ${from} to ${to}` : `${to}, as proposed`],
      ['Reason', lines(decision.reason)],
      ...(changed && withoutTrigger(one)
        ? ([['Note', 'Changed although no trigger for looking again was found.']] satisfies [
            string,
            string,
          ][])
        : []),
    ],
    decision.by.name,
    decision.at,
  )
})}`
}
