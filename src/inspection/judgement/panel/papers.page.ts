/** Everything that lay before the panel, as it was frozen: to be read, and to be printed. */
import { changesSince, type PaperChange, type Papers, readPapers } from '#engine/panel/papers.ts'
import { summaryList, warningText } from '#platform/web/components/index.ts'
import { readableDate, readableMoment } from '#platform/web/dates.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, frameworkName, inspectionPage } from '../../inspection-page.ts'
import { ratingTag } from '../rating-tag.ts'
import { certaintyPart, figuresPart, leadPart, proposedPart, triggersPart } from './paper.part.ts'
import type { KeptPapers } from './queries.ts'
import type { Meeting } from './read-meeting.ts'

export function changesPart(changes: readonly PaperChange[]): Html | '' {
  if (changes.length === 0) return ''
  return html`${warningText({ text: 'Something changed since these papers were frozen. The panel cannot conclude on them: the chair takes the papers in anew.' })}
<ul class="govuk-list govuk-list--bullet">${changes.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`
}

function earlierVersions(base: string, meeting: Meeting, shown: KeptPapers): Html | '' {
  const others = meeting.papers.filter(({ version }) => version !== shown.version)
  if (others.length === 0) return ''
  return html`<div class="pl-screen-only"><h2 class="govuk-heading-m">Other versions of these papers</h2>
<ul class="govuk-list govuk-list--bullet">${others.map(
    (one) =>
      html`<li><a class="govuk-link" href="${base}/papers?version=${one.version}">Version ${one.version}</a>, ${readableMoment(one.at)}</li>`,
  )}</ul></div>`
}

function head({ framework }: Meeting, papers: Papers, kept: KeptPapers): Html {
  const { total, freeze, standingResult } = papers
  return summaryList({
    rows: [
      { key: { text: 'Frozen' }, value: { text: `${readableMoment(kept.at)} by ${kept.by}` } },
      kept.reason !== null && {
        key: { text: 'Why anew' },
        value: { html: html`<span class="pl-lines">${kept.reason}</span>` },
      },
      {
        key: { text: 'Digest' },
        value: { html: html`<code class="pl-digest">${kept.digest}</code>` },
      },
      { key: { text: 'Standards' }, value: { text: frameworkName(framework) } },
      freeze !== null && {
        key: { text: 'Cases' },
        value: {
          html: html`As frozen when fieldwork closed (freeze ${freeze.version}): <code class="pl-digest">${freeze.digest}</code>`,
        },
      },
      standingResult !== null && {
        key: { text: 'Earlier result' },
        value: { text: `Version ${standingResult} stood when the panel met again` },
      },
      {
        key: { text: 'As proposed' },
        value: {
          html: html`${total.score === null ? 'No total yet: not every standard has a rating' : html`${total.score} of ${total.outOf}, ${ratingTag(framework, total.overall)}`}${total.limitedBy ? ` Limited by ${total.limitedBy}.` : ''}`,
        },
      },
      papers.certainty?.overall !== undefined &&
        papers.certainty.overall !== null && {
          key: { text: 'How certain' },
          value: { text: papers.certainty.overall },
        },
    ],
  })
}

export function papersPage(around: Around, meeting: Meeting, kept: KeptPapers): Page {
  const { framework } = meeting
  const papers = readPapers(kept.content)
  const base = `/inspections/${around.inspection.slug}/judgement/panel/${meeting.number}`
  const newest = kept.version === meeting.papers[0]?.version
  const since = newest ? meeting.changes : changesSince(papers, readPapers(meeting.papers[0]!.content))
  return inspectionPage(
    around,
    'judgement',
    `Papers for the ratings panel of ${readableDate(meeting.heldOn)}`,
    html`<div class="pl-papers">
<p class="govuk-body">Meeting ${meeting.number}, papers version ${kept.version}${newest ? '' : '. Newer papers were taken in later'}. For the panel and the lead inspector only.</p>
${newest ? changesPart(since) : ''}
${head(meeting, papers, kept)}
${framework.domains.map(
  (domain) => html`<h2 class="govuk-heading-l">${domain.ref}. ${domain.name}</h2>
${domain.standards.map((standard) => {
  const paper = papers.standards.find(({ id }) => id === standard.id)
  if (!paper) return ''
  return html`<section class="pl-paper" aria-labelledby="${paper.id}">
<h3 class="govuk-heading-m" id="${paper.id}">${paper.ref} ${paper.name}</h3>
${proposedPart(framework, paper)}
${triggersPart(paper)}
${figuresPart(framework, paper)}
${certaintyPart(papers, paper)}
${leadPart(paper, 4)}
</section>`
})}`,
)}
</div>
${earlierVersions(base, meeting, kept)}`,
    { wide: true, back: { href: base, text: `Meeting ${meeting.number}` } },
  )
}
