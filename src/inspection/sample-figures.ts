/** The true figures of an inspection's cases: each is counted from what happened, none is taken from a plan. */
import type { Framework } from '#engine/framework/shape.ts'
import type { SampleFigures } from '#engine/report/material.ts'
import type { ParameterChange } from '#engine/sampling/parameters.ts'
import type { SampleSize } from '#engine/sampling/size.ts'
import type { PrecisionRule } from '#engine/sampling/whole-sample.ts'
import type { Reader } from '#platform/audit/action.ts'
import { casesLeft, countLeft } from './cases-left.ts'

/** Of a stored plan, what the report tells. */
type Planned = SampleSize & {
  formula?: PrecisionRule
  changed?: { caseKind: string; changes: ParameterChange[]; reason: string }[]
}

/** For each kind of case, in the framework's order. */
export async function sampleFigures(
  db: Reader,
  inspectionId: string,
  framework: Framework,
): Promise<SampleFigures[]> {
  const samples = await db
    .selectFrom('sample as s')
    .where('s.inspection_id', '=', inspectionId)
    .distinctOn('s.case_kind')
    .select(['s.id', 's.case_kind as caseKind', 's.plan', 's.method', 's.reason'])
    .select((eb) =>
      eb
        .selectFrom('sample_case as c')
        .whereRef('c.sample_id', '=', 's.id')
        .where('c.part', '=', 'drawn')
        .select((e) => e.fn.countAll<number>().as('count'))
        .as('drawn'),
    )
    .orderBy('s.case_kind')
    .orderBy('s.version', 'desc')
    .execute()
  const assessed = await db
    .selectFrom('assessment')
    .where('inspection_id', '=', inspectionId)
    .where('part', '=', 'first')
    .where('completed_at', 'is not', null)
    .select((eb) => ['case_kind as caseKind', eb.fn.countAll<number>().as('count')])
    .groupBy('case_kind')
    .execute()
  const allLeft = await casesLeft(db, inspectionId)
  return framework.caseKinds.map(({ id }) => {
    const sample = samples.find(({ caseKind }) => caseKind === id)
    const done = assessed.find(({ caseKind }) => caseKind === id)
    const plan = sample?.plan as unknown as Planned | undefined
    const left = countLeft(allLeft.filter((one) => one.sample === sample?.id))
    return {
      caseKind: id,
      eligible: plan?.eligible ?? null,
      planned: plan?.n ?? null,
      drawn: sample?.drawn ?? null,
      assessed: done?.count ?? 0,
      struckOut: left.ineligible,
      notRead: left.notInspectable,
      steppedIn: left.replaced,
      ...(plan?.formula ? { rule: plan.formula } : {}),
      otherwise: (plan?.changed ?? [])
        .filter((one) => one.caseKind === id)
        .map(({ changes, reason }) => ({ changes, reason })),
      ...(sample?.method === 'systematic' && sample.reason ? { withoutList: sample.reason } : {}),
    }
  })
}

/** Assessed cases whose case manager was interviewed, by the newest answer of each. */
export async function caseManagerInterviews(db: Reader, inspectionId: string): Promise<number> {
  const { count } = await db
    .with('newest', (query) =>
      query
        .selectFrom('answer as a')
        .innerJoin('assessment as s', 's.id', 'a.assessment_id')
        .where('s.inspection_id', '=', inspectionId)
        .where('s.part', '=', 'first')
        .where('s.completed_at', 'is not', null)
        .where('a.question', '=', 'fact:manager-interviewed')
        .distinctOn('a.assessment_id')
        .select(['a.assessment_id', 'a.value'])
        .orderBy('a.assessment_id')
        .orderBy('a.version', 'desc'),
    )
    .selectFrom('newest')
    .where('value', '=', 'yes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
