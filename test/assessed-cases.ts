/** Cases that were listed, drawn and assessed, put straight into the database. */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database/schema.generated.ts'

/** Every second assessed case had its case manager interviewed. Cases carry invented references. */
export async function assessedCases(
  db: Kysely<DB>,
  inspection: string,
  person: string,
  caseKind: string,
  many: { eligible: number; planned: number; drawn: number; assessed: number },
): Promise<void> {
  const upload = randomUUID()
  await db
    .insertInto('caseload_upload')
    .values({
      id: upload,
      inspection_id: inspection,
      case_kind: caseKind,
      version: 1,
      file_name: 'caseload.csv',
      file_digest: 'none',
      row_count: many.eligible,
      uploaded_by: person,
    })
    .execute()
  const cases = Array.from({ length: many.eligible }, (_, at) => ({
    id: randomUUID(),
    upload_id: upload,
    case_ref: `${caseKind}-${at + 1}`,
    row_number: at + 1,
    values: '{}',
  }))
  await db.insertInto('caseload_case').values(cases).execute()
  const sample = randomUUID()
  await db
    .insertInto('sample')
    .values({
      id: sample,
      inspection_id: inspection,
      case_kind: caseKind,
      version: 1,
      upload_id: upload,
      plan: JSON.stringify({ kind: caseKind, eligible: many.eligible, n: many.planned }),
      frame_hash: 'none',
      list: '[]',
      list_digest: 'none',
      prepared_by: person,
    })
    .execute()
  await db
    .insertInto('sample_case')
    .values(
      cases.map((one, at) => ({
        sample_id: sample,
        case_id: one.id,
        part: at < many.drawn ? 'drawn' : 'reserve',
        position: at + 1,
      })),
    )
    .execute()
  for (const [at, one] of cases.slice(0, many.assessed).entries()) {
    const assessment = randomUUID()
    await db
      .insertInto('assessment')
      .values({
        id: assessment,
        inspection_id: inspection,
        case_id: one.id,
        case_kind: caseKind,
        assessor_id: person,
        completed_at: new Date(),
      })
      .execute()
    // Corrected once, so that only the newest version may count.
    const answer = { assessment_id: assessment, question: 'fact:manager-interviewed', answered_by: person }
    await db
      .insertInto('answer')
      .values([
        { ...answer, version: 1, value: at % 2 === 0 ? 'no' : 'yes' },
        { ...answer, version: 2, value: at % 2 === 0 ? 'yes' : 'no' },
      ])
      .execute()
  }
}
