/** The standards of a meeting at a glance: what was proposed, what gave cause to look again, what was decided. */
import { html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { ratingTag } from '../rating-tag.ts'
import { ratingLabel } from '../standing.ts'
import type { Meeting, StandardBefore } from './read-meeting.ts'

/** "Up to Good", "Down to …", "Unchanged". */
export function directionOf(meeting: Pick<Meeting, 'framework'>, proposed: string, rating: string): string {
  if (proposed === rating) return 'Unchanged'
  const score = (id: string) => meeting.framework.ratings.find((one) => one.id === id)?.score ?? 0
  const way = score(rating) > score(proposed) ? 'Up' : 'Down'
  return `${way} to ${ratingLabel(meeting.framework, rating)}`
}

function decided(meeting: Meeting, { decision, stale, paper }: StandardBefore): string {
  if (decision) return directionOf(meeting, decision.proposed, decision.rating)
  if (stale) return 'To decide again'
  return paper.proposed === null ? 'No rating to decide on' : 'Not decided yet'
}

const triggerNames: Record<string, string> = {
  'within-five-points': 'near a boundary',
  'one-judgement': 'one judgement',
  'one-case': 'one case',
  'small-base': 'few cases',
  'rounding-decides': 'rounding',
}

export function decisionsPart(base: string, meeting: Meeting) {
  const { framework, standards } = meeting
  return wideTable('Standards and decisions', {
    caption: 'Standards and decisions',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      { text: 'Standard' },
      { text: 'Proposed' },
      { text: 'Triggers' },
      { text: 'Decision' },
      { text: 'Dissent' },
    ],
    rows: standards.map((one) => [
      {
        html: html`<a class="govuk-link" href="${base}/standards/${one.paper.id}">${one.paper.ref} ${one.paper.name}</a>`,
      },
      { html: ratingTag(framework, one.paper.proposed, 'Not rated') },
      {
        text:
          [...new Set(one.paper.reasons.map(({ trigger }) => triggerNames[trigger] ?? trigger))].join(', ') ||
          (one.paper.judged === 'qualitative' ? '–' : 'None'),
      },
      { text: decided(meeting, one) },
      { text: one.dissents.length === 0 ? '–' : one.dissents.length },
    ]),
  })
}
