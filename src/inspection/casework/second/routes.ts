/** The doors of second assessment: choosing the cases and giving them to people. Comparing them: compare-routes. */
import { z } from 'zod'
import { casesInShare, pickCases } from '#engine/sampling/pick-cases.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { json, redirect } from '#platform/web/outcome.ts'
import { type Fault, invalid } from '#platform/web/problems.ts'
import { closenessIn } from '../../closeness.ts'
import { needStage } from '../../stages.ts'
import { secondAssessorsOf } from '../team-assessors.ts'
import { chooseSecond, giveSeconds, pickSeconds, type SecondGiven } from './actions.ts'
import { agreementPage } from './agreement.page.ts'
import { agreementFigures } from './agreement-figures.ts'
import { chooseForm, openForm, pickForm } from './forms.ts'
import { type Standing, whyNotSecond } from './may-assess.ts'
import { casesInPlay, picksOf, type SecondAssessment, secondsOf, whoHasSeen } from './queries.ts'
import { secondField, secondPage } from './second.page.ts'

type InspectionVisit = Visit<'inspection', unknown, unknown, unknown>

const at = '/inspections/:inspection/casework/second'

const show = async (visit: InspectionVisit) => {
  const { db, thing, roles } = visit
  return secondPage(
    {
      around: { inspection: thing, roles },
      framework: await visit.frameworks.of(thing),
      seconds: await secondsOf(db, thing.id),
      people: await secondAssessorsOf(db, thing.id),
      cases: await casesInPlay(db, thing.id),
      picks: await picksOf(db, thing.id),
    },
    visit.form,
  )
}

const back = (visit: InspectionVisit, notice: string) =>
  redirect(`/inspections/${visit.thing.slug}/casework/second`, notice)

const howMany = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

async function standingIn(visit: InspectionVisit, seconds: SecondAssessment[]): Promise<Standing> {
  const people = await secondAssessorsOf(visit.db, visit.thing.id)
  return {
    people: new Map(people.map((one) => [one.id, one])),
    seen: await whoHasSeen(
      visit.db,
      seconds.map((one) => one.firstId),
    ),
    blocksOf: await closenessIn(visit.db, visit.thing.id),
  }
}

export const secondRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/casework/agreement',
    verb: 'see second assessments',
    thing: 'inspection',
    run: async (visit) => {
      const { db, thing, roles } = visit
      const framework = await visit.frameworks.of(thing)
      const figures = await agreementFigures(db, framework, thing.id)
      if (visit.wantsJson) return json({ agreement: figures.report, bandsChanged: figures.changed })
      return agreementPage({ inspection: thing, roles }, framework, figures)
    },
  }),

  endpoint({ method: 'GET', path: at, verb: 'see second assessments', thing: 'inspection', run: show }),

  endpoint({
    method: 'POST',
    path: `${at}/pick`,
    verb: 'choose second assessments',
    thing: 'inspection',
    body: pickForm,
    again: show,
    run: async (visit) => {
      const { db, thing, body } = visit
      needStage(thing, 'fieldwork')
      const cases = (await casesInPlay(db, thing.id)).filter((one) => one.caseKind === body.kind)
      if (cases.length === 0)
        throw invalid({ field: 'kind', message: 'Choose a kind of case that has cases in this inspection' })
      // The seed is given once: whoever does not like what the lot brought cannot try another.
      const known = (await picksOf(db, thing.id)).find((pick) => pick.caseKind === body.kind)?.seed
      if (known === undefined && body.seed === '')
        throw invalid({ field: 'seed', message: 'Enter a seed, for example what dice showed' })
      if (known !== undefined && body.seed !== '' && body.seed !== known)
        throw invalid({
          field: 'seed',
          message: `The seed of this kind of case is “${known}” and stays: leave the field empty`,
        })
      const count = body.unit === 'cases' ? body.amount : casesInShare(body.amount, cases.length)
      if (count > cases.length)
        throw invalid({
          field: 'amount',
          message: `There are ${howMany(cases.length)} of this kind: enter that or fewer`,
        })
      const seed = known ?? body.seed
      const lot = pickCases(
        cases.map((one) => one.caseRef),
        count,
        seed,
      )
      const taken = new Set((await secondsOf(db, thing.id)).map((one) => one.firstId))
      const fresh = cases.filter((one) => lot.picked.includes(one.caseRef) && !taken.has(one.id))
      const { kind: caseKind, amount, unit } = body
      await visit.perform(pickSeconds, {
        inspection: thing.id,
        caseKind,
        amount,
        unit,
        seed,
        lot,
        cases: fresh,
      })
      const also = lot.picked.length - fresh.length
      return back(
        visit,
        `${howMany(lot.picked.length)} picked by lot${also > 0 ? `, ${also} of them chosen before` : ''}. Give each to a second assessor.`,
      )
    },
  }),

  endpoint({
    method: 'POST',
    path: `${at}/choose`,
    verb: 'choose second assessments',
    thing: 'inspection',
    body: chooseForm,
    again: show,
    run: async (visit) => {
      const { db, thing, body } = visit
      needStage(thing, 'fieldwork')
      const one = (await casesInPlay(db, thing.id)).find(({ id }) => id === body.case)
      if (!one) throw invalid({ field: 'case', message: 'Choose a case of this inspection' })
      if ((await secondsOf(db, thing.id)).some(({ firstId }) => firstId === one.id))
        throw invalid({ field: 'case', message: `Case ${one.caseRef} is assessed twice already` })
      await visit.perform(chooseSecond, { inspection: thing.id, one, reason: body.reason })
      return back(visit, `Case ${one.caseRef} is chosen. Give it to a second assessor.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${at}/given`,
    verb: 'choose second assessments',
    thing: 'inspection',
    body: z.record(z.string(), z.unknown()),
    again: show,
    run: async (visit) => {
      needStage(visit.thing, 'fieldwork', 'panel')
      const seconds = await secondsOf(visit.db, visit.thing.id)
      const standing = await standingIn(visit, seconds)
      const faults: Fault[] = []
      const given: SecondGiven[] = []
      for (const one of seconds) {
        const sent = visit.body[secondField(one.id)]
        if (typeof sent !== 'string' || one.completedAt || sent === (one.assessorId ?? '')) continue
        const message = sent === '' ? null : whyNotSecond(one, sent, true, standing)
        if (message) faults.push({ field: secondField(one.id), message })
        given.push({ assessment: one.id, assessor: sent || null, openReason: null })
      }
      if (faults.length > 0) throw invalid(...faults)
      if (given.length === 0) return back(visit, 'Nothing was changed.')
      await visit.perform(giveSeconds, { inspection: visit.thing.id, given })
      return back(visit, `${howMany(given.length)} changed.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${at}/open`,
    verb: 'choose second assessments',
    thing: 'inspection',
    body: openForm,
    again: show,
    run: async (visit) => {
      const { body } = visit
      needStage(visit.thing, 'fieldwork')
      const seconds = await secondsOf(visit.db, visit.thing.id)
      const one = seconds.find(({ id }) => id === body['open-case'])
      if (!one || one.completedAt)
        throw invalid({ field: 'open-case', message: 'Choose a case whose second assessment is still to do' })
      const message = whyNotSecond(one, body['open-assessor'], false, await standingIn(visit, seconds))
      if (message) throw invalid({ field: 'open-assessor', message })
      const given = [{ assessment: one.id, assessor: body['open-assessor'], openReason: body['open-reason'] }]
      await visit.perform(giveSeconds, { inspection: visit.thing.id, given })
      return back(visit, `Case ${one.caseRef} is given openly, with the reason recorded.`)
    },
  }),
]
