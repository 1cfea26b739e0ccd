/** The sample as it stands now: who is in it, who left, and which reserves are free. */

import type { Framework } from '#engine/framework/shape.ts'
import type { Frame } from '#engine/sampling/frame.ts'
import { nextReserve, type Replacement } from '#engine/sampling/reserves.ts'
import type { Reader } from '#platform/audit/action.ts'
import { casesLeft, type LeftCase, type WhyLeft } from '../cases-left.ts'
import { preparedOf } from './proof.ts'
import { type CaseloadCase, sampleCases } from './queries.ts'
import type { Drawn } from './samples-now.ts'

export interface CurrentSample {
  frame: Frame
  cases: CaseloadCase[]
  /** References, in the order of the frame. */
  inSample: string[]
  /** Free reserves, in their order. */
  free: string[]
  left: LeftCase[]
  tolerance: number
}

export async function currentSample(
  db: Reader,
  inspectionId: string,
  framework: Framework,
  sample: Drawn,
): Promise<CurrentSample> {
  const { frame, cases } = await preparedOf(db, framework, sample)
  const left = (await casesLeft(db, inspectionId)).filter((one) => one.sample === sample.id)
  const gone = new Set(left.map((one) => one.caseRef))
  const steppedIn = new Set(left.flatMap((one) => (one.replacedBy === null ? [] : [one.replacedBy])))
  const drawn = await sampleCases(db, sample.id, 'drawn')
  const reserves = await sampleCases(db, sample.id, 'reserve')
  const members = new Set([...drawn, ...steppedIn].filter((ref) => !gone.has(ref)))
  return {
    frame,
    cases,
    inSample: frame.cases.map((one) => one.caseRef).filter((ref) => members.has(ref)),
    free: reserves.filter((ref) => !steppedIn.has(ref)),
    left,
    tolerance: sample.plan.list?.tolerance ?? framework.sampling.tolerance,
  }
}

/** Cases that should not have been on the list, with this one if that is why it leaves. */
export const struckBy = ({ left }: CurrentSample, leaving: string, why: WhyLeft): Set<string> =>
  new Set([
    ...left.filter((one) => one.why === 'ineligible').map((one) => one.caseRef),
    ...(why === 'ineligible' ? [leaving] : []),
  ])

/** The reserve that would step in: the list decides, nobody chooses. */
export const offeredFor = (now: CurrentSample, leaving: string, why: WhyLeft): Replacement | null =>
  nextReserve(now.frame, now.inSample, leaving, now.free, now.tolerance, struckBy(now, leaving, why))

export interface CaseProgress {
  assessment: string
  begun: boolean
  complete: boolean
}

/** How far the assessment of a case is. */
export async function progressOf(db: Reader, caseId: string): Promise<CaseProgress | null> {
  const row = await db
    .selectFrom('assessment as a')
    .where('a.case_id', '=', caseId)
    .where('a.part', '=', 'first')
    .select(['a.id', 'a.completed_at'])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('answer as n').whereRef('n.assessment_id', '=', 'a.id').select('n.question'))
        .as('begun'),
    )
    .executeTakeFirst()
  return row ? { assessment: row.id, begun: Boolean(row.begun), complete: row.completed_at !== null } : null
}
