/** Components that tell people something. */
import { html } from '../../html.ts'
import { cookieBanner } from '../cookie-banner.ts'
import { errorMessage } from '../error-message.ts'
import { errorSummary } from '../error-summary.ts'
import { feedback } from '../feedback.ts'
import { insetText } from '../inset-text.ts'
import { notificationBanner } from '../notification-banner.ts'
import { panel } from '../panel.ts'
import { phaseBanner } from '../phase-banner.ts'
import { warningText } from '../warning-text.ts'
import { entry } from './entry.ts'

export const messages = [
  entry(
    'cookie-banner',
    'Says which cookies are set, on a first visit. Not needed for essential ones alone.',
    {
      'a message that can be hidden': () =>
        cookieBanner({
          ariaLabel: 'Cookies on Plumbline',
          messages: [
            {
              headingText: 'Cookies on Plumbline',
              text: 'One cookie keeps you signed in. There are no others.',
              actions: [{ text: 'Hide this message', name: 'cookies', value: 'hide' }],
            },
          ],
        }),
    },
  ),
  entry('error-message', 'Says next to a field what is wrong with its answer and how to put it right.', {
    'a missing answer': () => errorMessage({ text: 'Select yes or no for key question 2.1.1' }),
  }),
  entry(
    'error-summary',
    'Lists everything that must be put right, at the top of the page, with links to the fields.',
    {
      'two missing answers': () =>
        errorSummary({
          titleText: 'There is a problem',
          errorList: [
            { text: 'Select yes or no for key question 2.1.1', href: '#q-2-1-1' },
            { text: 'Enter the reasons for key question 2.1.3', href: '#reasons-2-1-3' },
          ],
        }),
    },
  ),
  entry('feedback', 'Asks what people think of the service, below the page.', {
    'with a link': () =>
      feedback({
        titleText: 'Help us improve this service',
        html: html`<p class="govuk-body"><a class="govuk-link" href="/feedback">Tell us what works and what does not</a></p>`,
      }),
  }),
  entry('inset-text', 'Sets a few words apart: a quotation, an example, a condition.', {
    'a practice example': () =>
      insetText({
        text: 'The case manager met Sam at his school, because he felt safe there, and asked him to draw what a good week looks like.',
      }),
  }),
  entry('notification-banner', 'Tells people something that is not about the page itself.', {
    'something to know': () =>
      notificationBanner({ text: 'The factual accuracy round for this report closes on 14 March.' }),
    'something that worked': () =>
      notificationBanner({ type: 'success', text: 'Assessment of case C-017 saved.' }),
  }),
  entry('panel', 'Confirms that a piece of work is done, or stops people before a step that matters.', {
    'a confirmation': () =>
      panel({ titleText: 'Sample drawn', text: '63 of 100 eligible cases, with 12 reserves' }),
    'an interruption': () =>
      panel({
        classes: 'govuk-panel--interruption',
        titleText: 'Is anyone at immediate risk?',
        text: 'You recorded a concern for this child. Raise an alert before you go on.',
        actions: {
          items: [
            { text: 'Raise an alert', href: '/cases/C-017/alert', type: 'button' },
            { text: 'Go back to the case', href: '/cases/C-017' },
          ],
        },
      }),
  }),
  entry('phase-banner', 'Says that the service is still being worked on.', {
    beta: () =>
      phaseBanner({
        tag: { text: 'Beta' },
        html: html`This is a new service. <a class="govuk-link" href="/feedback">Tell us</a> what you think.`,
      }),
  }),
  entry('warning-text', 'Warns of what follows if something is done or left undone.', {
    'before publication': () =>
      warningText({ text: 'Ratings cannot be changed once the report is published.' }),
  }),
]
