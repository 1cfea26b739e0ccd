/** One standard as the papers hold it: what is proposed and why, how far from another rating, and how certain. */
import { chanceText } from '#engine/certainty/chance-words.ts'
import { keyQuestionByRef } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { Papers, StandardPaper } from '#engine/panel/papers.ts'
import type { RatedKeyQuestion } from '#engine/rating/rated.ts'
import { tag } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { ratingTag } from '../rating-tag.ts'
import { ratingLabel } from '../standing.ts'

/** What is proposed, and by what. */
export function proposedPart(framework: Framework, paper: StandardPaper): Html {
  if (paper.proposed === null)
    return html`<p class="govuk-body">${ratingTag(framework, null, 'No rating')} ${paper.notRated ?? ''}</p>`
  const by =
    paper.judged === 'qualitative'
      ? 'Proposed by the lead inspector.'
      : `By the rules, from the lowest key question ${paper.lowest?.ref} at ${paper.lowest?.percent}%.`
  return html`<p class="govuk-body">${ratingTag(framework, paper.proposed)} ${by}</p>`
}

export function triggersPart(paper: StandardPaper): Html {
  if (paper.judged === 'qualitative')
    return html`<p class="govuk-body">The lead inspector’s judgement on all the evidence: no triggers are computed for it.</p>`
  if (paper.reasons.length === 0)
    return html`<p class="govuk-body">No trigger for looking again: the rating is clear of the boundaries and does not hang on one judgement or a few cases.</p>`
  return html`<p class="govuk-body govuk-!-font-weight-bold">The panel may look again, because</p>
<ul class="govuk-list govuk-list--bullet">${paper.reasons.map((reason) => html`<li>${reason.sentence}</li>`)}</ul>`
}

/** How likely each band is for the whole caseload; bands that cannot be are left out. */
function likely(framework: Framework, { bandProbability }: RatedKeyQuestion): string {
  if (!bandProbability) return '–'
  return Object.entries(bandProbability)
    .filter(([, probability]) => probability > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([label, probability]) => `${ratingLabel(framework, label)} ${chanceText(probability, 1)}`)
    .join(', ')
}

const interval = ({ interval80 }: RatedKeyQuestion): string =>
  !interval80
    ? '–'
    : interval80[0] === interval80[1]
      ? `${interval80[0]}`
      : `${interval80[0]} to ${interval80[1]}`

/** Every key question of the standard, so that the others are seen beside the lowest. */
export function figuresPart(framework: Framework, paper: StandardPaper): Html | '' {
  if (paper.judged === 'qualitative' || paper.keyQuestions.length === 0) return ''
  const certain = paper.keyQuestions.some(({ interval80 }) => interval80)
  return wideTable(`Key questions of ${paper.ref} ${paper.name}`, {
    caption: `Key questions of ${paper.ref} ${paper.name}`,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: 'Key question' },
      { text: 'Yes', format: 'numeric' },
      { text: 'Per cent', format: 'numeric', classes: 'pl-nowrap' },
      { text: 'Band' },
      ...(certain
        ? [{ text: 'Yes in the whole caseload (80% interval)' }, { text: 'How likely each band is there' }]
        : []),
    ],
    rows: paper.keyQuestions.map((figure) => {
      const lowest = figure.ref === paper.lowest?.ref
      const weight = lowest ? 'govuk-!-font-weight-bold' : 'govuk-!-font-weight-regular'
      const text = keyQuestionByRef(framework, figure.ref)?.keyQuestion.text ?? ''
      return [
        {
          classes: weight,
          html: html`<span class="pl-ref">${figure.ref}</span>${text}${lowest ? html` ${tag({ text: 'Lowest', classes: 'govuk-tag--grey' })}` : ''}`,
        },
        {
          text: figure.relevant ? `${figure.yes} of ${figure.relevant}` : 'Applies to no case',
          format: 'numeric',
          classes: `pl-nowrap ${weight}`,
        },
        { text: figure.percent === null ? '–' : `${figure.percent}%`, format: 'numeric', classes: weight },
        { html: figure.band ? ratingTag(framework, figure.band) : html`–` },
        ...(certain
          ? [
              { text: interval(figure), classes: 'pl-nowrap' },
              { text: likely(framework, figure), classes: 'pl-about' },
            ]
          : []),
      ]
    }),
  })
}

/** How certain the rating is for the whole caseload, where that was worked out before the papers were frozen. */
export function certaintyPart({ certainty }: Papers, paper: StandardPaper): Html | '' {
  const sentence = certainty?.standards[paper.id]
  return paper.judged === 'from-cases' && sentence ? html`<p class="govuk-body">${sentence}</p>` : ''
}

/** @param level of its headings: it stands under a standard's heading, or alone on its page */
export function leadPart(paper: StandardPaper, level: 2 | 4): Html | '' {
  const said: [string, string][] = []
  if (paper.judgement) said.push(['The lead inspector’s reasons', paper.judgement.words])
  if (paper.view) said.push(['The lead inspector’s view', paper.view.words])
  return html`${said.map(([title, words]) => {
    const heading =
      level === 2
        ? html`<h2 class="govuk-heading-s">${title}</h2>`
        : html`<h4 class="govuk-heading-s">${title}</h4>`
    return html`${heading}<p class="govuk-body pl-lines">${words}</p>`
  })}`
}
