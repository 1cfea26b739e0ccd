/** How certain is this? What the sample leaves open about the whole caseload, and what it cannot say. */
import { button, details, insetText, summaryList, warningText } from '#platform/web/components/index.ts'
import { readableMoment } from '#platform/web/dates.ts'
import type { FormState } from '#platform/web/endpoint.ts'
import { faultSummary } from '#platform/web/form-page.ts'
import { type Html, html } from '#platform/web/html.ts'
import { form } from '#platform/web/layout.page.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { notInspectedPart } from '../not-inspected.part.ts'
import type { Standing } from '../standing.ts'
import type { Agreed } from './agreed.ts'
import type { Figures } from './figures.ts'
import { judgedAgainPart } from './judged-again.part.ts'
import { keyQuestionsPart, rangePercent } from './key-questions.part.ts'
import type { CertaintyRecord } from './queries.ts'
import { overallPart, sensitivityPart, standardsPart } from './ratings.part.ts'
import type { Progress } from './under-way.ts'

export interface CertaintyPage {
  standing: Standing
  figures: Figures
  record: CertaintyRecord | null
  versions: { version: number; at: Date; by: string | null; digest: string }[]
  agreed: Agreed | null
  progress: Progress | null
  mayWorkOut: boolean
}

export const title = 'How certain is this?'

export const progressWords = ({ done, of }: Progress): string =>
  of === 0
    ? 'The cases are being read.'
    : `${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} caseloads are completed so far.`

function sampleSentence({ standing, figures }: CertaintyPage): string {
  const parts = figures.figures.samples.flatMap(({ kind, cases }) => {
    const known = standing.framework.caseKinds.find(({ id }) => id === kind)!
    const caseload = Math.max(cases.length, figures.figures.caseload[kind] ?? 0)
    const open = figures.open[kind] ?? 0
    if (cases.length === 0 && open === 0) return []
    const rest = open > 0 ? ` (${open} more not answered in full, and counted as not known)` : ''
    return [`${known.label.toLowerCase()}: ${cases.length} of ${caseload} cases${rest}`]
  })
  return `The figures rest on a sample. Read and answered in full are ${parts.join('; ')}. What the other cases would have shown nobody knows; this page says how far it could change the ratings.`
}

function recordPart(at: string, { record, figures, progress, mayWorkOut }: CertaintyPage): Html {
  if (progress) {
    return html`<div data-progress="${at}/progress"><p class="govuk-body" role="status" data-progress-words>${progressWords(progress)}</p>
${button({ text: 'See whether it is done', href: at })}</div>`
  }
  if (figures.empty)
    return insetText({
      text: 'No case is answered in full yet. This can be worked out from the first one on.',
    })
  if (figures.changedSincePanel) {
    return warningText({
      text: 'Answers were changed after the panel concluded, so the cases no longer give the figures it left. Nothing can be worked out from them; what was kept before stands below.',
    })
  }
  const ask = (text: string) => (mayWorkOut ? form(at, button({ text, preventDoubleClick: true })) : html``)
  if (!record) {
    return html`<p class="govuk-body">How certain the standards, the total and the overall rating are has not been worked out yet.</p>${ask('Work out certainty')}`
  }
  return record.digest === figures.digest
    ? html``
    : html`${warningText({ text: `The figures have changed since this was worked out on ${readableMoment(record.at)}. What stands below about standards, total and overall is about the figures as they were then.` })}
${ask('Work out certainty anew')}`
}

const contents = [
  ['overall', 'Overall and total'],
  ['standards', 'Standards'],
  ['key-questions', 'Key questions'],
  ['assumption', 'How much the assumption matters'],
  ['again', 'If the same cases were judged again'],
  ['limits', 'What this does not say'],
] as const

const heading = (id: (typeof contents)[number][0]): Html =>
  html`<h2 class="govuk-heading-l" id="${id}">${contents.find(([one]) => one === id)![1]}</h2>`

function howPart({ record, versions }: CertaintyPage): Html {
  if (!record) return html``
  return details({
    summaryText: 'How this was worked out, and how to repeat it',
    html: html`<p class="govuk-body">The caseload is completed again and again. Each case that was not assessed becomes a copy of a whole case drawn at random: from the sample, from those added before it, and from two assumed cases, one sufficient on everything and one on nothing. Whole cases are copied, because the answers on one child go together. Each completed caseload is rated by the same rules. Kinds of case are drawn apart.</p>
${summaryList({
  rows: [
    { key: { text: 'Version' }, value: { text: record.version } },
    {
      key: { text: 'Worked out' },
      value: { text: `${readableMoment(record.at)}${record.by ? `, begun by ${record.by}` : ''}` },
    },
    { key: { text: 'Caseloads completed' }, value: { text: record.draws.toLocaleString('en-GB') } },
    { key: { text: 'Seed' }, value: { text: record.seed, classes: 'pl-digest' } },
    { key: { text: 'Generator' }, value: { text: record.generator } },
    { key: { text: 'Digest of the figures' }, value: { text: record.digest, classes: 'pl-digest' } },
  ],
})}
${
  versions.length > 1
    ? html`<p class="govuk-body">Earlier versions are kept: ${versions
        .slice(1)
        .map(({ version, at }) => `version ${version} of ${readableMoment(at)}`)
        .join(', ')}.</p>`
    : ''
}`,
  })
}

export function certaintyPage(around: Around, state: FormState, shown: CertaintyPage): Page {
  const { standing, record } = shown
  const { framework } = standing
  const base = `/inspections/${around.inspection.slug}/judgement`
  const at = `${base}/certainty`
  const missing = html`<p class="govuk-body">Not worked out yet.</p>`
  const keyQuestions = framework.domains.map((domain) => keyQuestionsPart(standing, domain))
  return inspectionPage(
    around,
    'judgement',
    title,
    html`<p class="govuk-body-l">${sampleSentence(shown)}</p>
${recordPart(at, shown)}
<ul class="govuk-list">${contents.map(([id, text]) => html`<li><a class="govuk-link" href="#${id}">${text}</a></li>`)}</ul>
${heading('overall')}
${record ? overallPart(standing, record) : missing}
${heading('standards')}
${record ? standardsPart(standing, record) : missing}
${heading('key-questions')}
<p class="govuk-body">The ${rangePercent}% range holds every number of sufficient cases that the sample does not contradict. How likely each band is follows from holding every such number equally likely beforehand.</p>
${keyQuestions.some((one) => one !== '') ? keyQuestions : html`<p class="govuk-body">There are no answers yet.</p>`}
${notInspectedPart(standing)}
${heading('assumption')}
${record ? sensitivityPart(standing, record) : missing}
${heading('again')}
${judgedAgainPart(standing, shown.agreed)}
${heading('limits')}
<ul class="govuk-list govuk-list--bullet">
<li>What the panel decides is not modelled. The chances are of what the rules give.</li>
<li>The sample must be like the caseload. A balanced draw makes it more alike than these ranges allow for, so they are rather too wide; cases that nobody could read make it less alike, and no range shows that.</li>
<li>Chances are to be read as about right. In trials with invented services they were right to within some points, and less so in samples under about fifteen cases.</li>
<li>A likely rating is no reason to change one. The rating is what the rules and the panel make of the cases that were read.</li>
</ul>
${howPart(shown)}`,
    {
      wide: true,
      before: faultSummary(state),
      back: { href: base, text: 'Results and ratings panel' },
      ...(shown.progress ? { comesAgainAfter: 5 } : {}),
    },
  )
}
