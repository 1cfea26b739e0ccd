/** Drafts that lie with the service for factual accuracy, for whoever has to do something about one. */
import { type Taking, takingComments } from '#engine/report/factual-accuracy.ts'
import type { Reader } from '#platform/audit/action.ts'
import { accuracyRound, today } from './accuracy-round.ts'
import { lockedDrafts } from './locked-drafts.ts'
import { stageOrder } from './stages.ts'

export interface DraftWaiting {
  slug: string
  service: string
  /** The newest locked version. */
  version: number
  taking: Taking
  /** The last day for comments. */
  until: string
  comments: number
  unanswered: number
}

interface At {
  id: string
  slug: string
  service: string
  stage: string
}

/** Those of these inspections whose round is not closed. */
export async function draftsWaiting(db: Reader, inspections: readonly At[]): Promise<DraftWaiting[]> {
  const waiting: DraftWaiting[] = []
  for (const { id, slug, service, stage } of inspections) {
    if (stageOrder(stage) !== stageOrder('accuracy')) continue
    const round = await accuracyRound(db, id)
    if (!round || round.closed || round.takenBack) continue
    const [newest] = await lockedDrafts(db, id)
    waiting.push({
      slug,
      service,
      version: newest?.version ?? 1,
      taking: takingComments(round, today()),
      until: round.leaveUntil ?? round.dueOn,
      comments: round.comments,
      unanswered: round.unanswered,
    })
  }
  return waiting
}
