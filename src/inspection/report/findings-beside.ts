/** The findings of casework beside the section of a standard, for the team alone. */
import { details } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import type { Finding, QuestionFindings, StandardFindings } from './findings.ts'
import { putIn } from './put-in.ts'

export interface FindingsBeside {
  found: StandardFindings
  /** The reference of the key question with the lowest figure: open when the page is. */
  lowest: string | null
  /** Where the pages of the inspection are, and where something is put into the section; null for whoever only reads. */
  inspection: string
  standard: string
  insertAt: string | null
  base: number
}

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

export function findingsBeside(beside: FindingsBeside): Html {
  const { questions, read } = beside.found
  const parts = questions.filter(({ shortfalls, findings }) => shortfalls.length + findings.length > 0)
  return html`<h2 class="govuk-heading-m">Findings in the cases</h2>
${parts.length === 0 ? html`<p class="govuk-body">Nothing fell short, and nothing was written.</p>` : html`<p class="govuk-body-s">For the team alone. Cases have numbers here, so that no reference slips into the report. No child must be known from what you write.</p>`}
${read === null ? html`<p class="govuk-body-s">You assess a case of this inspection a second time. Until that is complete, what was written in the cases is not shown to you.</p>` : ''}
${parts.map((one) =>
  details({
    summaryText: `${one.keyQuestion.ref} ${one.keyQuestion.text}`,
    open: beside.lowest === null || beside.lowest === one.keyQuestion.ref,
    html: html`${shortfallsPart(beside, one)}${notesPart(beside, one)}`,
  }),
)}`
}

function shortfallsPart(
  { insertAt, base }: FindingsBeside,
  { keyQuestion, shortfalls }: QuestionFindings,
): Html | '' {
  if (shortfalls.length === 0) return ''
  return html`<h3 class="govuk-heading-s">Fell short most often</h3>
<ul class="govuk-list">${shortfalls.map(({ prompt, no, relevant }) => {
    const binding = `{${keyQuestion.ref} ${prompt.letter} count}`
    const button = html`Put in<span class="govuk-visually-hidden"> ${binding}</span>`
    return html`<li class="pl-binding"><span class="govuk-body-s">${prompt.letter}) ${prompt.text} <strong>No in ${no} of ${cases(relevant)}.</strong></span>${insertAt ? putIn(`${insertAt}/insert`, base, binding, button, { binding }) : ''}</li>`
  })}</ul>`
}

function notesPart(beside: FindingsBeside, { findings }: QuestionFindings): Html | '' {
  const reasons = findings.filter(({ prompt }) => prompt === null)
  const short = reasons.filter(({ value }) => value === 'no')
  const rest = reasons.filter(({ value }) => value !== 'no')
  const onPrompts = findings.filter(({ prompt }) => prompt !== null)
  return html`${listed(beside, 'Why the answer was no', short)}
${folded(beside, `Why it was yes (${rest.length})`, rest)}
${folded(beside, `Notes on prompts (${onPrompts.length})`, onPrompts)}`
}

const listed = (beside: FindingsBeside, heading: string, all: readonly Finding[]): Html | '' =>
  all.length === 0
    ? ''
    : html`<h3 class="govuk-heading-s">${heading}</h3><ul class="govuk-list">${all.map((one) => findingItem(beside, one))}</ul>`

const folded = (beside: FindingsBeside, summaryText: string, all: readonly Finding[]): Html | '' =>
  all.length === 0
    ? ''
    : details({
        summaryText,
        html: html`<ul class="govuk-list">${all.map((one) => findingItem(beside, one))}</ul>`,
      })

const answers: Record<string, string> = { yes: 'Yes', no: 'No', 'not-applicable': 'Not applicable' }

function findingItem({ inspection, standard, insertAt, base }: FindingsBeside, one: Finding): Html {
  const { assessment, number, question, prompt, value, note, by, personal } = one
  const page = `${inspection}/casework/${assessment}/standards/${standard}`
  const at = `${insertAt}/findings/${assessment}/${question}`
  const of = html`<span class="govuk-visually-hidden"> what was written in case ${number}${prompt ? ` on prompt ${prompt.letter}` : ''}</span>`
  return html`<li class="pl-beside-section__one"><p class="govuk-body-s govuk-!-margin-bottom-1">${prompt ? html`${prompt.letter}) ${prompt.text} ` : ''}<strong>${answers[value] ?? value}</strong>, <a class="govuk-link" href="${page}">case ${number}</a>, ${by}</p>
<p class="govuk-body-s pl-written govuk-!-margin-bottom-1">${note}</p>
${
  insertAt === null
    ? ''
    : personal.length > 0
      ? html`<p class="govuk-hint govuk-!-font-size-16">Write it in your own words: ${personal.join(' ')}</p>`
      : html`<div class="pl-finding__put">${putIn(at, base, `“${note}”`, html`Quote${of}`, { as: 'quotation' })}${putIn(at, base, note, html`Put in as text${of}`, { as: 'text' })}</div>`
}</li>`
}
