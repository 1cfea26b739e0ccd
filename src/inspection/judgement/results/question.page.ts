/** One figure and the answers behind it: where it stands among the bands, who answered, and which cases are in and out. */
import { boundariesOf } from '#engine/rating/boundaries.ts'
import { insetText } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Page } from '#platform/web/outcome.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import { type Around, inspectionPage } from '../../inspection-page.ts'
import { countText, percentText } from '../figures.ts'
import { bandsInWords } from '../key-question-chart.ts'
import { ratingTag } from '../rating-tag.ts'
import type { Standing } from '../standing.ts'
import { type Asked, type BehindCase, type Group, groups, whoAnswered } from './behind.ts'

export interface QuestionPage {
  standing: Standing
  asked: Asked
  /** Null for whoever assesses one of the cases a second time. */
  behind: BehindCase[] | null
}

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

function figurePart({ standing, asked }: QuestionPage): Html {
  const { framework, rated, tally } = standing
  if (asked.prompt) {
    const count = tally.prompts.find((one) => one.id === asked.id)
    return html`<p class="govuk-body-l">${count ? `${count.yes} of ${count.of}: ${percentText(count.percent)}` : 'Not counted'}</p>
<p class="govuk-body">Prompts inform the answer to ${asked.keyQuestion.ref}; they are not banded.</p>`
  }
  const figure = rated.keyQuestions.find((one) => one.ref === asked.ref)
  const count = tally.keyQuestions.find((one) => one.id === asked.id)
  return html`<p class="govuk-body-l">${countText(figure, count)}${figure?.percent == null ? '' : html`, ${figure.percent}% ${ratingTag(framework, figure.band)}`}</p>
${boundariesPart(standing, asked)}`
}

function boundariesPart({ framework, rated }: Standing, { ref }: Asked): Html | '' {
  const figure = rated.keyQuestions.find((one) => one.ref === ref)
  if (!figure?.relevant) return ''
  const { yes = 0, relevant } = figure
  return wideTable('Distance to each boundary', {
    caption: 'Distance to each boundary',
    captionClasses: 'govuk-table__caption--s',
    attributes: { id: 'boundaries' },
    firstCellIsHeader: true,
    head: [
      { text: 'Boundary' },
      { text: 'Points', format: 'numeric' },
      { text: 'Answers' },
      { text: 'The question would then be' },
    ],
    rows: boundariesOf(framework, yes, relevant).map((one) => [
      { html: html`<span class="pl-nowrap">${one.from}%</span>` },
      { text: `${one.points}`, format: 'numeric' },
      { text: one.direction === 'up' ? `${one.cases} more yes` : `${one.cases} fewer yes` },
      { html: ratingTag(framework, one.to) },
    ]),
  })
}

function whoPart(behind: readonly BehindCase[], prompt: boolean): Html | '' {
  const people = whoAnswered(behind)
  if (people.length === 0) return ''
  return wideTable('Who answered', {
    caption: 'Who answered',
    captionClasses: 'govuk-table__caption--m',
    attributes: { id: 'who' },
    firstCellIsHeader: true,
    head: [
      { text: 'Assessor' },
      ...['Yes', 'No', ...(prompt ? ['Not applicable'] : []), 'Still open'].map((text) => ({
        text,
        format: 'numeric',
      })),
    ],
    rows: people.map((one) => [
      { text: one.name },
      ...[one.yes, one.no, ...(prompt ? [one.notApplicable] : []), one.missing].map((text) => ({
        text,
        format: 'numeric',
      })),
    ]),
  })
}

const headings: Record<Group, string> = {
  yes: 'Counted as yes',
  no: 'Counted as no',
  'not-applicable': 'Answered “not applicable”',
  missing: 'Counts, and is not answered yet',
  undecided: 'Not decided yet whether it counts',
  out: 'Does not count for this question',
}

function caseCell({ line, steppedIn, complete }: BehindCase, address: string): Html {
  const marks = [steppedIn && 'stepped in', !complete && 'not complete'].filter(Boolean).join(', ')
  return html`<span class="pl-nowrap">${line.maySee ? html`<a class="govuk-link" href="${address}">${line.caseRef}</a>` : line.caseRef}</span>${marks ? html`<div class="pl-small">${marks}</div>` : ''}`
}

function noteCell({ line, group, bySecond }: BehindCase, base: string): Html {
  if (bySecond)
    return html`The answer of the second assessment counts, because it was settled so.${line.maySee ? html` <a class="govuk-link" href="${base}/casework/${line.assessment}/differences">Both answers<span class="govuk-visually-hidden"> on case ${line.caseRef}</span></a>` : ''}`
  if (group === 'out' || group === 'undecided') return html`–`
  if (!line.maySee) return html`<span class="pl-ref">Read by the case’s own people</span>`
  return line.note ? html`<span class="pl-written">${line.note}</span>` : html`No note`
}

function groupPart(group: Group, of: BehindCase[], asked: Asked, base: string): Html | '' {
  const routed = asked.keyQuestion.when !== undefined
  if (of.length === 0)
    return group === 'yes' || group === 'no'
      ? html`<h2 class="govuk-heading-m" id="${group}">${headings[group]}: no case</h2>`
      : ''
  return html`<h2 class="govuk-heading-m" id="${group}">${headings[group]}: ${cases(of.length)}</h2>
${wideTable(headings[group], {
  caption: headings[group],
  captionClasses: 'govuk-visually-hidden',
  attributes: { id: `cases-${group}` },
  firstCellIsHeader: true,
  head: [
    { text: 'Case' },
    { text: 'Assessor' },
    { text: 'Note' },
    ...(routed ? [{ text: 'In or out, and why' }] : []),
  ],
  rows: of.map((one) => [
    {
      html: caseCell(
        one,
        `${base}/casework/${one.line.assessment}/standards/${asked.standard.id}#about-${asked.keyQuestion.id}`,
      ),
    },
    { text: one.line.assessor ?? 'Not allocated' },
    { html: noteCell(one, base), classes: 'pl-about' },
    ...(routed ? [{ text: one.reason, classes: 'pl-about' }] : []),
  ]),
})}`
}

function behindPart({ standing, asked, behind }: QuestionPage, base: string): Html {
  if (standing.carried)
    return insetText({
      text: 'These figures were carried over from a published report, which prints counts and percentages. The answers case by case are not here, so this is as far as the figure can be followed.',
    })
  if (behind === null)
    return insetText({
      text: 'You are assessing a case of this inspection a second time, without knowing the first assessment. Until yours is complete the answers case by case are not shown to you.',
    })
  const counted = asked.prompt ? null : standing.rated.keyQuestions.find((one) => one.ref === asked.ref)
  const yes = behind.filter((one) => one.group === 'yes').length
  const no = behind.filter((one) => one.group === 'no').length
  const late = counted?.relevant !== undefined && (counted.yes !== yes || counted.relevant !== yes + no)
  const out = behind.filter((one) => one.group === 'out').length
  const open = behind.filter((one) => one.group === 'undecided').length
  return html`${late ? insetText({ text: `The panel concluded on ${counted.yes} of ${counted.relevant}. The answers below are those there are now.` }) : ''}
${asked.keyQuestion.when ? html`<p class="govuk-body" id="sub-sample">Counted are ${asked.keyQuestion.whenLabel ?? 'the cases to which the question applies'}: ${behind.length - out - open} of ${cases(behind.length)}.${open > 0 ? ` Of ${cases(open)} it is not decided yet.` : ''}</p>` : html`<p class="govuk-body" id="sub-sample">Every case of this kind counts: ${cases(behind.length)}.</p>`}
${whoPart(behind, asked.prompt !== null)}
${groups.map((group) =>
  groupPart(
    group,
    behind.filter((one) => one.group === group),
    asked,
    base,
  ),
)}`
}

export function questionPage(around: Around, shown: QuestionPage): Page {
  const { asked, standing } = shown
  const base = `/inspections/${around.inspection.slug}`
  return inspectionPage(
    around,
    'judgement',
    `The answers behind ${asked.ref}`,
    html`<p class="govuk-body"><span class="pl-ref">${asked.ref}</span>${asked.text}</p>
<p class="govuk-body">${asked.kind.label}, part of <a class="govuk-link" href="${base}/judgement/${asked.standard.id}">${asked.standard.ref} ${asked.standard.name}</a>${asked.prompt ? html`, under <a class="govuk-link" href="${base}/judgement/questions/${asked.keyQuestion.id}">${asked.keyQuestion.ref}</a>` : ''}.</p>
${figurePart(shown)}
${asked.prompt ? '' : html`<p class="govuk-hint">Bands: ${bandsInWords(standing.framework)}.</p>`}
${behindPart(shown, base)}`,
    {
      wide: true,
      back: {
        href: `${base}/judgement/${asked.standard.id}`,
        text: `${asked.standard.ref} ${asked.standard.name}`,
      },
    },
  )
}
