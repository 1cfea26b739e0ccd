/** Drawn cases that left the sample, why, and who stepped in: read by every stage that counts cases. */
import type { Balance } from '#engine/sampling/balance.ts'
import type { Reader } from '#platform/audit/action.ts'

/** It should not have been on the list, or nobody could read it. */
export type WhyLeft = 'ineligible' | 'not-inspectable'

export interface LeftCase {
  sample: string
  caseKind: string
  caseRef: string
  why: WhyLeft
  /** The framework's id of the reason. */
  reason: string
  words: string
  begun: boolean
  replacedBy: string | null
  /** The sample as it stood afterwards. */
  balance: Balance
  by: string
  at: Date
}

/** Of the newest sample of each kind, in the order in which they left. */
export async function casesLeft(db: Reader, inspectionId: string): Promise<LeftCase[]> {
  const rows = await db
    .selectFrom('case_left as l')
    .innerJoin('sample as s', 's.id', 'l.sample_id')
    .innerJoin('caseload_case as c', 'c.id', 'l.case_id')
    .leftJoin('caseload_case as r', 'r.id', 'l.replaced_by')
    .innerJoin('person as p', 'p.id', 'l.recorded_by')
    .where('s.inspection_id', '=', inspectionId)
    .select(['s.id as sample', 's.case_kind as caseKind', 'c.case_ref as caseRef', 'l.why', 'l.reason'])
    .select(['l.words', 'l.begun', 'l.balance', 'l.recorded_at as at', 'r.case_ref as replacedBy'])
    .select('p.name as by')
    .orderBy('l.recorded_at')
    .orderBy('c.case_ref')
    .execute()
  return rows.map((row) => ({
    ...row,
    why: row.why as WhyLeft,
    balance: row.balance as unknown as Balance,
  }))
}

export interface LeftCounts {
  ineligible: number
  notInspectable: number
  replaced: number
}

export const countLeft = (left: readonly LeftCase[]): LeftCounts => ({
  ineligible: left.filter((one) => one.why === 'ineligible').length,
  notInspectable: left.filter((one) => one.why === 'not-inspectable').length,
  replaced: left.filter((one) => one.replacedBy !== null).length,
})
