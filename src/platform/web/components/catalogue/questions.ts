/** Components for questions with a choice of answers, and what stands around a field. */
import { html } from '../../html.ts'
import { button } from '../button.ts'
import { checkboxes } from '../checkboxes.ts'
import { dateInput } from '../date-input.ts'
import { fieldset } from '../fieldset.ts'
import { hint } from '../hint.ts'
import { input } from '../input.ts'
import { label } from '../label.ts'
import { radios } from '../radios.ts'
import { select } from '../select.ts'
import { entry } from './entry.ts'

export const questions = [
  entry('button', 'Does something: saves, sends, starts. One main button a page.', {
    'main and secondary': () =>
      html`<div class="govuk-button-group">
        ${button({ text: 'Save and continue', preventDoubleClick: true })}
        ${button({ text: 'Save as draft', classes: 'govuk-button--secondary', name: 'draft', value: 1 })}
      </div>`,
    'a start': () => button({ text: 'Start the assessment', href: '#', isStartButton: true }),
    'something grave': () => button({ text: 'Withdraw this report', classes: 'govuk-button--warning' }),
  }),
  entry('checkboxes', 'Choices of which any number may hold.', {
    'with none of these': () =>
      checkboxes({
        name: 'agencies',
        fieldset: { legend: { text: 'Which other agencies work with this child?' } },
        hint: { text: 'Select all that apply' },
        values: ['school'],
        items: [
          { value: 'school', text: 'School' },
          { value: 'care', text: "Children's social care" },
          { value: 'health', text: 'Health services' },
          { divider: 'or' },
          { value: 'none', text: 'None of these', behaviour: 'exclusive' },
        ],
      }),
  }),
  entry('date-input', 'Fields for a date that people know or can look up.', {
    'the start of fieldwork': () =>
      dateInput({
        id: 'fieldwork',
        namePrefix: 'fieldwork',
        fieldset: { legend: { text: 'When does fieldwork start?' } },
        hint: { text: 'For example, 3 3 2025' },
      }),
    'with a fault': () =>
      dateInput({
        id: 'published',
        namePrefix: 'published',
        fieldset: { legend: { text: 'When was the report published?' } },
        errorMessage: { text: 'The date of publication must include a year' },
        values: { 'published-day': 14, 'published-month': 3 },
        year: { name: 'year', error: true },
      }),
  }),
  entry('fieldset', 'Groups fields that answer one question together.', {
    'around two fields': () =>
      fieldset({
        legend: { text: 'Who was told?', classes: 'govuk-fieldset__legend--m' },
        html: html`${input({ name: 'told-name', label: { text: 'Role' } })}
          ${input({ name: 'told-when', label: { text: 'When' }, classes: 'govuk-input--width-10' })}`,
      }),
  }),
  entry('hint', 'Helps to answer a field. The fields print it themselves.', {
    default: () => hint({ text: 'Use the case record and the interview' }),
  }),
  entry('label', 'Says what a field asks for. The fields print it themselves.', {
    default: () => label({ text: 'Case reference', for: 'case-reference' }),
  }),
  entry('radios', 'Choices of which one holds.', {
    'a key question': () =>
      radios({
        name: 'q-2-1-2',
        classes: 'govuk-radios--inline',
        fieldset: {
          legend: { text: '2.1.2 Does the assessment look closely enough at keeping the child safe?' },
        },
        items: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      }),
    'a rating, with reasons when it is changed': () =>
      radios({
        name: 'rating-1-1',
        value: 'change',
        fieldset: { legend: { text: 'What does the panel decide?' } },
        items: [
          { value: 'confirm', text: 'Confirm Requires improvement' },
          {
            value: 'change',
            text: 'Change the rating',
            hint: { text: 'The reason is published' },
            conditional: { html: input({ name: 'reason-1-1', label: { text: 'Reason' } }) },
          },
        ],
      }),
  }),
  entry('select', 'A list to choose one thing from, where radios would take too much room.', {
    'a service': () =>
      select({
        name: 'service',
        label: { text: 'Service' },
        value: 'northmoor',
        items: [
          { value: '', text: 'Choose a service' },
          { value: 'northmoor', text: 'Northmoor' },
          { value: 'westvale', text: 'Westvale' },
        ],
      }),
  }),
]
