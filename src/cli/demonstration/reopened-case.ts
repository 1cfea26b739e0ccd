/** One case that was complete, opened again with a reason, corrected, and completed a second time. */
import type { Kysely } from 'kysely'
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import type { InventedInspection } from './invented-inspection.ts'
import { type DemonstrationName, demonstrationRoles } from './people.ts'
import { type As, done } from './visitors.ts'

const why = 'An assessment was filed under another reference and was found on the second day.'
const note = 'Judged again once the assessment that was filed elsewhere had been read.'

export async function reopenOne(db: Kysely<DB>, inspection: InventedInspection, as: As): Promise<void> {
  const one = await firstComplete(db, inspection.id)
  const name = demonstrationRoles.find((role) => role.name === one?.assessor)?.name
  if (!one || !name) return
  const assessor = await as(name satisfies DemonstrationName)
  const address = `${inspection.path}/casework/${one.id}`
  const lead = await as('Lead inspector')
  done(`reopen ${one.ref}`, await lead.post(`${address}/reopen`, { version: '1', reason: why }))
  const [question] = standardsJudgedFrom(inspection.framework, one.kind)[0]!.keyQuestions
  const newest = await db
    .selectFrom('answer')
    .where('assessment_id', '=', one.id)
    .where('question', '=', question!.id)
    .select(['version', 'value'])
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow()
  const corrected = { value: newest.value === 'yes' ? 'no' : 'yes', note, version: newest.version }
  const saved = await assessor.postJson(`${address}/answers`, { question: question!.id, ...corrected })
  if (saved.status !== 200) throw new Error(`The demonstration could not correct ${one.ref}: ${saved.body}`)
  done(`complete ${one.ref} again`, await assessor.post(`${address}/complete`))
}

function firstComplete(db: Kysely<DB>, inspectionId: string) {
  return (
    db
      .selectFrom('assessment as a')
      .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
      .innerJoin('person as p', 'p.id', 'a.assessor_id')
      .where('a.inspection_id', '=', inspectionId)
      .where('a.part', '=', 'first')
      .where('a.completed_at', 'is not', null)
      // Where two views of a case are compared, correcting one would end the comparison.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('assessment as s')
              .whereRef('s.case_id', '=', 'a.case_id')
              .where('s.part', '=', 'second')
              .select('s.id'),
          ),
        ),
      )
      .select(['a.id', 'a.case_kind as kind', 'c.case_ref as ref', 'p.name as assessor'])
      .orderBy('a.case_kind')
      .orderBy('c.case_ref')
      .executeTakeFirst()
  )
}
