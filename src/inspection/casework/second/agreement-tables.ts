/** The tables of agreement: by key question, by standard, by person. */
import type { Agreement, AgreementReport } from '#engine/certainty/agreement-report.ts'
import { keyQuestionById, standardById } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { details } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'
import type { AgreementFigures } from './agreement-figures.ts'
import { casesText, chance, coefficient, countOf, percentText, range, share } from './agreement-words.ts'

const numeric = (text: string) => ({ text, format: 'numeric' })
const headings = (first: string, ...others: string[]) => [
  { text: first },
  ...others.map((text) => ({ text, format: 'numeric' })),
]

const counts = (one: Agreement) => [
  numeric(String(one.bothYes)),
  numeric(String(one.bothNo)),
  numeric(String(one.alike - one.bothYes - one.bothNo)),
  numeric(String(one.yesNo)),
  numeric(String(one.noYes)),
  numeric(String(one.relevance)),
]
const countHeadings = ['Both yes', 'Both no', 'Both not relevant', 'Yes, no', 'No, yes', 'Relevance']
const ac1Cell = ({ coefficients }: Agreement) =>
  numeric(coefficients ? coefficient(coefficients.ac1.value) : 'Too few')

export const questionsTable = (framework: Framework, { questions }: AgreementReport): Html =>
  wideTable('Agreement by key question', {
    caption: 'By key question',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: headings(
      'Key question',
      ...countHeadings,
      'Alike',
      'Per cent',
      'Range (80%)',
      'Range (95%)',
      'On yes',
      'On no',
      'AC1',
      'Same strictness',
    ),
    rows: questions.map((one) => [
      { text: keyQuestionById(framework, one.question)?.keyQuestion.ref ?? one.question },
      ...counts(one),
      numeric(countOf(one)),
      numeric(percentText(one)),
      { ...numeric(range(one.interval80)), classes: 'pl-nowrap' },
      { ...numeric(range(one.interval95)), classes: 'pl-nowrap' },
      numeric(share(one.onYes)),
      numeric(share(one.onNo)),
      numeric(
        one.coefficients
          ? `${coefficient(one.coefficients.ac1.value)} ± ${one.coefficients.ac1.standardError.toFixed(2)}`
          : 'Too few',
      ),
      numeric(chance(one.stricter)),
    ]),
  })

export const standardsTable = (framework: Framework, { standards }: AgreementReport): Html =>
  wideTable('Agreement by standard', {
    caption: 'By standard',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: headings('Standard', 'Cases', ...countHeadings, 'Alike', 'Per cent', 'AC1', 'Range of AC1'),
    rows: standards.map((one) => {
      const standard = standardById(framework, one.standard)
      return [
        { text: standard ? `${standard.ref} ${standard.name}` : one.standard },
        numeric(String(one.cases)),
        ...counts(one),
        numeric(countOf(one)),
        numeric(percentText(one)),
        ac1Cell(one),
        {
          ...numeric(
            one.interval80 ? `${coefficient(one.interval80[0])} to ${coefficient(one.interval80[1])}` : '–',
          ),
          classes: 'pl-nowrap',
        },
      ]
    }),
  })

export const peopleTable = ({ report, names }: AgreementFigures): Html =>
  wideTable('Agreement by assessor', {
    caption: 'By assessor',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: headings(
      'Assessor',
      'Cases',
      'Alike',
      'Per cent',
      'Yes, other no',
      'No, other yes',
      'Relevance',
      'AC1',
      'Milder in',
      'Stricter in',
      'Same strictness',
    ),
    rows: report.people.map((one) => [
      { text: names.get(one.person) ?? one.person },
      numeric(String(one.cases)),
      numeric(countOf(one)),
      numeric(percentText(one)),
      numeric(String(one.yesNo)),
      numeric(String(one.noYes)),
      numeric(String(one.relevance)),
      ac1Cell(one),
      { ...numeric(casesText(one.milder)), classes: 'pl-nowrap' },
      { ...numeric(casesText(one.stricter)), classes: 'pl-nowrap' },
      numeric(chance(one.evenSplit)),
    ]),
  })

/** Other coefficients, for whoever asks: they mislead where nearly every answer is the same. */
export function otherCoefficients(
  framework: Framework,
  { overall, questions, standards }: AgreementReport,
): Html | '' {
  const rows: [string, Agreement][] = [
    ...(overall ? [['All key questions', overall] as [string, Agreement]] : []),
    ...standards.map((one): [string, Agreement] => [
      standardById(framework, one.standard)?.ref ?? one.standard,
      one,
    ]),
    ...questions.map((one): [string, Agreement] => [
      keyQuestionById(framework, one.question)?.keyQuestion.ref ?? one.question,
      one,
    ]),
  ]
  const shown = rows.filter(([, one]) => one.coefficients)
  if (shown.length === 0) return ''
  return details({
    summaryText: 'Kappa and alpha',
    html: html`<p class="govuk-body">Cohen’s kappa and Krippendorff’s alpha fall to nothing, or below, where nearly every answer is the same, however well two people agree: with 8 cases both yes and 2 split, kappa is −0.11 at 80% agreement. Where all answers are the same there is none. They are given for comparison with other work only.</p>
${wideTable('Kappa and alpha', {
  firstCellIsHeader: true,
  head: headings('About', 'Per cent', 'Kappa', 'Alpha'),
  rows: shown.map(([label, one]) => [
    { text: label },
    numeric(percentText(one)),
    numeric(coefficient(one.coefficients!.kappa)),
    numeric(coefficient(one.coefficients!.alpha)),
  ]),
})}`,
  })
}
