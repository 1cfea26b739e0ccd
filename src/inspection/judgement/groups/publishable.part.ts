/** One table by groups in the form in which anyone may read it: what is printed, what is not, and why. */
import type { GroupTables, QuestionTable } from '#engine/disclosure/group-tables.ts'
import { groupsInWords, type WhyWithheld } from '#engine/disclosure/publishable.ts'
import { percentOf } from '#engine/rating/percent.ts'
import { details } from '#platform/web/components/index.ts'
import { type Html, html } from '#platform/web/html.ts'
import { wideTable } from '#platform/web/wide-table.ts'

const hidden = '[c]'

export const whyWithheld: Record<WhyWithheld, string> = {
  'few-children': 'Too few cases to break down at all',
  'one-line': 'All in one group, or all answered alike',
  'small-group':
    'A group is too small for figures, and there is no other to put it with. Write of it in words, without numbers',
  'no-way-holds': 'The totals would tell too much of a small count, whatever is hidden',
  'nothing-left': 'So much would be hidden that nothing is left to print',
  'differs-by-few': 'Side by side with another of these tables it would tell of a few children',
  'gives-facts-away': 'It would help to work out what the contextual facts of the report hide',
}

/** How a table is called, in a heading and for those who only hear it. */
export const tableName = ({ label, kindLabel }: GroupTables): string => `${label}: ${kindLabel.toLowerCase()}`

/** Key questions that the same was done for are told of together. */
function traces(questions: readonly QuestionTable[]): Html {
  const told = new Map<string, QuestionTable[]>()
  for (const one of questions) {
    const key = one.publishable.trace.join('\n')
    told.set(key, [...(told.get(key) ?? []), one])
  }
  return html`${[...told.values()].map(
    (same) =>
      html`<p class="govuk-body-s govuk-!-font-weight-bold govuk-!-margin-bottom-1">${same.map(({ ref }) => ref).join(', ')}</p><ul class="govuk-list govuk-list--bullet govuk-body-s">${same[0]!.publishable.trace.map((step) => html`<li>${step}</li>`)}</ul>`,
  )}`
}

export function printedPart(table: GroupTables): Html | '' {
  const printed = table.questions.filter(({ publishable }) => publishable.rows)
  if (printed.length === 0) return ''
  const name = tableName(table)
  return html`${wideTable(`${name}, as it could be printed`, {
    caption: `${name}, as it could be printed`,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: 'Group' },
      { text: 'Key question' },
      ...['Yes', 'Cases', 'Share'].map((text) => ({ text, format: 'numeric' })),
    ],
    rows: printed.flatMap(({ ref, publishable }) =>
      publishable.rows!.map(({ groups, total, counts }) => [
        { text: groupsInWords(groups) },
        { text: ref },
        { text: counts[0] ?? hidden, format: 'numeric' },
        { text: total, format: 'numeric' },
        { text: counts[0] === null ? hidden : `${percentOf(counts[0]!, total)}%`, format: 'numeric' },
      ]),
    ),
  })}
${details({ summaryText: `What of “${name}” is hidden or put together, and why`, html: traces(printed) })}`
}

export function withheldPart(table: GroupTables): Html | '' {
  const withheld = table.questions.filter(({ publishable }) => !publishable.rows)
  if (withheld.length === 0) return ''
  const reasons = [...new Set(withheld.map(({ publishable }) => publishable.withheld!))]
  const [only] = reasons
  // Where there is nothing to tell of single key questions, the reason is enough.
  if (reasons.length === 1 && withheld.length === table.questions.length && needNoTrace.includes(only!))
    return html`<p class="govuk-body">Nothing of it can be published. ${whyWithheld[only!]}.</p>`
  return html`<p class="govuk-body">Withheld:</p>
<ul class="govuk-list govuk-list--bullet">${reasons.map((why) => {
    const refs = withheld.filter(({ publishable }) => publishable.withheld === why).map(({ ref }) => ref)
    return html`<li>${refs.join(', ')}. ${whyWithheld[why]}.</li>`
  })}</ul>
${details({ summaryText: `How tables of “${tableName(table)}” came to be withheld`, html: traces(withheld) })}`
}

const needNoTrace: readonly WhyWithheld[] = ['few-children', 'one-line']
