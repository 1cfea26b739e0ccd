/** Live results while answers come in, then the panel's work, then the figures it left. */
import type { FreezeFinding } from '#engine/casework/freeze.ts'
import { may } from '#platform/permissions/may.ts'
import { insetText, warningText } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../inspection-page.ts'
import { keyQuestionChart } from './key-question-chart.ts'
import { keyQuestionTable } from './key-question-table.ts'
import { notInspectedPart } from './not-inspected.part.ts'
import { overallSoFar } from './overall-so-far.ts'
import type { MeetingRow } from './panel/queries.ts'
import { ratingTag } from './rating-tag.ts'
import { ratingsTable } from './ratings-table.ts'
import { reasonsToLookAgain } from './reasons-to-look-again.ts'
import { type Standing, standingOf } from './standing.ts'

export interface ResultsPage {
  standing: Standing
  /** The panel's meetings, for those who may know of them; null for the others. */
  panel: MeetingRow[] | null
  /** What was frozen when fieldwork closed, while that holds. */
  frozen: { version: number; digest: string; at: Date; findings: FreezeFinding[] } | null
  /** A sentence on the overall rating; null where it was not worked out on these figures. */
  certainty: string | null
}

/** Which cases the figures rest on, and that nobody changed them since. */
function frozenPart({ frozen }: ResultsPage): Html | '' {
  if (!frozen) return ''
  const { version, digest, at, findings } = frozen
  if (findings.length > 0)
    return warningText({
      text: `The cases are not as they were frozen on ${readableMoment(at)}: ${findings.map((one) => one.message).join(' ')} Tell whoever runs this installation.`,
    })
  return html`<p class="govuk-body">The cases were frozen on ${readableMoment(at)} (freeze ${version}) and are the same now. Digest: <code class="pl-digest">${digest}</code></p>`
}

function howFinal({ inspection }: Around, { cases, concluded, carried }: Standing): Html {
  if (carried)
    return insetText({
      text: 'Figures carried over from a published report. They can be followed down to counts; the answers behind them are not here.',
    })
  if (concluded) {
    return insetText({
      html: html`<p class="govuk-body">The panel concluded on ${readableMoment(concluded.at)}${concluded.by ? `, ${concluded.by} in the chair` : ''}. These are the figures as it left them (version ${concluded.version}).</p>
<p class="govuk-body">Digest: <code class="pl-digest">${concluded.digest}</code></p>`,
    })
  }
  const done = `${cases.complete} of ${cases.sampled} cases complete`
  const second =
    cases.bySecond > 0
      ? ` In ${cases.bySecond} ${cases.bySecond === 1 ? 'case' : 'cases'} an answer of the second assessment counts, because it was settled that its view stands.`
      : ''
  if (cases.answered === 0) {
    return insetText({ text: `${done}. Results are shown here from the first saved answer on.` })
  }
  return insetText({
    text:
      inspection.stage === 'panel'
        ? `${done}. Fieldwork is closed, so the figures from cases stand; the panel decides each rating.${second}`
        : `${done}; figures will change.${second}`,
  })
}

/** The way to the panel's meetings, for its people and the lead. */
function panelPart(base: string, { inspection }: Around, { panel }: ResultsPage): Html | '' {
  if (!panel || (panel.length === 0 && inspection.stage !== 'panel')) return ''
  const open = panel.find(({ end }) => end === null)
  return html`<h2 class="govuk-heading-m">Ratings panel</h2>
<p class="govuk-body">${open ? html`<a class="govuk-link" href="${base}/panel/${open.number}">Meeting ${open.number}</a> is open. ` : ''}<a class="govuk-link" href="${base}/panel">${panel.length === 0 ? 'Call or find the panel’s meeting' : 'All meetings of the panel'}</a></p>`
}

export function resultsPage(around: Around, state: FormState, shown: ResultsPage): Page {
  const { standing } = shown
  const { framework, cases } = standing
  const base = `/inspections/${around.inspection.slug}/judgement`
  const domains = framework.domains.filter((domain) =>
    domain.standards.some((standard) => standard.judged === 'from-cases'),
  )
  return inspectionPage(
    around,
    'judgement',
    'Results and ratings panel',
    html`${howFinal(around, standing)}
${frozenPart(shown)}
<h2 class="govuk-heading-m">Overall</h2>
${overallSoFar(standing)}
<ul class="govuk-list">
<li><a class="govuk-link" href="${base}/why">Why this overall rating?</a></li>
<li><a class="govuk-link" href="${base}/certainty">How certain is this?</a>${shown.certainty ? html`<br>${shown.certainty}` : ''}</li>
${may(around.roles, 'ask what if', 'inspection') ? html`<li><a class="govuk-link" href="${base}/what-if">What if the rules were others?</a></li>` : ''}
${may(around.roles, 'see groups', 'inspection') ? html`<li><a class="govuk-link" href="${base}/groups">Groups of children</a></li>` : ''}
</ul>
${ratingsTable(standing, base)}
${notInspectedPart(standing)}
${panelPart(base, around, shown)}
${
  cases.answered === 0 && !standing.concluded
    ? ''
    : domains.map(
        (domain) => html`<h2 class="govuk-heading-l">${domain.ref}. ${domain.name}</h2>
${keyQuestionChart(standing, domain)}
${domain.standards
  .filter((standard) => standard.judged === 'from-cases')
  .map((standard) => {
    const one = standingOf(standing, standard.id)!
    return html`<h3 class="govuk-heading-m" id="${standard.id}">${standard.ref} ${standard.name} ${ratingTag(framework, one.rated.rating)}</h3>
${keyQuestionTable(standing, standard, base)}
${reasonsToLookAgain(one)}
<p class="govuk-body"><a class="govuk-link" href="${base}/${standard.id}">How ${standard.ref} came about, and its prompts</a>. <a class="govuk-link" href="${base}/why/${standard.id}">Why this rating?<span class="govuk-visually-hidden"> ${standard.ref}</span></a></p>`
  })}`,
      )
}`,
    { wide: true, before: faultSummary(state) },
  )
}
