/** A share of the cases assessed twice: most of them done, with some differences, one of which is settled. */
import type { Kysely } from 'kysely'
import { keyQuestionById, standardsJudgedFrom } from '#engine/framework/find.ts'
import { createStream } from '#engine/sampling/stream.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import { type InventedCase, inventFacts, inventScreen, screenFields } from './invented-answers.ts'
import type { InventedInspection } from './invented-inspection.ts'
import type { DemonstrationName } from './people.ts'
import { type As, done } from './visitors.ts'

const perCent = 35
/** Of a hundred key questions the second assessor sees otherwise. */
const otherwise = 14

const assessors: DemonstrationName[] = ['Quality lead', 'First inspector', 'Local assessor']

export async function assessTwice(db: Kysely<DB>, inspection: InventedInspection, as: As): Promise<void> {
  const path = `${inspection.path}/casework`
  const quality = await as('Quality lead')
  for (const { id: kind } of inspection.framework.caseKinds) {
    const fields = { kind, amount: String(perCent), unit: 'per-cent', seed: '3-6-2-5' }
    done(`pick ${kind} cases to assess twice`, await quality.post(`${path}/second/pick`, fields))
  }
  const seconds = await picked(db, inspection.id)
  const given = seconds.map((one, at) => ({
    ...one,
    by: assessors.filter((name) => name !== one.firstAssessor)[at % 2]!,
  }))
  const fields: Record<string, string> = {}
  for (const one of given) fields[`second-${one.id}`] = (await as(one.by)).id
  done('give the second assessments', await quality.post(`${path}/second/given`, fields))
  let first = true
  for (const one of given.filter(({ firstComplete }) => firstComplete)) {
    const changed = await assess(inspection, as, one)
    if (first && changed) {
      first = false
      done(
        `settle a difference in ${one.ref}`,
        await quality.post(`${path}/${one.firstId}/reconciliation`, {
          ...changed,
          stands: 'second',
          reason: 'The plan names the risk and nobody to deal with it, as the second assessment says.',
          version: '0',
        }),
      )
    }
  }
}

type Given = Awaited<ReturnType<typeof picked>>[number] & { by: DemonstrationName }

/** Assesses a case as it was the first time, but for a few key questions. Returns one of those. */
async function assess({ framework, path }: InventedInspection, as: As, one: Given) {
  const assessor = await as(one.by)
  const address = `${path}/casework/${one.id}`
  const { kind, ref, values } = one
  // The same chance brings the same answers.
  const invented: InventedCase = { framework, kind, values, chance: createStream(`northmere|${ref}`) }
  const differs = createStream(`northmere|second|${ref}`)
  const facts = inventFacts(invented)
  done(
    `answer the facts of ${ref} again`,
    await assessor.post(`${address}/facts`, screenFields(facts, 'fact:')),
  )
  let changed: { question: string; first: string; second: string } | null = null
  for (const standard of standardsJudgedFrom(framework, kind)) {
    const answers = inventScreen(invented, facts, standard.id)
    for (const [question, value] of Object.entries(answers)) {
      if (!keyQuestionById(framework, question) || differs.below(100) >= otherwise) continue
      answers[question] = value === 'yes' ? 'no' : 'yes'
      changed = { question, first: value, second: answers[question]! }
    }
    if (Object.keys(answers).length === 0) continue
    const sent = await assessor.post(`${address}/standards/${standard.id}`, screenFields(answers))
    done(`answer ${standard.ref} of ${ref} again`, sent)
  }
  done(`complete ${ref} a second time`, await assessor.post(`${address}/complete`))
  return changed
}

async function picked(db: Kysely<DB>, inspectionId: string) {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('assessment as f', (join) =>
      join.onRef('f.case_id', '=', 'a.case_id').on('f.part', '=', 'first'),
    )
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .leftJoin('person as p', 'p.id', 'f.assessor_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'second')
    .select(['a.id', 'a.case_kind as kind', 'c.case_ref as ref', 'c.values', 'f.id as firstId'])
    .select(['p.name as firstAssessor', 'f.completed_at as completedAt'])
    .orderBy('a.case_kind')
    .orderBy('c.case_ref')
    .execute()
  return rows.map(({ completedAt, values, ...row }) => ({
    ...row,
    values: values as Record<string, string>,
    firstComplete: completedAt !== null,
  }))
}
