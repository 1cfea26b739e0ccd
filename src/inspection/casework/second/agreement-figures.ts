/** Reads what the page on agreement shows. */

import { caseState } from '#engine/casework/case-state.ts'
import { compareViews, type View } from '#engine/casework/two-views.ts'
import { type AgreementReport, agreementReport } from '#engine/certainty/agreement-report.ts'
import { type ChangedBand, changedBands } from '#engine/certainty/bands-changed.ts'
import type { Framework } from '#engine/framework/shape.ts'
import type { AssessedCase } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import { casesOf, valuesOf } from '../queries.ts'
import { twiceAssessed } from './all-views.ts'

export interface AgreementFigures {
  report: AgreementReport
  changed: ChangedBand[]
  /** Assessed twice, but openly: the second was no view of its own, so they are left out. */
  notBlind: number
  names: ReadonlyMap<string, string>
}

const nobody = 'nobody'

/** Both views as they were when each was first completed: what is changed later may be owed to the other's view. */
export async function agreementFigures(
  db: Reader,
  framework: Framework,
  inspectionId: string,
): Promise<AgreementFigures> {
  const twice = await twiceAssessed(db, framework, inspectionId, 'first-completed')
  const blind = twice.filter(({ about }) => about.blind)
  const names = new Map<string, string>()
  for (const { about } of blind) {
    names.set(about.firstAssessorId ?? nobody, about.firstAssessor ?? 'Nobody')
    names.set(about.assessorId ?? nobody, about.assessor ?? 'Nobody')
  }
  const report = agreementReport(
    framework,
    blind.map(({ about, first, second }) => ({
      caseRef: `${about.caseKind} ${about.caseRef}`,
      first: about.firstAssessorId ?? nobody,
      second: about.assessorId ?? nobody,
      compared: compareViews(framework, about.caseKind, first, second),
    })),
  )
  const values = await valuesOf(db, inspectionId)
  const assessed = (kind: string, { facts, answers }: View): AssessedCase => ({ kind, facts, answers })
  const cases = (await casesOf(db, inspectionId)).map((one) => {
    const both = blind.find(({ about }) => about.firstId === one.id)
    const now = both?.first ?? caseState({ framework, ...one }, values.get(one.id) ?? [])
    return {
      first: assessed(one.caseKind, now),
      second: both ? assessed(one.caseKind, both.second) : null,
    }
  })
  return {
    report,
    changed: changedBands(framework, cases),
    notBlind: twice.length - blind.length,
    names,
  }
}
