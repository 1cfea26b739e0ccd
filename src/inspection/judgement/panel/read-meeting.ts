/** One meeting as a whole: who decides, what lies before it, what it decided, and what is still to be done. */
import type { Framework } from '#engine/framework/shape.ts'
import {
  changesSince,
  composePapers,
  type PaperChange,
  type Papers,
  readPapers,
  type StandardPaper,
  samePaper,
  type Written,
} from '#engine/panel/papers.ts'
import { type Quorum, quorumOf } from '#engine/panel/seats.ts'
import type { Reader } from '#platform/audit/action.ts'
import type { InspectionThing } from '#platform/permissions/things.ts'
import { freezesOf } from '../../fieldwork-freeze.ts'
import { newestResult } from '../queries.ts'
import { readStanding } from '../results.ts'
import type { Standing } from '../standing.ts'
import { whatIsMissing } from '../what-is-missing.ts'
import {
  type Dissent,
  dissentsOf,
  type KeptPapers,
  leadViewsOf,
  type MeetingDecision,
  type MeetingRow,
  meetingDecisions,
  papersOf,
} from './queries.ts'
import { type SeatHere, seatsAt } from './seats.queries.ts'
import { asTheySat } from './who-sat.ts'
import { quorumMissing } from './words.ts'

export interface StandardBefore {
  paper: StandardPaper
  /** Every version, newest first. */
  decisions: MeetingDecision[]
  /** The newest, unless it was made on papers that said something else. */
  decision: MeetingDecision | null
  /** Decided on papers that said something else of this standard. */
  stale: boolean
  /** On the newest decision, and not withdrawn. */
  dissents: Dissent[]
}

export interface Meeting extends MeetingRow {
  framework: Framework
  seats: SeatHere[]
  quorumNow: Quorum
  /** Every version, newest first. */
  papers: KeptPapers[]
  /** The newest, read. */
  before: Papers | null
  standards: StandardBefore[]
  /** What is no longer as the papers say. Nothing once the meeting has ended. */
  changes: PaperChange[]
  /** What must still be done before it can be concluded, a sentence each. */
  missing: string[]
}

/** What would lie before the panel if the papers were taken in now. */
export async function papersNow(
  db: Reader,
  framework: Framework,
  inspection: InspectionThing,
  standing?: Standing,
): Promise<Papers> {
  const { results, rated, standards } = standing ?? (await readStanding(db, framework, inspection))
  const views = await leadViewsOf(db, inspection.id)
  const [freeze] = await freezesOf(db, inspection.id)
  const result = await newestResult(db, inspection.id)
  return composePapers({
    framework,
    inspection: inspection.id,
    freeze: freeze && !freeze.reopened ? { version: freeze.version, digest: freeze.digest } : null,
    standingResult: result?.version ?? null,
    results,
    reasons: new Map(rated.standards.map(({ ref, reasons }) => [ref, reasons])),
    judgements: new Map(
      standards.flatMap(({ standard, judgements: [newest] }): [string, Written][] =>
        newest ? [[standard.id, { version: newest.version, words: newest.reasons }]] : [],
      ),
    ),
    views: new Map(views.map(({ standard, version, words }) => [standard, { version, words }])),
  })
}

export async function readMeeting(
  db: Reader,
  framework: Framework,
  inspection: InspectionThing,
  row: MeetingRow,
): Promise<Meeting> {
  const now = await seatsAt(db, inspection.id, row.id)
  const seats = row.end ? asTheySat(now, row.end.sat) : now
  const quorumNow = quorumOf(
    seats.map(({ seat }) => seat),
    row.quorum,
  )
  const papers = await papersOf(db, row.id)
  const read = new Map(papers.map(({ version, content }) => [version, readPapers(content)]))
  const before = papers[0] ? read.get(papers[0].version)! : null
  const decisions = await meetingDecisions(db, row.id)
  const dissents = await dissentsOf(db, row.id)
  const standards = (before?.standards ?? []).map((paper): StandardBefore => {
    const own = decisions.filter(({ standard }) => standard === paper.id)
    const newest = own[0]
    const stale = newest !== undefined && !samePaper(read.get(newest.papers)!, before!, paper.id)
    return {
      paper,
      decisions: own,
      decision: newest && !stale ? newest : null,
      stale,
      dissents: dissents.filter(
        (one) => one.standard === paper.id && one.decision === newest?.version && !one.withdrawn,
      ),
    }
  })
  const meeting = { ...row, framework, seats, quorumNow, papers, before, standards }
  if (row.end) return { ...meeting, changes: [], missing: [] }
  const standing = await readStanding(db, framework, inspection)
  const changes = before ? changesSince(before, await papersNow(db, framework, inspection, standing)) : []
  return { ...meeting, changes, missing: stillToDo(meeting, changes, standing) }
}

function stillToDo(
  { quorumNow, before, standards }: Pick<Meeting, 'quorumNow' | 'before' | 'standards'>,
  changes: readonly PaperChange[],
  standing: Standing,
): string[] {
  const quorum = quorumMissing(quorumNow)
  // Before the papers are open nothing can be decided, so what is undecided need not be listed.
  if (!before) return [...(quorum ? [quorum] : []), 'The papers are not open yet.']
  return [
    ...(quorum ? [quorum] : []),
    ...(changes.length > 0
      ? ['Something changed since the papers were frozen, so they must be taken in anew.']
      : []),
    ...standards
      .filter(({ stale }) => stale)
      .map(({ paper }) => `${paper.ref} ${paper.name} was decided on earlier papers: decide again.`),
    ...whatIsMissing(standing),
  ]
}

/** Whether somebody may read papers and minutes: the lead and the panel, but nobody too close to the service. */
export const readsPapers = (meeting: Pick<Meeting, 'seats'>, personId: string): boolean =>
  meeting.seats.some((one) => one.person === personId && !one.conflict)

export const isChair = (meeting: Pick<Meeting, 'seats'>, personId: string): boolean =>
  meeting.seats.some((one) => one.person === personId && one.seat.part === 'chair')
