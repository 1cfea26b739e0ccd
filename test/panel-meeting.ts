/** A meeting of a ratings panel, by the doors that its people use. */
import { standardsInOrder } from '#engine/framework/find.ts'
import type { Framework } from '#engine/framework/shape.ts'
import { composePapers, papersDigest, papersText } from '#engine/panel/papers.ts'
import type { TestApp, Visitor } from './app.ts'
import { fillForm } from './fill-form.ts'

/** Calls a meeting and has everybody say that they have no interest. Returns the meeting's address. */
export async function calledMeeting(
  judgement: string,
  chair: Visitor,
  members: readonly Visitor[],
  fields: Record<string, string | string[]> = {},
): Promise<string> {
  const panel = `${judgement}/panel`
  const called = await fillForm(chair, panel, panel, { member: members.map(({ id }) => id), ...fields })
  if (called.status !== 303) throw new Error(`The meeting was not called: ${called.text}`)
  for (const person of [chair, ...members]) await declare(called.location!, person)
  return called.location!
}

export async function declare(meeting: string, person: Visitor, interest = '') {
  const said = { interest: interest ? 'yes' : 'no', words: interest }
  const declared = await fillForm(person, meeting, `${meeting}/declaration`, said)
  if (declared.status !== 303) throw new Error(`${person.name} could not declare: ${declared.text}`)
}

/** The chair opens the papers of a meeting that was just called. */
export async function openPapers(meeting: string, chair: Visitor): Promise<void> {
  const opened = await fillForm(chair, meeting, `${meeting}/papers`)
  if (opened.status !== 303) throw new Error(`The papers were not opened: ${opened.text}`)
}

export async function openedMeeting(
  judgement: string,
  chair: Visitor,
  members: readonly Visitor[],
  fields: Record<string, string | string[]> = {},
): Promise<string> {
  const meeting = await calledMeeting(judgement, chair, members, fields)
  await openPapers(meeting, chair)
  return meeting
}

/** Records a decision as the form of the standard's page would. */
export function decided(
  meeting: string,
  chair: Visitor,
  standard: string,
  fields: { rating: string; reason: string; minutes?: string },
) {
  const page = `${meeting}/standards/${standard}`
  return fillForm(chair, page, `${page}/decision`, fields)
}

/** A first meeting with empty papers and one decision, put straight into the record. */
export async function insertedMeeting(
  { db }: Pick<TestApp, 'db'>,
  framework: Framework,
  inspection: string,
  chair: string,
): Promise<string> {
  const { id } = await db
    .insertInto('panel_meeting')
    .values({ inspection_id: inspection, number: 1, held_on: '2027-02-08', quorum: 2, called_by: chair })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('panel_seat')
    .values({ meeting_id: id, person_id: chair, version: 1, part: 'chair', recorded_by: chair })
    .execute()
  const content = papersText(
    composePapers({
      inspection,
      framework,
      freeze: null,
      standingResult: null,
      results: {
        framework: framework.id,
        keyQuestions: [],
        judgements: [],
        discretion: [],
        caseload: {},
        cases: {},
      },
      reasons: new Map(),
      judgements: new Map(),
      views: new Map(),
    }),
  )
  await db
    .insertInto('panel_papers')
    .values({ meeting_id: id, version: 1, content, digest: papersDigest(content), frozen_by: chair })
    .execute()
  await db
    .insertInto('meeting_decision')
    .values({
      meeting_id: id,
      standard: standardsInOrder(framework).find(({ judged }) => judged === 'from-cases')!.id,
      version: 1,
      papers: 1,
      proposed: 'good',
      rating: 'good',
      reason: 'As it stands.',
      decided_by: chair,
    })
    .execute()
  return id
}
