/** Components that lead from one page to another. */
import { html } from '../../html.ts'
import { backLink } from '../back-link.ts'
import { breadcrumbs } from '../breadcrumbs.ts'
import { exitThisPage } from '../exit-this-page.ts'
import { languageNavigation } from '../language-navigation.ts'
import { pagination } from '../pagination.ts'
import { serviceNavigation } from '../service-navigation.ts'
import { skipLink } from '../skip-link.ts'
import { entry } from './entry.ts'

export const navigation = [
  entry('back-link', 'Leads to the page before, in work that goes step by step.', {
    'with words of its own': () =>
      backLink({ text: 'Back to the caseload', href: '/inspections/17/caseload' }),
  }),
  entry('breadcrumbs', 'Shows where the page stands and leads up from it.', {
    'three levels': () =>
      breadcrumbs({
        items: [
          { text: 'Inspections', href: '/inspections' },
          { text: 'Northmoor Youth Justice Service', href: '/inspections/17' },
          { text: 'Ratings' },
        ],
      }),
  }),
  entry('exit-this-page', 'Leaves at once, for people who may be watched while they read.', {
    default: () => exitThisPage({ redirectUrl: 'https://www.bbc.co.uk/weather' }),
  }),
  entry('language-navigation', 'Leads to the same page in another language.', {
    'English and Welsh': () =>
      languageNavigation({
        items: [
          { text: 'English', lang: 'en', current: true },
          { text: 'Cymraeg', lang: 'cy', href: '/cy/reports/17', languageDescriptionText: '(Welsh)' },
        ],
      }),
  }),
  entry('pagination', 'Leads through the pages of a long list, or from one step to the next.', {
    'a list of cases': () =>
      pagination({
        previous: { href: '/cases?page=1' },
        items: [
          { number: 1, href: '/cases?page=1' },
          { number: 2, href: '/cases?page=2', current: true },
          { number: 3, href: '/cases?page=3' },
          { ellipsis: true },
          { number: 9, href: '/cases?page=9' },
        ],
        next: { href: '/cases?page=3' },
      }),
    'neighbouring standards': () =>
      pagination({
        previous: { labelText: '2.1 Assessment', href: '/standards/2.1' },
        next: { labelText: '2.3 Implementation and delivery', href: '/standards/2.3' },
      }),
  }),
  entry('service-navigation', 'Says which service this is and leads to its parts.', {
    'with one part active': () =>
      serviceNavigation({
        serviceName: 'Plumbline',
        serviceUrl: '/',
        navigationId: 'catalogue-navigation',
        navigation: [
          { text: 'Inspections', href: '/inspections', active: true },
          { text: 'Frameworks', href: '/frameworks' },
          { text: 'Publications', href: '/publications' },
        ],
      }),
    'with something at its end': () =>
      serviceNavigation({
        serviceName: 'Plumbline',
        slots: { end: { html: html`<a class="govuk-link" href="/sign-out">Sign out</a>`, align: 'inline' } },
      }),
  }),
  entry(
    'skip-link',
    'Lets keyboard users jump over what every page repeats. Seen only while it has the focus.',
    {
      default: () => skipLink({ text: 'Skip to main content', href: '#main-content' }),
    },
  ),
]
