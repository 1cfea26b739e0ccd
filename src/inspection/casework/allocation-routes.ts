/** Giving cases to people, and what they declared that stands in the way. */
import { z } from 'zod'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { type Fault, invalid } from '#platform/web/problems.ts'
import { blockInWords, closenessIn } from '../closeness.ts'
import { needStage } from '../stages.ts'
import { allocateCases } from './actions.ts'
import { assessorField, changedAllocations, shareOutCases } from './allocate.ts'
import { allocationPage } from './allocation.page.ts'
import { casesWithState } from './cases-with-state.ts'
import { interestsPage } from './interests.page.ts'
import { interestsIn } from './interests.queries.ts'
import { casesOf } from './queries.ts'
import { reservesOf } from './reserves.ts'
import { assessorsOf } from './team-assessors.ts'

type CaseworkVisit = Visit<'inspection', unknown, unknown, unknown>

const at = '/inspections/:inspection/casework'

const showAllocation = async (visit: CaseworkVisit) =>
  allocationPage(
    {
      around: { inspection: visit.thing, roles: visit.roles },
      framework: await visit.frameworks.of(visit.thing),
      cases: await casesWithState(visit),
      assessors: await assessorsOf(visit.db, visit.thing.id),
      blocksOf: await closenessIn(visit.db, visit.thing.id),
      reserves: await reservesOf(visit.db, visit.thing.id),
    },
    visit.form,
  )

const howMany = (count: number): string => (count === 1 ? '1 case is' : `${count} cases are`)

const back = (visit: CaseworkVisit, notice: string) =>
  redirect(`/inspections/${visit.thing.slug}/casework/allocation`, notice)

/** Who is to have which case, as the form says it. Nobody is given a case that they must not assess. */
async function readAllocation(visit: CaseworkVisit & { body: Record<string, unknown> }) {
  const cases = await casesOf(visit.db, visit.thing.id)
  const assessors = new Map((await assessorsOf(visit.db, visit.thing.id)).map((one) => [one.id, one]))
  const blocksOf = await closenessIn(visit.db, visit.thing.id)
  const wanted = new Map<string, string | null>()
  const faults: Fault[] = []
  for (const one of cases) {
    const field = assessorField(one.id)
    const sent = visit.body[field]
    if (typeof sent !== 'string') continue
    wanted.set(one.id, sent === '' ? null : sent)
    // Somebody who left the team may keep a case they have; nobody can be given one who is not on it.
    if (sent === '' || sent === one.assessorId) continue
    const assessor = assessors.get(sent)
    const fault = (message: string) => faults.push({ field, message: `Case ${one.caseRef}: ${message}` })
    if (!assessor) fault('choose an inspector, local assessor or lead inspector of this team')
    else
      for (const block of blocksOf(sent, one.caseId))
        fault(`choose somebody else, because ${assessor.name} ${blockInWords(block)}`)
  }
  if (faults.length > 0) throw invalid(...faults)
  return changedAllocations(cases, wanted)
}

export const allocationRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: `${at}/allocation`,
    verb: 'allocate',
    thing: 'inspection',
    run: showAllocation,
  }),

  endpoint({
    method: 'POST',
    path: `${at}/allocation`,
    verb: 'allocate',
    thing: 'inspection',
    body: z.record(z.string(), z.unknown()),
    again: showAllocation,
    run: async (visit) => {
      needStage(visit.thing, 'fieldwork')
      const allocations = await readAllocation(visit)
      if (allocations.length === 0) return back(visit, 'Nothing was changed in the allocation.')
      await visit.perform(allocateCases, { inspection: visit.thing.id, allocations })
      return back(visit, `The allocation is saved: ${howMany(allocations.length)} changed.`)
    },
  }),

  endpoint({
    method: 'POST',
    path: `${at}/share-out`,
    verb: 'allocate',
    thing: 'inspection',
    again: showAllocation,
    run: async (visit) => {
      needStage(visit.thing, 'fieldwork')
      const assessors = await assessorsOf(visit.db, visit.thing.id)
      if (!assessors.some((one) => one.sharesOut)) {
        const message = 'Nobody on the team is an inspector or local assessor. Add them to the team first.'
        throw invalid({ field: '', message })
      }
      const cases = await casesOf(visit.db, visit.thing.id)
      const open = cases.filter((one) => !one.assessorId && !one.completedAt)
      if (open.length === 0) return back(visit, 'Every case was already allocated.')
      const allocations = shareOutCases(cases, assessors, await closenessIn(visit.db, visit.thing.id))
      const left = open.length - allocations.length
      const rest =
        left > 0 ? `${howMany(left)} left, because nobody may be given ${left === 1 ? 'it' : 'them'}.` : ''
      if (allocations.length === 0) throw invalid({ field: '', message: `No case was shared out: ${rest}` })
      await visit.perform(allocateCases, { inspection: visit.thing.id, allocations })
      return back(visit, `${howMany(allocations.length)} shared out. ${rest}`.trim())
    },
  }),

  endpoint({
    method: 'GET',
    path: `${at}/interests`,
    verb: 'see interests',
    thing: 'inspection',
    run: async (visit) =>
      interestsPage(
        { inspection: visit.thing, roles: visit.roles },
        await interestsIn(visit.db, visit.thing.id),
      ),
  }),
]
