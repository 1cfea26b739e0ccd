/** Everyone's own interests. What the lead sees of them: casework/interests.page. */
import { z } from 'zod'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { withdrawCaseInterest } from '../case-interest.actions.ts'
import { interestKinds, longestWords } from '../interest-words.ts'
import { declareInterest, withdrawInterest } from './actions.ts'
import { interestsPage } from './interests.page.ts'
import { caseInterestsOf, interestsOf, ownServiceOf, servicesByName } from './queries.ts'

type AccountVisit = Visit<'account', unknown, unknown, unknown>

const show = async (visit: AccountVisit) => {
  const person = visit.person!.id
  return interestsPage(visit.form, {
    interests: await interestsOf(visit.db, person),
    cases: await caseInterestsOf(visit.db, person),
    ownService: await ownServiceOf(visit.db, person),
    services: await servicesByName(visit.db),
  })
}

const interestForm = z.object({
  service: z.uuid('Choose a service from the list'),
  kind: z.enum(
    interestKinds.map((kind) => kind.id),
    'Choose in what way you are close to the service',
  ),
  words: z
    .string('Say in your own words what the interest is')
    .trim()
    .min(1, 'Say in your own words what the interest is')
    .max(longestWords, `Shorten your words to ${longestWords.toLocaleString('en-GB')} characters or fewer`),
})

export const interestRoutes: AnyEndpoint[] = [
  endpoint({ method: 'GET', path: '/account/interests', verb: 'use', thing: 'account', run: show }),

  endpoint({
    method: 'POST',
    path: '/account/interests',
    verb: 'use',
    thing: 'account',
    body: interestForm,
    again: show,
    run: async (visit) => {
      const service = (await servicesByName(visit.db)).find((one) => one.id === visit.body.service)
      if (!service) throw invalid({ field: 'service', message: 'Choose a service from the list' })
      const { kind, words } = visit.body
      await visit.perform(declareInterest, { person: visit.person!.id, service: service.id, kind, words })
      return redirect('/account/interests', `Your interest in ${service.name} is declared.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: '/account/interests/withdraw-service',
    verb: 'use',
    thing: 'account',
    body: z.object({ service: z.uuid() }),
    run: async (visit) => {
      const person = visit.person!.id
      const mine = await interestsOf(visit.db, person)
      // What was never declared is not there to withdraw.
      const one = mine.find((interest) => interest.id === visit.body.service)
      if (!one) throw new Problem('not-found')
      await visit.perform(withdrawInterest, { person, service: one.id })
      return redirect('/account/interests', `Your interest in ${one.name} is withdrawn.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: '/account/interests/withdraw-assessment',
    verb: 'use',
    thing: 'account',
    body: z.object({ assessment: z.uuid() }),
    run: async (visit) => {
      const person = visit.person!.id
      const mine = await caseInterestsOf(visit.db, person)
      const one = mine.find((interest) => interest.assessment === visit.body.assessment)
      if (!one) throw new Problem('not-found')
      await visit.perform(withdrawCaseInterest, { person, assessment: one.assessment })
      return redirect('/account/interests', `Your interest in case ${one.caseRef} is withdrawn.`)
    },
  }),
]
