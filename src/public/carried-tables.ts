/** What was printed, beside what the rules give for the same answers. */
import { keyQuestionByRef, ratingByName } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Carried, isSingleCase } from '#engine/published/carried-figures.ts'
import { printedWords, printsAs } from '#engine/published/printed-places.ts'
import type { Rated } from '#engine/rating/rated.ts'
import { leftOut } from '#engine/report/open-data.ts'
import { ratingWord } from '#engine/report/rating-word.ts'
import { ratingTag } from '#platform/documents/rating-tag.ts'
import { scrolling } from '#platform/documents/table-html.ts'
import { type TableCell, table } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'

const agreement = (same: boolean): TableCell =>
  same ? { text: 'Agrees' } : { html: html`<strong>Differs</strong>` }

const same = (framework: Framework, a: string | null, b: string | null) =>
  ratingByName(framework, a ?? '')?.id === ratingByName(framework, b ?? '')?.id

export function ratingsBeside(framework: Framework, carried: Carried, rated: Rated): Html {
  const caption = 'Ratings as printed, and as worked out again'
  const rows: TableCell[][] = carried.standards.map((standard) => {
    const again = rated.standards.find(({ ref }) => ref === standard.ref)
    return [
      { text: `${standard.ref} ${standard.name}` },
      { html: ratingTag(ratingWord(framework, standard.rating)) },
      { html: ratingTag(ratingWord(framework, again?.rating ?? null)) },
      agreement(same(framework, standard.rating, again?.rating ?? null)),
    ]
  })
  const { overall } = carried
  rows.push([
    { text: 'Overall' },
    { html: html`${ratingTag(ratingWord(framework, overall.rating))} ${overall.score} of ${overall.max}` },
    { html: html`${ratingTag(ratingWord(framework, rated.overall))} ${rated.score} of ${rated.outOf}` },
    agreement(
      same(framework, overall.rating, rated.overall) &&
        overall.score === rated.score &&
        overall.max === rated.outOf,
    ),
  ])
  return scrolling(
    caption,
    table({
      caption,
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      attributes: { id: 'ratings' },
      head: [{ text: 'Standard' }, { text: 'Printed' }, { text: 'Worked out' }, { text: 'Result' }],
      rows,
    }),
  )
}

export function keyQuestionsBeside(framework: Framework, carried: Carried, rated: Rated): Html {
  const caption = 'Answers to the key questions'
  return html`${scrolling(
    caption,
    table({
      caption,
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      attributes: { id: 'key-questions' },
      head: [
        { text: 'Key question' },
        { text: 'Printed', format: 'numeric' },
        { text: 'Cases', format: 'numeric' },
        { text: 'Worked out', format: 'numeric' },
        { text: 'Result' },
      ],
      rows: carried.keyQuestions.map((one): TableCell[] => {
        const figure = rated.keyQuestions.find(({ ref }) => ref === one.ref)
        const question = keyQuestionByRef(framework, one.ref)?.keyQuestion.text ?? ''
        const name: TableCell = {
          html: html`${one.ref} ${question}${one.use ? html`<br><span class="govuk-hint pl-cases">Used: ${one.use}</span>` : ''}`,
          classes: 'govuk-!-font-weight-regular',
        }
        if (isSingleCase(one))
          return [
            name,
            ...Array.from({ length: 3 }, () => ({ text: leftOut, format: 'numeric' })),
            { text: '–' },
          ]
        return [
          name,
          { text: printedWords(one), format: 'numeric' },
          {
            text: one.counts ? `${one.counts.yes} of ${one.counts.relevant}` : 'Not known',
            format: 'numeric',
          },
          {
            text: figure?.percent === null || !figure ? 'Not applicable' : `${figure.percent}%`,
            format: 'numeric',
          },
          agreement(figure !== undefined && printsAs(one, figure)),
        ]
      }),
    }),
  )}
${carried.keyQuestions.some(isSingleCase) ? html`<p class="govuk-body">${leftOut} The answer is about a single case and is left out here and in the data, though the report prints it.</p>` : ''}`
}

export function contradictionsTable(carried: Carried): Html {
  const caption = 'Where the report contradicts itself, and which figure is used here'
  return scrolling(
    caption,
    table({
      caption,
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      head: ['Where', 'Printed', 'Elsewhere', 'Used', 'Why'].map((text) => ({ text })),
      rows: carried.contradictions.map((one): TableCell[] =>
        [one.where, one.printed, one.elsewhere, one.used, one.why].map((text) => ({ text })),
      ),
    }),
  )
}
