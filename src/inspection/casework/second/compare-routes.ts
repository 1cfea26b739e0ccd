/** The doors of a case that two people assessed: comparing the two, and recording which view stands. */

import { caseState } from '#engine/casework/case-state.ts'
import { reconcileViews } from '#engine/casework/reconcile.ts'
import { type AnyEndpoint, endpoint } from '#platform/web/endpoint.ts'
import { json, redirect } from '#platform/web/outcome.ts'
import { invalid } from '#platform/web/problems.ts'
import { holdInspection } from '../../hold-inspection.ts'
import { needStage } from '../../stages.ts'
import { seeCase } from '../actions.ts'
import { type CaseVisit, casePath, contextOf, viewOf } from '../case-view.ts'
import { holdCase } from '../queries.ts'
import { reconcile } from './actions.ts'
import { bothViews } from './both-views.ts'
import { differencesPage } from './differences.page.ts'
import { reconciliationForm } from './forms.ts'

const at = '/inspections/:inspection/casework/:assessment'

const show = async (visit: CaseVisit) => {
  const view = await viewOf(visit)
  const both = await bothViews(visit.db, view.framework, visit.thing)
  if (visit.wantsJson)
    return json({
      case: visit.thing.caseRef,
      compared: both.compared.map(({ question, kind, name, first, second, same, byFacts }) => ({
        question,
        kind,
        name,
        first,
        second,
        same,
        byFacts,
      })),
      open: both.reconciled.open,
    })
  return differencesPage({ view, both }, visit.form)
}

export const compareRoutes: AnyEndpoint[] = [
  endpoint({
    method: 'GET',
    path: `${at}/differences`,
    verb: 'compare',
    thing: 'assessment',
    recorded: true,
    run: async (visit) => {
      const outcome = await show(visit)
      await visit.perform(seeCase, { assessment: visit.thing.id })
      return outcome
    },
  }),

  endpoint({
    method: 'POST',
    path: `${at}/reconciliation`,
    verb: 'reconcile',
    thing: 'assessment',
    body: reconciliationForm,
    again: show,
    run: async (visit) => {
      const { db, thing, body } = visit
      // Whoever closes fieldwork takes the inspection first: what is settled is in the freeze, or too late.
      needStage({ ...thing.inspection, stage: await holdInspection(db, thing.inspection.id) }, 'fieldwork')
      const framework = await visit.frameworks.of(thing.inspection)
      // Neither view may change while it is decided between them.
      await holdCase(db, thing.id)
      const both = await bothViews(db, framework, thing)
      const one = both.compared.find(({ question }) => question === body.question)
      if (!one || one.same || one.byFacts || one.first === null || one.second === null)
        throw invalid({
          field: '',
          message: 'There is nothing to settle here: the two agree, or the facts decide',
        })
      if (one.first !== body.first || one.second !== body.second)
        throw invalid({
          field: '',
          message: `${one.name} was answered anew while this page was open. Read both views again, then decide`,
        })
      const known = both.decisions.get(one.question)?.[0]
      if ((known?.version ?? 0) !== body.version)
        throw invalid({
          field: '',
          message: `${known?.by ?? 'Somebody'} decided ${one.name} while this page was open. Read their reason, then decide again if yours should stand`,
        })
      const { question, stands, reason, version } = body
      const decision = { question, firstValue: one.first, secondValue: one.second, stands }
      const others = [...both.decisions.values()]
        .map(([last]) => last!)
        .filter((last) => last.question !== question)
      const [first, second] = [both.answers.first, both.answers.second].map((given) =>
        caseState(contextOf(thing, framework), given.values()),
      )
      const after = reconcileViews(framework, thing.caseKind, first!, second!, [...others, decision])
      const lost = after.unanswered.filter((ref) => !both.reconciled.unanswered.includes(ref))
      if (lost.length > 0)
        throw invalid({
          field: 'stands',
          message: `With this, ${lost.join(', ')} would count in this case, and neither assessment answers it. Settle another fact first, or let the other view stand`,
        })
      await visit.perform(reconcile, { ...decision, assessment: both.firstId, version, reason })
      return redirect(`${casePath(thing)}/differences`, `${one.name} is settled: the ${stands} view stands.`)
    },
  }),
]
