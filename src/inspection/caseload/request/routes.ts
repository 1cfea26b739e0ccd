/** The lead asks the service for its caseload, with the specification and a day; and reminds it. */
import { z } from 'zod'
import { eligibleWindow } from '#engine/caseload/window.ts'
import { readDateField } from '#platform/web/date-field.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid } from '#platform/web/problems.ts'
import { caseloadsAsked } from '../../caseload-asked.ts'
import { frameworkHere } from '../../sample-parameters.ts'
import { needStage } from '../../stages.ts'
import { requestCaseload } from './actions.ts'

const due = z.record(z.string(), z.unknown()).transform((sent, context) => {
  const dueOn = readDateField(sent, 'due', 'the day by which it should be sent', context, { required: true })
  if (dueOn !== null && dueOn < new Date().toISOString().slice(0, 10))
    context.addIssue({ code: 'custom', path: ['due-day'], message: 'The day must be today or later' })
  return { dueOn: dueOn ?? '' }
})

export const requestRoutes = (
  again: (visit: Visit<'inspection', unknown, unknown, unknown, unknown>) => Promise<Outcome>,
): AnyEndpoint[] => [
  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/caseload/request',
    verb: 'request caseload',
    thing: 'inspection',
    body: due,
    again,
    run: async (visit) => {
      needStage(visit.thing, 'caseload', 'sample')
      const framework = await frameworkHere(visit)
      const [before] = await caseloadsAsked(visit.db, [visit.thing.id])
      if (before && before.missing.length === 0)
        throw invalid({ field: '', message: 'Everything that was asked for is in already.' })
      const { announcedOn } = visit.thing
      // As it stands today: a window that is moved later does not change what was asked.
      const asked = framework.caseKinds.map(({ id, label, window }) => {
        const days = announcedOn === null ? null : eligibleWindow(announcedOn, window)
        return { kind: id, label, first: days?.first ?? null, last: days?.last ?? null }
      })
      const { kind } = await visit.perform(requestCaseload, {
        inspection: visit.thing.id,
        dueOn: visit.body.dueOn,
        asked,
      })
      return redirect(
        `/inspections/${visit.thing.slug}/caseload`,
        kind === 'request'
          ? 'The service is asked for its caseload.'
          : 'The reminder is sent: the service contact sees what is still missing.',
      )
    },
  }),
]
