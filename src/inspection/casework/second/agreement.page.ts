/** How far two assessors agree, and what it would mean for the bands. For the quality lead and the lead inspector. */

import type { BandUnder } from '#engine/certainty/bands-changed.ts'
import { ratingById } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { details, insetText, summaryList } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { agreementChart } from './agreement-chart.ts'
import type { AgreementFigures } from './agreement-figures.ts'
import { otherCoefficients, peopleTable, questionsTable, standardsTable } from './agreement-tables.ts'
import { casesText, coefficient, countOf, countsSentence, percentText, share } from './agreement-words.ts'

function overall({ report }: AgreementFigures): Html {
  const all = report.overall!
  const { coefficients, interval80 } = all
  return html`<p class="govuk-body-l">In ${casesText(report.cases)} two people gave the same answer to ${countOf(all)} key questions: ${percentText(all)}.</p>
${summaryList({
  rows: [
    { key: { text: 'Counts' }, value: { text: countsSentence(all) } },
    { key: { text: 'Agreement on yes' }, value: { text: share(all.onYes) } },
    { key: { text: 'Agreement on no' }, value: { text: share(all.onNo) } },
    {
      key: { text: 'Gwet’s AC1' },
      value: {
        text: coefficients
          ? `${coefficient(coefficients.ac1.value)}${interval80 ? `, likely between ${coefficient(interval80[0])} and ${coefficient(interval80[1])} (80%, whole cases drawn again)` : ''}. 1 is complete agreement, 0 is no more than chance.`
          : `None: it is given from ${report.coefficientFrom} cases. With fewer it would say more about chance than about the people.`,
      },
    },
  ],
})}`
}

function bands(framework: Framework, { changed, report }: AgreementFigures): Html {
  const label = ({ yes, relevant, rating }: BandUnder): string =>
    rating === null
      ? 'no case counts'
      : `${ratingById(framework, rating)?.label ?? rating} (${yes} of ${relevant})`
  const heading = html`<h2 class="govuk-heading-m">What it would mean for the bands</h2>`
  if (changed.length === 0)
    return html`${heading}<p class="govuk-body">No key question would change its band if the second assessments counted in these ${casesText(report.cases)}.</p>`
  return html`${heading}<p class="govuk-body">${changed.length} key ${changed.length === 1 ? 'question' : 'questions'} would change ${changed.length === 1 ? 'its' : 'their'} band if the second assessments counted in these ${casesText(report.cases)}, with every other case as it is:</p>
<ul class="govuk-list govuk-list--bullet">${changed.map(({ ref, first, second }) => html`<li>${ref}: ${label(first)} would become ${label(second)}</li>`)}</ul>`
}

const howToRead = (coefficientFrom: number): Html =>
  details({
    summaryText: 'How to read these figures',
    html: html`<ul class="govuk-list govuk-list--bullet">
<li>Answers are taken as they were when each assessment was first completed. What was changed after that, or settled between the two, is not counted here.</li>
<li>“Not relevant” is an answer of its own: the two may differ on whether a question concerns the case at all. It follows from the facts each found.</li>
<li>The ranges beside a key question are exact (Clopper–Pearson): shares that the counts do not contradict.</li>
<li>Questions of one case hang together, so standards and people have no exact range. That of AC1 comes from drawing whole cases again, a thousand times, from a fixed seed.</li>
<li>“Same strictness” is how likely so uneven a split would be if both were equally strict (McNemar’s exact test). Small, such as under 0.05, means one of them says yes more often. By assessor each case counts once: did they say yes more often than the other in it, or less?</li>
<li>A coefficient is given from ${coefficientFrom} cases.</li>
</ul>`,
  })

export function agreementPage(around: Around, framework: Framework, figures: AgreementFigures): Page {
  const { report, notBlind } = figures
  const path = `/inspections/${around.inspection.slug}/casework/second`
  const left =
    notBlind > 0
      ? insetText({
          text: `${casesText(notBlind)} assessed twice, but not blind, ${notBlind === 1 ? 'is' : 'are'} left out.`,
        })
      : ''
  const body =
    report.overall === null
      ? html`<p class="govuk-body">There is nothing to compare yet: a case counts here once both its assessments are complete and the second one was blind.</p>${left}`
      : html`${overall(figures)}${left}
${bands(framework, figures)}
${howToRead(report.coefficientFrom)}
<h2 class="govuk-heading-m">Where they agree and where they do not</h2>
${agreementChart(framework, report)}
${questionsTable(framework, report)}
${standardsTable(framework, report)}
${peopleTable(figures)}
${otherCoefficients(framework, report)}`
  return inspectionPage(around, 'casework', 'Agreement', body, {
    wide: true,
    back: { href: path, text: 'Second assessment' },
  })
}
