/** Taking drawn cases out of a sample. The list decides who steps in, never the service or an inspector. */
import { z } from 'zod'
import { personalSignsIn } from '#engine/caseload/personal-in-prose.ts'
import { sampleBalance } from '#engine/sampling/balance.ts'
import { withoutStruck } from '#engine/sampling/reserves.ts'
import { substitutionOf } from '#engine/sampling/rules.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { redirect } from '#platform/web/outcome.ts'
import { type Fault, invalid, Problem } from '#platform/web/problems.ts'
import type { WhyLeft } from '../cases-left.ts'
import { holdInspection } from '../hold-inspection.ts'
import { knownToWriter } from '../known-to-writer.ts'
import { reasonField } from '../reason-form.ts'
import { needStage } from '../stages.ts'
import { takeCaseOut } from './leave.actions.ts'
import { type LeaveView, leavePage } from './leave.page.ts'
import { currentSample, offeredFor, progressOf, struckBy } from './leave.queries.ts'
import { around, hasDraw, ofKind, theKind } from './samples-now.ts'

/** As many signs of a person as somebody in a hurry will read. */
const mostNamed = 5

const caseRef = z.string().max(200).default('')
const chosen = z.object({ case: caseRef })

type LeaveVisit = Visit<'inspection', z.infer<typeof ofKind>, unknown, unknown, unknown>

async function viewOf(visit: LeaveVisit, ref: string) {
  const { framework, one } = await theKind(visit)
  if (!hasDraw(one.sample)) throw new Problem('stage-closed', 'This sample is not drawn yet.')
  const now = await currentSample(visit.db, visit.thing.id, framework, one.sample)
  const { stage, origin } = visit.thing
  const open =
    origin === 'live' &&
    (stage === 'sample' || stage === 'fieldwork') &&
    may(visit.roles, 'take case out', 'inspection')
  const caseId = now.inSample.includes(ref) ? now.cases.find((each) => each.caseRef === ref)!.id : null
  const progress = caseId === null ? null : await progressOf(visit.db, caseId)
  const leaving: LeaveView['leaving'] =
    progress && open
      ? {
          caseRef: ref,
          progress,
          offers: {
            ineligible: offeredFor(now, ref, 'ineligible'),
            'not-inspectable': offeredFor(now, ref, 'not-inspectable'),
          },
        }
      : null
  return { framework, one, sample: one.sample, drawn: one.sample.drawn, now, leaving, open, caseId }
}

const show = async (visit: LeaveVisit, ref: string) =>
  leavePage(around(visit), visit.form, await viewOf(visit, ref))

const sentRef = ({ form }: LeaveVisit) => (typeof form.values.case === 'string' ? form.values.case : '')

const leaveForm = z.object({
  case: caseRef,
  reason: z.string().max(200).default(''),
  words: reasonField('Say what happened'),
  checked: z.enum(['yes']).optional(),
  'step-in': z.enum(['yes', 'no'], { error: 'Say whether a reserve steps in' }),
})

export const leaveRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/inspections/:inspection/sample/:kind/leave',
    verb: 'see sample',
    thing: 'inspection',
    params: ofKind,
    query: chosen,
    run: (visit) => show(visit, visit.query.case),
  }),

  endpoint({
    method: 'POST',
    path: '/inspections/:inspection/sample/:kind/leave',
    verb: 'take case out',
    thing: 'inspection',
    params: ofKind,
    body: leaveForm,
    again: (visit) => show(visit, sentRef(visit)),
    run: async (visit) => {
      needStage(visit.thing, 'sample', 'fieldwork')
      // One case after the other: which reserve is next depends on who left before.
      await holdInspection(visit.db, visit.thing.id)
      const { body } = visit
      const { framework, one, sample, now, leaving, caseId } = await viewOf(visit, body.case)
      if (!leaving || caseId === null)
        throw invalid({ field: 'case', message: 'Choose a case that is in the sample now' })
      if (body.checked !== 'yes') {
        const known = await knownToWriter(visit.db, visit.thing, framework)
        const signs = personalSignsIn(body.words, known).slice(0, mostNamed)
        if (signs.length > 0) throw invalid(...signs.map(({ message }) => ({ field: 'words', message })))
      }
      const [why, reason] = reasonOf(framework, body.reason, leaving.progress.complete)
      const { begun, assessment } = leaving.progress
      const stepsIn = body['step-in'] === 'yes'
      const offer = stepsIn ? leaving.offers[why] : null
      if (stepsIn && begun)
        throw invalid({ field: 'step-in', message: 'No reserve steps in: answers were given in this case' })
      if (stepsIn && !offer)
        throw invalid({ field: 'step-in', message: 'No reserve is left: the sample gets one case smaller' })
      const rest = now.inSample.filter((ref) => ref !== leaving.caseRef)
      await visit.perform(takeCaseOut, {
        inspection: visit.thing.id,
        caseKind: one.kind.id,
        sample: sample.id,
        caseId,
        assessment,
        why,
        reason,
        words: body.words,
        begun,
        replacedBy: offer ? now.cases.find((each) => each.caseRef === offer.caseRef)!.id : null,
        balance:
          offer?.balance ??
          sampleBalance(withoutStruck(now.frame, struckBy(now, leaving.caseRef, why)), rest),
      })
      return redirect(
        `/inspections/${visit.thing.slug}/sample/${one.kind.id}/leave`,
        `Case ${leaving.caseRef} left the sample. ${offer ? `${offer.caseRef} stepped in.` : 'Nobody stepped in.'}`,
      )
    },
  }),
]

/** What was chosen, among the framework's reasons. */
function reasonOf(
  framework: LeaveView['framework'],
  sent: string,
  complete: boolean,
): [why: WhyLeft, reason: string] {
  const rules = substitutionOf(framework)
  const faults: Fault[] = []
  for (const [why, reasons] of [
    ['ineligible', rules.ineligible],
    ['not-inspectable', rules.notInspectable],
  ] as const) {
    const found = reasons.find((one) => sent === `${why}:${one.id}`)
    if (!found) continue
    if (why === 'not-inspectable' && complete) {
      faults.push({ field: 'reason', message: 'This case is read to the end: it can only be struck out' })
      continue
    }
    return [why, found.id]
  }
  throw invalid(
    ...(faults.length > 0 ? faults : [{ field: 'reason', message: 'Choose why it leaves the sample' }]),
  )
}
