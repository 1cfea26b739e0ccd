/** Components that show what is known. */
import { html } from '../../html.ts'
import { accordion } from '../accordion.ts'
import { details } from '../details.ts'
import { summaryList } from '../summary-list.ts'
import { table } from '../table.ts'
import { tabs } from '../tabs.ts'
import { tag } from '../tag.ts'
import { taskList } from '../task-list.ts'
import { entry } from './entry.ts'

export const presentation = [
  entry('accordion', 'Sections that open and close, where few readers need them all.', {
    'key questions of a standard': () =>
      accordion({
        id: 'accordion-2-1',
        items: [
          {
            heading: { text: '2.1.1 Desistance' },
            summary: { text: '24 of 36 cases, 67%' },
            content: {
              text: 'Strengths were found in most cases; what the child wants was less often heard.',
            },
          },
          {
            heading: { text: '2.1.2 Safety of the child' },
            summary: { text: '22 of 36 cases, 61%' },
            content: { text: 'Earlier plans and other agencies were not always used.' },
          },
        ],
      }),
  }),
  entry('details', 'Keeps what only some readers need behind one line.', {
    'how a rating comes about': () =>
      details({
        summaryText: 'How this rating was worked out',
        text: 'The standard takes the band of its lowest key question: 61% is Requires improvement.',
      }),
  }),
  entry('summary-list', 'Facts by name, with links to change them.', {
    'facts about an inspection': () =>
      summaryList({
        rows: [
          {
            key: { text: 'Service' },
            value: { text: 'Northmoor Youth Justice Service' },
            actions: { items: [{ text: 'Change', href: '#', visuallyHiddenText: 'service' }] },
          },
          {
            key: { text: 'Fieldwork' },
            value: { text: '3 to 7 March 2025' },
            actions: { items: [{ text: 'Change', href: '#', visuallyHiddenText: 'fieldwork' }] },
          },
          { key: { text: 'Framework' }, value: { text: '2021 standards' } },
        ],
      }),
    'on a card': () =>
      summaryList({
        card: {
          title: { text: 'Case C-017' },
          actions: { items: [{ text: 'Assess', href: '#' }] },
        },
        rows: [
          { key: { text: 'Disposal' }, value: { text: 'Referral order' } },
          { key: { text: 'Safety and wellbeing' }, value: { text: 'High' } },
        ],
      }),
  }),
  entry('table', 'Figures and words in rows and columns. Counts stand beside percentages.', {
    'key questions of a standard': () =>
      table({
        caption: 'Assessment: cases where the key question was answered yes',
        captionClasses: 'govuk-table__caption--m',
        firstCellIsHeader: true,
        head: [
          { text: 'Key question' },
          { text: 'Yes', format: 'numeric' },
          { text: 'Relevant', format: 'numeric' },
          { text: 'Share', format: 'numeric' },
        ],
        rows: [
          [
            { text: '2.1.1 Desistance' },
            { text: 24, format: 'numeric' },
            { text: 36, format: 'numeric' },
            { text: '67%', format: 'numeric' },
          ],
          [
            { text: '2.1.2 Safety of the child' },
            { text: 22, format: 'numeric' },
            { text: 36, format: 'numeric' },
            { text: '61%', format: 'numeric' },
          ],
        ],
      }),
  }),
  entry('tabs', 'Panels of which one is seen at a time, where nobody has to compare them.', {
    'three domains': () =>
      tabs({
        title: 'Domains',
        items: [
          { id: 'domain-1', label: 'Organisation', panel: { text: 'Four standards, judged from evidence.' } },
          { id: 'domain-2', label: 'Court disposals', panel: { text: 'Four standards, from 24 cases.' } },
          { id: 'domain-3', label: 'Out-of-court', panel: { text: 'Four standards, from 15 cases.' } },
        ],
      }),
  }),
  entry('tag', 'Shows the state of a thing in a word or two. The colour never says it alone.', {
    'the four ratings': () =>
      html`${tag({ text: 'Outstanding', classes: 'govuk-tag--blue' })}
        ${tag({ text: 'Good', classes: 'govuk-tag--green' })}
        ${tag({ text: 'Requires improvement', classes: 'govuk-tag--yellow' })}
        ${tag({ text: 'Inadequate', classes: 'govuk-tag--red' })}`,
  }),
  entry('task-list', 'What there is to do, and how far each piece is.', {
    'an inspection under way': () =>
      taskList({
        idPrefix: 'inspection-17',
        items: [
          { title: { text: 'Load the caseload' }, href: '#', status: { text: 'Completed' } },
          {
            title: { text: 'Draw the sample' },
            hint: { text: '63 of 100 eligible cases' },
            href: '#',
            status: { tag: { text: 'In progress', classes: 'govuk-tag--light-blue' } },
          },
          {
            title: { text: 'Ratings panel' },
            status: { text: 'Cannot start yet', classes: 'govuk-task-list__status--cannot-start-yet' },
          },
        ],
      }),
  }),
]
