/** Fieldwork as it stands this moment: cases, people and emerging figures. */

import { caseState, counted } from '#engine/casework/case-state.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { type Emerging, emergingFigures } from '#engine/rating/emerging.ts'
import { tally } from '#engine/rating/tally.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { CaseWithState } from '../case-with-state.ts'
import { casesOf, valuesOf } from '../queries.ts'
import { hiddenFrom } from '../second/queries.ts'
import { fingerprintOf, lastSavedOf } from './queries.ts'

export interface LiveCase {
  case: CaseWithState
  answered: number
  of: number
  lastSaved: Date | null
  /** The visitor assesses this case a second time and sees nothing of the first until that is complete. */
  hidden: boolean
}

export interface LiveProgress {
  /** What the page was made from, for the stream that says when it is out of date. */
  fingerprint: string
  at: Date
  framework: Framework
  cases: LiveCase[]
  emerging: Emerging[]
}

export async function liveProgress(
  db: Reader,
  framework: Framework,
  inspectionId: string,
  personId: string,
): Promise<LiveProgress> {
  const fingerprint = await fingerprintOf(db, inspectionId)
  const values = await valuesOf(db, inspectionId)
  const saved = await lastSavedOf(db, inspectionId)
  const hidden = await hiddenFrom(db, inspectionId, personId)
  const cases = (await casesOf(db, inspectionId)).map((one): LiveCase => {
    const state = caseState({ framework, ...one }, values.get(one.id) ?? [])
    return {
      case: { ...one, state },
      ...counted(state.progress),
      lastSaved: saved.get(one.id) ?? null,
      hidden: hidden.has(one.id),
    }
  })
  // A figure that includes a hidden case would tell what it is by how it moves.
  const shown = cases.filter((one) => !one.hidden)
  const counts = tally(
    framework,
    shown.map(({ case: { caseKind, state } }) => ({
      kind: caseKind,
      facts: state.facts,
      answers: state.answers,
    })),
  )
  return { fingerprint, at: new Date(), framework, cases, emerging: emergingFigures(framework, counts) }
}
