/** Closing fieldwork, reading what was frozen, and going back to fieldwork. */
import { z } from 'zod'
import { type CompletedCase, verifyFreeze } from '#engine/casework/freeze.ts'
import type { Reader } from '#platform/audit/action.ts'
import { may } from '#platform/permissions/may.ts'
import { type AnyEndpoint, endpoint, type Visit } from '#platform/web/endpoint.ts'
import { type Outcome, redirect } from '#platform/web/outcome.ts'
import { invalid, Problem } from '#platform/web/problems.ts'
import { handOverAlerts } from '../alerts-at-close.ts'
import { freezesOf } from '../fieldwork-freeze.ts'
import { holdInspection } from '../hold-inspection.ts'
import { reasonField, shownVersion } from '../reason-form.ts'
import { moveStage } from '../stage.actions.ts'
import { needStage } from '../stages.ts'
import { freezeFieldwork, liftFreeze } from './freeze.actions.ts'
import { freezePage } from './freeze.page.ts'
import { caseRefsOf, completionsAnew, holdCases, panelHasDecided } from './freeze.queries.ts'
import { casesOf } from './queries.ts'

type FieldworkVisit = Visit<'inspection', unknown, unknown, unknown>

const base = '/inspections/:inspection/casework'

async function mayReopen(db: Reader, { thing, roles }: FieldworkVisit): Promise<boolean> {
  if (thing.origin !== 'live' || thing.stage !== 'panel') return false
  return may(roles, 'reopen fieldwork', 'inspection') && !(await panelHasDecided(db, thing.id))
}

const showFreeze = async (visit: FieldworkVisit) => {
  const { db, thing, roles } = visit
  const freezes = await freezesOf(db, thing.id)
  // Read only where there is something to check: every question and answer of every case is digested again.
  const completions: CompletedCase[] = freezes.length > 0 ? await completionsAnew(db, thing.id) : []
  return freezePage(
    {
      around: { inspection: thing, roles },
      freezes: freezes.map((freeze) => ({
        ...freeze,
        findings: verifyFreeze(freeze, completions, freeze.reopened === null),
      })),
      caseRefs: await caseRefsOf(db, thing.id),
      mayReopen: await mayReopen(db, visit),
    },
    visit.form,
  )
}

export const freezeRoutes = (showCases: (visit: FieldworkVisit) => Promise<Outcome>): AnyEndpoint[] => [
  endpoint({
    method: 'POST',
    path: `${base}/close`,
    verb: 'close fieldwork',
    thing: 'inspection',
    again: showCases,
    run: async (visit) => {
      const { db, thing } = visit
      needStage({ ...thing, stage: await holdInspection(db, thing.id) }, 'fieldwork')
      await holdCases(db, thing.id)
      const open = (await casesOf(db, thing.id)).filter((one) => !one.completedAt)
      if (open.length > 0) {
        const listed = open.map((one) => one.caseRef).join(', ')
        const howMany = open.length === 1 ? '1 case is' : `${open.length} cases are`
        const message = `Fieldwork cannot be closed: ${howMany} not complete (${listed})`
        throw invalid({ field: 'close', message })
      }
      await handOverAlerts(visit)
      await visit.perform(freezeFieldwork, { inspection: thing })
      await visit.perform(moveStage, { inspection: thing.id, from: 'fieldwork', to: 'panel' })
      return redirect(
        `/inspections/${thing.slug}`,
        'Fieldwork is closed and its cases are frozen. The results are open to the team.',
      )
    },
  }),

  endpoint({
    method: 'GET',
    path: `${base}/freeze`,
    verb: 'see casework',
    thing: 'inspection',
    run: showFreeze,
  }),

  endpoint({
    method: 'POST',
    path: `${base}/reopen-fieldwork`,
    verb: 'reopen fieldwork',
    thing: 'inspection',
    body: z.object({
      reason: reasonField('Say why fieldwork has to be opened again'),
      version: shownVersion,
    }),
    again: showFreeze,
    run: async (visit) => {
      const { db, thing, body } = visit
      needStage({ ...thing, stage: await holdInspection(db, thing.id) }, 'panel')
      if (await panelHasDecided(db, thing.id)) {
        throw new Problem(
          'stage-closed',
          'The ratings panel has decided on these cases, so fieldwork stays closed.',
        )
      }
      const [newest] = await freezesOf(db, thing.id)
      if ((newest?.version ?? 0) !== body.version) {
        throw new Problem('changed-meanwhile', 'Fieldwork was closed again since you opened the page.')
      }
      if (newest)
        await visit.perform(liftFreeze, {
          inspection: thing.id,
          version: newest.version,
          reason: body.reason,
        })
      await visit.perform(moveStage, {
        inspection: thing.id,
        from: 'panel',
        to: 'fieldwork',
        reason: body.reason,
      })
      return redirect(
        `/inspections/${thing.slug}/casework`,
        'Fieldwork is open again. Cases are complete until they are reopened one by one.',
      )
    },
  }),
]
