/** A fieldwork week in the middle: most cases complete, some begun, the rest waiting. */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { standardsJudgedFrom } from '#engine/framework/find.ts'
import { createStream } from '#engine/sampling/stream.ts'
import type { DB } from '#platform/database/schema.generated.ts'
import type { Visitor } from '#platform/web/visitor.ts'
import { type InventedCase, inventFacts, inventScreen, screenFields } from './invented-answers.ts'
import { inventedExamples } from './invented-examples.ts'
import type { InventedInspection } from './invented-inspection.ts'
import { type DemonstrationName, demonstrationRoles } from './people.ts'
import { type As, done } from './visitors.ts'

/** Of ten cases: complete, begun. */
const complete = 6
const begun = 2

export async function assessCases(db: Kysely<DB>, inspection: InventedInspection, as: As): Promise<void> {
  const { path } = inspection
  const lead = await as('Lead inspector')
  done('share out the cases', await lead.post(`${path}/casework/share-out`))
  await stepAside(db, inspection, as)
  const cases = await allocated(db, inspection.id)
  for (const [at, one] of cases.entries()) {
    const turn = at % 10
    if (turn >= complete + begun || !isDemonstrationName(one.assessor)) continue
    const assessor = await as(one.assessor)
    const address = `${path}/casework/${one.id}`
    await answerCase(inspection, one, assessor, turn < complete ? undefined : 1)
    if (turn < complete) await noteExample(one.kind, at, address, assessor)
    if (turn < complete) done(`complete ${one.ref}`, await assessor.post(`${address}/complete`))
  }
}

/** Shares out all cases and completes every one. */
export async function assessEveryCase(db: Kysely<DB>, inspection: InventedInspection, as: As): Promise<void> {
  const { path } = inspection
  done('share out the cases', await (await as('Lead inspector')).post(`${path}/casework/share-out`))
  for (const one of await allocated(db, inspection.id)) {
    if (!isDemonstrationName(one.assessor)) continue
    const assessor = await as(one.assessor)
    await answerCase(inspection, one, assessor)
    done(`complete ${one.ref}`, await assessor.post(`${path}/casework/${one.id}/complete`))
  }
}

/** @param screens how many of the case's standards are answered; all unless told */
async function answerCase(
  { framework, name, path }: InventedInspection,
  { id, kind, ref, values }: Allocated,
  assessor: Visitor,
  screens?: number,
): Promise<void> {
  const address = `${path}/casework/${id}`
  const invented: InventedCase = { framework, kind, values, chance: createStream(`${name}|${ref}`) }
  const facts = inventFacts(invented)
  done(`answer the facts of ${ref}`, await assessor.post(`${address}/facts`, screenFields(facts, 'fact:')))
  for (const standard of standardsJudgedFrom(framework, kind).slice(0, screens)) {
    const answers = inventScreen(invented, facts, standard.id)
    // A screen on which nothing counts has no form to send.
    if (Object.keys(answers).length === 0) continue
    done(
      `answer ${standard.ref} of ${ref}`,
      await assessor.post(`${address}/standards/${standard.id}`, screenFields(answers)),
    )
  }
}

/** The first cases of each kind give one example each. */
async function noteExample(kind: string, at: number, address: string, assessor: Visitor): Promise<void> {
  const example = inventedExamples[at]
  if (!example || kind !== 'court') return
  const { about, quality, body, notPersonal } = example
  const question = `${kind}-${about}`
  done(
    `note an example on ${question}`,
    await assessor.post(`${address}/examples`, {
      id: randomUUID(),
      question,
      quality,
      body,
      ...(notPersonal ? { not_personal: notPersonal } : {}),
    }),
  )
}

/** One inspector should not assess one case, and says so; on another, two people work together. */
async function stepAside(db: Kysely<DB>, { id, path }: InventedInspection, as: As): Promise<void> {
  const lead = await as('Lead inspector')
  const cases = await allocated(db, id)
  const waiting = cases.filter((_, at) => at % 10 >= complete + begun)
  const close = waiting.find((one) => one.assessor === 'First inspector')
  if (close) {
    const words = 'I know the family from my time as a teaching assistant.'
    const inspector = await as('First inspector')
    done('step aside', await inspector.post(`${path}/casework/${close.id}/step-aside`, { words }))
    const other = (await as('Second inspector')).id
    const given = { [`assessor-${close.id}`]: other }
    done('give the case to another', await lead.post(`${path}/casework/allocation`, given))
  }
  const pair = cases.find((one, at) => at % 10 === complete && one.assessor !== 'First inspector')
  if (pair) {
    const colleague = (await as('First inspector')).id
    done('pair two people', await lead.post(`${path}/casework/${pair.id}/colleague`, { colleague }))
  }
}

const isDemonstrationName = (name: string | null): name is DemonstrationName =>
  demonstrationRoles.some((role) => role.name === name)

type Allocated = Awaited<ReturnType<typeof allocated>>[number]

async function allocated(db: Kysely<DB>, inspectionId: string) {
  const rows = await db
    .selectFrom('assessment as a')
    .innerJoin('caseload_case as c', 'c.id', 'a.case_id')
    .leftJoin('person as p', 'p.id', 'a.assessor_id')
    .where('a.inspection_id', '=', inspectionId)
    .where('a.part', '=', 'first')
    .select(['a.id', 'a.case_kind as kind', 'c.case_ref as ref', 'c.values', 'p.name as assessor'])
    .orderBy('a.case_kind')
    .orderBy('c.case_ref')
    .execute()
  return rows.map((row) => ({ ...row, values: row.values as Record<string, string> }))
}
