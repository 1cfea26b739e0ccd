/** The relative rate index: how often children of a group are in the caseload, set against the area's population. */
import type { Population } from '#engine/caseload/comparators.ts'
import type { Presence } from '#engine/certainty/relative-presence.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'

export interface PresenceShown {
  area: string
  /** Null where no figures of the area's population are at hand. */
  population: { of: Population['of']; printedIn: string; unknown: number; rows: Presence[] } | null
  ratesFrom: number
}

const inPopulation = ({ people, percent }: Presence['group']): string =>
  people === null ? `${percent}%` : people.toLocaleString('en-GB')

const ratio = (value: number): string => value.toFixed(2)

function sentence({ group, against, index }: Presence, area: string, ratesFrom: number): string {
  const about = `${group.label}: ${group.cases} cases, and ${against.cases} of the group ${against.label}.`
  if (!index) return `${about} No rate is given on fewer than ${ratesFrom} cases of either.`
  const likely = index.interval
    ? ` Between ${ratio(index.interval[0])} and ${ratio(index.interval[1])} is compatible with these numbers.`
    : ' How far chance could move it cannot be said, because only shares of the population are printed.'
  return `${about} Set against the children who live in ${area}, they are in the caseload ${ratio(index.value)} times as often as the group ${against.label}.${likely}`
}

export function presencePart({ area, population, ratesFrom }: PresenceShown): Html {
  const heading = html`<h2 class="govuk-heading-l" id="presence">Who is in the caseload</h2>`
  if (!population) {
    return html`${heading}
<p class="govuk-body">No figures of the children who live in ${area} are at hand, so how often children of a group are in the caseload cannot be set against the population. They belong in the file of comparators, with their source.</p>`
  }
  const { of, rows, printedIn, unknown } = population
  return html`${heading}
<p class="govuk-body">The relative rate index is about police, courts and the service together. It says nothing about how well the service works with a child.</p>
${rows.map((one) => html`<p class="govuk-body">${sentence(one, area, ratesFrom)}</p>`)}
${wideTable('Relative rate index', {
  caption: 'Relative rate index',
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [
    { text: 'Group' },
    ...['Cases', `Of ${of}`, 'Against', 'Cases', `Of ${of}`, 'Index'].map((text) => ({
      text,
      format: 'numeric',
    })),
  ],
  rows: rows.map(({ group, against, index }) => [
    { text: group.label },
    { text: group.cases, format: 'numeric' },
    { text: inPopulation(group), format: 'numeric' },
    { text: against.label, format: 'numeric' },
    { text: against.cases, format: 'numeric' },
    { text: inPopulation(against), format: 'numeric' },
    { text: index ? ratio(index.value) : 'Too few', format: 'numeric' },
  ]),
})}
<p class="govuk-body">Left out: ${unknown === 1 ? '1 case' : `${unknown} cases`} of children whose group is not known. Population: ${of} in ${area}, as printed in ${printedIn}. A child may have more than one case.</p>`
}
