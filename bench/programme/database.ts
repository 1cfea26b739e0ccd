/** A database with many concluded inspections of assessed cases, put there without the doors. */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Framework } from '#engine/framework/shape.ts'
import { rate } from '#engine/rating/rate.ts'
import type { Results } from '#engine/rating/results.ts'
import { type AssessedCase, resultsFromTally, tally } from '#engine/rating/tally.ts'
import { openInspection, registerService } from '#inspection/programme/actions.ts'
import { perform } from '#platform/audit/perform.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { createAccount } from '#platform/people/sign-in.actions.ts'
import { judgementsFor } from '../invented-cases.ts'

/** Cases of a caseload for each one that was assessed. */
const eligibleForEach = 2

export async function fillProgramme(
  db: Kysely<DB>,
  framework: Framework,
  programme: readonly (readonly AssessedCase[])[],
): Promise<void> {
  const person = await perform(db, createAccount, {
    email: 'inspector@example.org',
    name: 'Inspector',
    passwordHash: null,
    roles: [],
  })
  for (const [at, cases] of programme.entries()) {
    const inspection = await open(db, framework, `Service ${at + 1}`)
    for (const [kind, own] of Map.groupBy(cases, (one) => one.kind))
      await addKind(db, framework, { inspection, person, kind }, own)
    await conclude(db, framework, inspection, cases)
  }
}

async function open(db: Kysely<DB>, framework: Framework, name: string): Promise<string> {
  const service = await perform(db, registerService, { name, area: name, invented: true })
  const { id } = await perform(db, openInspection, {
    service: { id: service, slug: name.toLowerCase().replace(' ', '-') },
    framework: { id: framework.id, version: framework.version },
    announcedOn: '2027-01-04',
    fieldworkFrom: '2027-02-01',
    fieldworkTo: '2027-02-05',
    publicationPlannedOn: null,
  })
  return id
}

async function addKind(
  db: Kysely<DB>,
  framework: Framework,
  place: { inspection: string; person: string; kind: string },
  cases: readonly AssessedCase[],
): Promise<void> {
  const { inspection, person, kind } = place
  const [upload, sample] = [randomUUID(), randomUUID()]
  const about = { inspection_id: inspection, case_kind: kind, version: 1 }
  const columns = new Map(framework.facts.flatMap(({ id, column }) => (column ? [[id, column]] : [])))
  const listed = Array.from({ length: cases.length * eligibleForEach }, (_, at) => {
    const facts = Object.entries(cases[at]?.facts ?? {})
    const values = facts.flatMap(([id, value]) => (columns.has(id) ? [[columns.get(id)!, value]] : []))
    return {
      id: randomUUID(),
      upload_id: upload,
      case_ref: `${kind}-${at + 1}`,
      row_number: at + 1,
      values: JSON.stringify(Object.fromEntries(values)),
    }
  })
  await db
    .insertInto('caseload_upload')
    .values({
      id: upload,
      ...about,
      file_name: 'c.csv',
      file_digest: 'none',
      row_count: listed.length,
      uploaded_by: person,
    })
    .execute()
  await db.insertInto('caseload_case').values(listed).execute()
  await db
    .insertInto('sample')
    .values({
      id: sample,
      ...about,
      upload_id: upload,
      plan: '{}',
      frame_hash: 'none',
      list: '[]',
      list_digest: 'none',
      prepared_by: person,
    })
    .execute()
  await db
    .insertInto('sample_draw')
    .values({ sample_id: sample, seed: 'dice', row_number: 1, balance: '[]', drawn_by: person })
    .execute()
  await db
    .insertInto('sample_case')
    .values(
      listed.map(({ id }, at) => ({
        sample_id: sample,
        case_id: id,
        part: at < cases.length ? 'drawn' : 'reserve',
        position: at + 1,
      })),
    )
    .execute()
  const assessments = cases.map((_, at) => ({
    id: randomUUID(),
    inspection_id: inspection,
    case_id: listed[at]!.id,
    case_kind: kind,
    assessor_id: person,
    completed_at: new Date(),
  }))
  await db.insertInto('assessment').values(assessments).execute()
  const given = cases.flatMap(({ facts, answers }, at) => [
    ...Object.entries(facts).flatMap(([id, value]) =>
      columns.has(id) ? [] : [{ at, question: `fact:${id}`, value }],
    ),
    ...Object.entries(answers).map(([question, answer]) => ({ at, question, value: answer!.value })),
  ])
  await db
    .insertInto('answer')
    .values(
      given.map(({ at, question, value }) => ({
        assessment_id: assessments[at]!.id,
        question,
        value,
        version: 1,
        answered_by: person,
      })),
    )
    .execute()
}

/** The figures as a panel would have left them. */
async function conclude(
  db: Kysely<DB>,
  framework: Framework,
  inspection: string,
  cases: readonly AssessedCase[],
): Promise<void> {
  const kinds = Map.groupBy(cases, (one) => one.kind)
  const size = (kind: string) => (kinds.get(kind)?.length ?? 0) * eligibleForEach
  const results: Results = {
    framework: framework.id,
    ...resultsFromTally(framework, tally(framework, cases)),
    judgements: judgementsFor(framework),
    discretion: [],
    caseload: { court: size('court'), outOfCourt: size('out-of-court') },
  }
  await db
    .insertInto('result')
    .values({
      inspection_id: inspection,
      version: 1,
      results: JSON.stringify(results),
      rated: JSON.stringify(rate(framework, results)),
      digest: 'none',
    })
    .execute()
  await db.updateTable('inspection').set({ stage: 'drafting' }).where('id', '=', inspection).execute()
}
